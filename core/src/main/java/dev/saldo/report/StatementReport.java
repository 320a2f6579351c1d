package dev.saldo.report;

import dev.saldo.event.ClassifiedChangeFinder;
import dev.saldo.event.ClassifiedLevelChange;
import dev.saldo.event.EventAssessment;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.EventKind;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesSampleNeighbours;
import dev.saldo.usage.LevelChange;
import dev.saldo.usage.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a month, as a bank would state it, one per series.
 *
 * @param month the month
 * @param window the month in the zone of the report
 * @param statements ordered by account, bucket and unit
 */
public record StatementReport(YearMonth month, Window window, List<Statement> statements) {

  /**
   * The statement of one series. Where opening and closing are known, {@code opening - used + the
   * sum of the entries = closing} holds to the last digit.
   *
   * @param subject what it is about
   * @param usage the figures of the month
   * @param entries what was not use, oldest first
   * @param firstObservedAt the first sample of the series, UTC
   * @param lastObservedAt its last sample, UTC
   */
  public record Statement(
      ReportSubject subject,
      Usage usage,
      List<Entry> entries,
      Instant firstObservedAt,
      Instant lastObservedAt) {

    public Statement {
      entries = List.copyOf(entries);
    }

    /** Returns the sum of the entries of a kind; null if nothing is known of the month. */
    public @Nullable BigDecimal sum(EventKind kind) {
      return usage.used() == null
          ? null
          : entries.stream()
              .filter(entry -> entry.ruling().kind() == kind)
              .map(Entry::amount)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  /**
   * A line of a statement.
   *
   * @param change the whole change
   * @param amount how much of it lies in the month
   * @param ruling what it was
   */
  public record Entry(LevelChange change, BigDecimal amount, EventAssessment ruling) {

    /** Returns whether another part of it lies outside the month. */
    public boolean isPart() {
      return amount.compareTo(change.amount()) != 0;
    }
  }

  public StatementReport {
    statements = List.copyOf(statements);
  }

  /** Asks a history. Costs index seeks per series, however long the history. */
  public static StatementReport of(
      BalanceHistory history, Selection selection, YearMonth month, ZoneId zone) {
    Instant from = month.atDay(1).atStartOfDay(zone).toInstant();
    Instant to = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
    List<SeriesSampleNeighbours> edges = history.brackets(selection, List.of(from, to));
    ClassifiedChangeFinder changes = ClassifiedChangeFinder.of(history, selection, edges);
    Window window = new Window(from, to, zone);
    return new StatementReport(
        month, window, edges.stream().map(found -> statement(found, changes, window)).toList());
  }

  private static Statement statement(
      SeriesSampleNeighbours found, ClassifiedChangeFinder changes, Window window) {
    Series series = found.series();
    List<LevelChange> corrections = changes.corrections(series.key());
    return new Statement(
        ReportSubject.of(series),
        Usage.between(found.brackets().getFirst(), found.brackets().getLast(), corrections),
        changes.of(series.key()).stream()
            .map(one -> entry(one, window))
            .filter(entry -> entry.amount().signum() != 0)
            .toList(),
        series.firstObservedAt(),
        series.last().observedAt());
  }

  private static Entry entry(ClassifiedLevelChange one, Window window) {
    BigDecimal amount = one.change().within(window.from(), window.to());
    return new Entry(one.change(), amount, one.ruling());
  }

  public Table table() {
    return StatementReportTable.build(this);
  }
}
