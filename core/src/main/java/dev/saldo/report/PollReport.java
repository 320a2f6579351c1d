package dev.saldo.report;

import dev.saldo.poll.PollResult;
import dev.saldo.poll.PollResult.Failed;
import dev.saldo.poll.PollResult.Sampled;
import dev.saldo.report.Table.Column;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.FailureReason;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a poll brought: a row per bucket, and one per account that could not be read.
 *
 * @param zone the zone in which people read it
 * @param results the results, in the order of the accounts
 */
public record PollReport(ZoneId zone, List<PollResult> results) {

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("account", "account"),
          Column.detail("provider", "provider"),
          Column.detail("observedAt", "read at"),
          Column.of("bucket", "bucket"),
          Column.of("amount", "balance"),
          Column.detail("unitKind", "kind"),
          Column.of("unitCode", "unit"),
          Column.detail("durationMillis", "took"),
          Column.of("outcome", "outcome"),
          Column.of("message", "note"));

  public PollReport {
    results = List.copyOf(results);
  }

  public Table table() {
    List<List<Cell>> rows = new ArrayList<>();
    for (PollResult result : results) {
      switch (result) {
        case Sampled sampled ->
            sampled.balances().forEach(balance -> rows.add(balance(sampled, balance)));
        case Failed failed -> rows.add(failure(failed));
      }
    }
    return new Table("Poll", zone, COLUMNS, rows);
  }

  private static List<Cell> balance(Sampled sampled, Balance balance) {
    Cell amount =
        balance.amount().unlimited()
            ? new Cell.Unknown("unlimited")
            : Cell.figure(balance.amount().value());
    return row(
        sampled,
        new Cell.Text(balance.bucket()),
        amount,
        balance.unit(),
        "sampled",
        String.join(" ", balance.notes()));
  }

  private static List<Cell> failure(Failed failed) {
    return row(
        failed,
        new Cell.Text(""),
        new Cell.Unknown(""),
        null,
        word(failed.reason()),
        failed.message());
  }

  private static List<Cell> row(
      PollResult result,
      Cell bucket,
      Cell amount,
      @Nullable BalanceUnit unit,
      String outcome,
      String message) {
    return List.of(
        new Cell.Text(result.account().name()),
        new Cell.Text(result.account().provider()),
        new Cell.Time(result.observedAt()),
        bucket,
        amount,
        new Cell.Text(unit == null ? "" : unit.kind().name().toLowerCase(Locale.ROOT)),
        new Cell.Text(unit == null ? "" : unit.code()),
        new Cell.Count(result.duration().toMillis()),
        new Cell.Text(outcome),
        new Cell.Text(message));
  }

  /** Returns how reports write a reason: {@code rate-limited}. */
  static String word(FailureReason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
