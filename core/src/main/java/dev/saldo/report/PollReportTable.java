package dev.saldo.report;

import dev.saldo.history.PollResult;
import dev.saldo.history.PollResult.Failed;
import dev.saldo.history.PollResult.Sampled;
import dev.saldo.report.Cell.Severity;
import dev.saldo.spi.Balance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of a poll report, one row per bucket and one per account that could not be read. */
final class PollReportTable {

  /**
   * A row of the table.
   *
   * @param balance the balance of the bucket; null if the account could not be read
   */
  private record Line(PollResult result, Cell outcome, String message, @Nullable Balance balance) {}

  private static final TableColumns<Balance> BALANCE =
      TableColumns.<Balance>begin()
          .text("bucket", "bucket", Balance::bucket)
          .amount("amount", "balance", Balance::amount)
          .word("unitKind", "kind", balance -> balance.unit().kind())
          .detail()
          .unit(b -> Cell.Unit.of(b.unit().kind(), b.unit().code(), b.meaning()))
          .word("means", "means", Balance::meaning)
          .file();

  private static final TableColumns<Line> COLUMNS =
      TableColumns.<Line>begin()
          .text("account", "account", line -> line.result().account().name())
          .text("provider", "provider", line -> line.result().account().provider())
          .detail()
          .time("observedAt", "read at", line -> line.result().observedAt())
          .detail()
          .and(BALANCE.fromNullable(Line::balance))
          .count("durationMillis", "duration ms", line -> line.result().duration().toMillis())
          .detail()
          .cell("outcome", "outcome", Line::outcome)
          .text("message", "note", Line::message);

  private PollReportTable() {}

  static Table build(PollReport report, boolean messages) {
    List<Line> lines = new ArrayList<>();
    for (PollResult result : sorted(report.results())) {
      switch (result) {
        case Sampled sampled ->
            sampled.balances().forEach(balance -> lines.add(line(sampled, balance)));
        case Failed failed -> lines.add(line(failed, messages ? failed.message() : ""));
      }
    }
    return COLUMNS.table("Poll", report.zone(), lines);
  }

  /** Returns the results in the order of a status report. */
  private static List<PollResult> sorted(List<PollResult> results) {
    return results.stream()
        .sorted(Comparator.comparing(result -> result.account().name()))
        .toList();
  }

  private static Line line(Sampled sampled, Balance balance) {
    Cell outcome = new Cell.Status("sampled", Severity.NORMAL, "read");
    return new Line(sampled, outcome, String.join(" ", balance.notes()), balance);
  }

  private static Line line(Failed failed, String message) {
    Cell outcome = Cell.Status.of(failed.reason(), Severity.FAILURE);
    return new Line(failed, outcome, message, null);
  }
}
