package dev.saldo.report;

import dev.saldo.account.PollInterval;
import dev.saldo.event.ClassifiedChangeFinder;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesSampleNeighbours;
import dev.saldo.spi.Amount;
import dev.saldo.usage.Step;
import dev.saldo.usage.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A usage report with the usage of the same steps a year before. Immutable and thread-safe.
 *
 * @param report the report
 * @param rows its rows in their order, each with the year before
 */
public record YearlyUsageReport(UsageReport report, List<Row> rows) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** What a comparison is worth. */
  public enum Basis {
    /** Both steps are entire and known from their beginning to their end. */
    ENTIRE,
    /** The window cuts the step; the one a year before is cut at the same time. */
    TO_DATE,
    /** One of the steps is known only in part. */
    PARTLY,
    /** Nothing is known of one of the steps. */
    UNKNOWN
  }

  /**
   * A row of the report.
   *
   * @param current the row of the usage report
   * @param from the start of the same step a year before, UTC, inclusive
   * @param to its end, UTC, exclusive
   * @param before its usage; null if it has no time, as a leap day has none
   * @param basis what the comparison is worth
   */
  public record Row(
      UsageReport.Row current, Instant from, Instant to, @Nullable Usage before, Basis basis) {

    /** Returns the usage a year before; null if unknown. */
    public @Nullable BigDecimal usedBefore() {
      return before == null ? null : before.used();
    }

    /** Returns the usage less that of the year before; null unless both are known completely. */
    public @Nullable BigDecimal change() {
      BigDecimal used = current.usage().used();
      BigDecimal earlier = usedBefore();
      boolean comparable = basis == Basis.ENTIRE || basis == Basis.TO_DATE;
      return !comparable || used == null || earlier == null
          ? null
          : Amount.plain(used.subtract(earlier));
    }

    /**
     * Returns the change in percent of the year before, to a tenth; null if the change is unknown
     * or nothing was used.
     */
    public @Nullable BigDecimal changePercent() {
      BigDecimal change = change();
      BigDecimal earlier = usedBefore();
      return change == null || earlier == null || earlier.signum() == 0
          ? null
          : Amount.plain(change.multiply(HUNDRED).divide(earlier, 1, RoundingMode.HALF_EVEN));
    }
  }

  public YearlyUsageReport {
    rows = List.copyOf(rows);
  }

  /** Returns whether the steps of a division can be compared: a day has no same day. */
  public static boolean compares(Step step) {
    return switch (step) {
      case TOTAL, MONTH, QUARTER, YEAR -> true;
      case HOUR, DAY, WEEK -> false;
    };
  }

  /** Adds the year before to a report. Needs as many index lookups as the report itself. */
  public static YearlyUsageReport of(
      BalanceHistory history, Selection selection, UsageReport report) {
    YearBeforeEdges edges = YearBeforeEdges.of(report.window(), report.step());
    Map<List<Object>, Earlier> earlier = read(history, selection, edges.different());
    List<Row> rows = new ArrayList<>();
    for (UsageReport.Row row : report.rows()) {
      Usage usage = row.usage();
      Instant from = edges.before(usage.from());
      Instant to = edges.before(usage.to());
      Earlier series = earlier.get(key(row.subject()));
      Usage before = series == null ? null : series.usages().get(from);
      Basis basis = edges.isEntire(usage.from(), usage.to()) ? Basis.ENTIRE : Basis.TO_DATE;
      if (series == null || before == null || before.used() == null || usage.used() == null) {
        basis = Basis.UNKNOWN;
      } else if (!series.isKnown(from, to) || !series.isKnown(usage.from(), usage.to())) {
        basis = Basis.PARTLY;
      }
      rows.add(new Row(row, from, to, before, basis));
    }
    return new YearlyUsageReport(report, rows);
  }

  /** The edges of the steps of a window, a year before. Immutable. */
  private static final class YearBeforeEdges {

    private static final MonthDay LEAP_DAY = MonthDay.of(Month.FEBRUARY, 29);

    private final Window window;
    private final Step step;
    private final List<Instant> edges;

    private YearBeforeEdges(Window window, Step step) {
      this.window = window;
      this.step = step;
      this.edges =
          step.edges(window.from(), window.to(), window.zone()).stream().map(this::before).toList();
    }

    static YearBeforeEdges of(Window window, Step step) {
      return new YearBeforeEdges(window, step);
    }

    /** Returns the different edges, ascending; only one if the window is within a leap day. */
    List<Instant> different() {
      return edges.stream().distinct().toList();
    }

    /**
     * Returns the same local time a year before. A year before a leap day is the end of February,
     * so that a month up to it is compared with the entire month.
     */
    Instant before(Instant edge) {
      ZoneId zone = window.zone();
      ZonedDateTime local = edge.atZone(zone);
      return MonthDay.from(local).equals(LEAP_DAY)
          ? local.toLocalDate().plusDays(1).minusYears(1).atStartOfDay(zone).toInstant()
          : local.minusYears(1).toInstant();
    }

    /** Returns whether a step is as long as the calendar makes it, and not cut by the window. */
    boolean isEntire(Instant from, Instant to) {
      return step == Step.TOTAL || (begins(from) && begins(to));
    }

    private boolean begins(Instant at) {
      ZonedDateTime local = at.atZone(window.zone());
      boolean midnight = local.toLocalTime().equals(LocalTime.MIDNIGHT);
      int month = local.getMonthValue() - 1;
      return switch (step) {
        case TOTAL -> true;
        case MONTH -> midnight && local.getDayOfMonth() == 1;
        case QUARTER -> midnight && local.getDayOfMonth() == 1 && month % 3 == 0;
        case YEAR -> midnight && local.getDayOfYear() == 1;
        case HOUR, DAY, WEEK -> false;
      };
    }
  }

  /**
   * The year before of one series.
   *
   * @param usages the usage of each step that has a time, by its start
   */
  private record Earlier(Series series, Map<Instant, Usage> usages) {

    /** Returns whether the series has samples from the start of a step to its end. */
    boolean isKnown(Instant from, Instant to) {
      Instant last = series.last().observedAt();
      PollInterval interval = new PollInterval(series.every());
      return !series.firstObservedAt().isAfter(from)
          && (!last.isBefore(to) || interval.isCovered(Duration.between(last, to)));
    }
  }

  private static Map<List<Object>, Earlier> read(
      BalanceHistory history, Selection selection, List<Instant> edges) {
    Map<List<Object>, Earlier> earlier = new HashMap<>();
    List<SeriesSampleNeighbours> found = history.brackets(selection, edges);
    ClassifiedChangeFinder changes = ClassifiedChangeFinder.ofWindow(history, selection, found);
    for (SeriesSampleNeighbours series : found) {
      Map<Instant, Usage> usages = new HashMap<>();
      UsageReport.usages(series, changes).forEach(usage -> usages.put(usage.from(), usage));
      earlier.put(key(ReportSubject.of(series.series())), new Earlier(series.series(), usages));
    }
    return earlier;
  }

  private static List<Object> key(ReportSubject subject) {
    return List.of(
        subject.account(),
        subject.provider(),
        subject.bucket(),
        subject.unit().kind(),
        subject.unit().code(),
        subject.meaning());
  }

  /** Returns the charts of the report. */
  public List<Chart> charts() {
    return report.charts();
  }

  /** Returns the report as a table. */
  public Table table() {
    return UsageReportTable.build(this);
  }
}
