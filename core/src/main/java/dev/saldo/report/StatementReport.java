package dev.saldo.report;

import dev.saldo.event.ClassifiedChangeFinder;
import dev.saldo.event.ClassifiedLevelChange;
import dev.saldo.event.EventAssessment;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.EventKind;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.SeriesSampleNeighbours;
import dev.saldo.history.terms.StatedBucketTerms;
import dev.saldo.usage.LevelChange;
import dev.saldo.usage.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The account statements of a month, one per series, like those of a bank. Immutable and
 * thread-safe.
 *
 * @param month the month
 * @param window the month in the time zone of the report
 * @param statements the statements, ordered by account, bucket and unit
 */
public record StatementReport(YearMonth month, Window window, List<Statement> statements) {

  /**
   * The statement of one series, with the levels as stated. If opening and closing are known,
   * {@code opening - used + the sum of the entries = closing} holds exactly; for SPENT and OWED
   * amounts, {@code opening + used - the sum of the entries = closing}.
   *
   * @param subject the series
   * @param usage the figures of the month
   * @param entries the changes other than use, oldest first
   * @param firstObservedAt the time of the first sample of the series, UTC
   * @param lastObservedAt the time of its last sample, UTC
   * @param terms the terms and notes that the vendor stated: those at the start of the month if
   *     there are any, and each change in it, oldest first
   * @param amountBefore the amount before the latest readings, from which the closing balance may
   *     follow, if they look like a glitch that no later one confirms or takes back yet; null
   *     otherwise
   */
  public record Statement(
      ReportSubject subject,
      Usage usage,
      List<Entry> entries,
      Instant firstObservedAt,
      Instant lastObservedAt,
      List<StatedBucketTerms> terms,
      @Nullable BigDecimal amountBefore) {

    public Statement {
      entries = List.copyOf(entries);
      terms = List.copyOf(terms);
    }

    /** Returns whether the closing balance follows from a reading that looks like a glitch. */
    public boolean unconfirmed() {
      return amountBefore != null;
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
   * An entry of a statement.
   *
   * @param change the complete change
   * @param amount the part of it that lies in the month
   * @param ruling its classification
   */
  public record Entry(LevelChange change, BigDecimal amount, EventAssessment ruling) {

    /** Returns whether part of the change lies outside the month. */
    public boolean isPart() {
      return amount.compareTo(change.amount()) != 0;
    }
  }

  public StatementReport {
    statements = List.copyOf(statements);
  }

  /**
   * Creates the report from a history. Needs a few index lookups per series, whatever the length of
   * the history.
   */
  public static StatementReport of(
      BalanceHistory history, Selection selection, YearMonth month, ZoneId zone) {
    Instant from = month.atDay(1).atStartOfDay(zone).toInstant();
    Instant to = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
    List<SeriesSampleNeighbours> edges = history.brackets(selection, List.of(from, to));
    ClassifiedChangeFinder changes = ClassifiedChangeFinder.of(history, selection, edges);
    Map<SeriesKey, List<StatedBucketTerms>> terms = history.statedTerms(selection, from, to);
    Window window = new Window(from, to, zone);
    return new StatementReport(
        month,
        window,
        edges.stream()
            .map(
                found ->
                    statement(
                        found,
                        changes,
                        terms.getOrDefault(found.series().key(), List.of()),
                        window))
            .toList());
  }

  private static Statement statement(
      SeriesSampleNeighbours found,
      ClassifiedChangeFinder changes,
      List<StatedBucketTerms> terms,
      Window window) {
    Series series = found.series();
    List<LevelChange> corrections = changes.corrections(series.key());
    return new Statement(
        ReportSubject.of(series),
        Usage.between(found.brackets().getFirst(), found.brackets().getLast(), corrections)
            .asStated(series.key().meaning()),
        changes.of(series.key()).stream()
            .map(classified -> entry(classified, window))
            .filter(entry -> entry.amount().signum() != 0)
            .toList(),
        series.firstObservedAt(),
        series.last().observedAt(),
        terms,
        UsageReport.amountBefore(series, found.brackets().getLast()));
  }

  private static Entry entry(ClassifiedLevelChange classified, Window window) {
    BigDecimal amount = classified.change().within(window.from(), window.to());
    return new Entry(classified.change(), amount, classified.ruling());
  }

  /** Returns the report as a table. */
  public Table table() {
    return StatementReportTable.build(this);
  }
}
