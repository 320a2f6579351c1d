package dev.saldo.report;

import dev.saldo.report.StatusReport.Latest;
import dev.saldo.spi.Amount;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The totals of a report, one for each unit and meaning. Buckets that are calculated from others do
 * not count, and a figure that is not known is left out of its sum. Immutable and thread-safe.
 *
 * @param zone the time zone of the report
 * @param rows the totals, in the order in which their units occur
 * @param figures what is summed, in the order of the sums
 */
public record UnitTotals(ZoneId zone, List<Row> rows, List<Figure> figures) {

  /** A figure that is summed. */
  public enum Figure {
    /** The current amount, as the vendor states it. */
    AMOUNT("amount", "balance"),
    /** The use per 24 h, over the last seven days. */
    USED_PER_DAY("usedPerDay", "used/day 7d"),
    /** The use in the window. */
    USED("used", "used"),
    /** What was added in the window. */
    ADDED("added", "added");

    private final String key;
    private final String heading;

    Figure(String key, String heading) {
      this.key = key;
      this.heading = heading;
    }

    /** Returns the key of its column, as in CSV. */
    public String key() {
      return key;
    }
  }

  /**
   * The sums of one unit and meaning.
   *
   * @param subject one of the buckets, for the unit and the meaning of all of them
   * @param buckets the number of buckets
   * @param sums a sum for each figure, in the unit; null if it is known of none of the buckets
   */
  public record Row(ReportSubject subject, int buckets, List<@Nullable BigDecimal> sums) {

    public Row {
      sums = Collections.unmodifiableList(new ArrayList<>(sums));
    }
  }

  public UnitTotals {
    rows = List.copyOf(rows);
    figures = List.copyOf(figures);
  }

  /** Returns the sums of the current balances and of their use per day. */
  public static UnitTotals sum(StatusReport report) {
    Sums sums = new Sums();
    for (StatusReport.Row row : report.rows()) {
      Latest latest = row.latest().orElse(null);
      if (latest != null) {
        sums.add(latest.subject(), latest.amount().value(), latest.usedPerDay());
      }
    }
    return new UnitTotals(report.zone(), sums.rows(), List.of(Figure.AMOUNT, Figure.USED_PER_DAY));
  }

  /** Returns the sums of usage and additions in the window. */
  public static UnitTotals sum(UsageReport report) {
    Sums sums = new Sums();
    for (UsageReport.Row row : report.rows()) {
      sums.add(row.subject(), row.usage().used(), row.usage().added());
    }
    return new UnitTotals(report.window().zone(), sums.rows(), List.of(Figure.USED, Figure.ADDED));
  }

  /** Returns the totals as a table, a row for each. */
  public Table table() {
    TableColumns<Row> columns =
        TableColumns.<Row>begin()
            .unit(row -> row.subject().unitCell())
            .count("buckets", "buckets", Row::buckets);
    for (int i = 0; i < figures.size(); i++) {
      columns = columns.and(column(i));
    }
    return columns.table("Totals", zone, rows);
  }

  private TableColumns<Row> column(int index) {
    Figure figure = figures.get(index);
    TableColumns<Row> none = TableColumns.begin();
    return switch (figure) {
      case AMOUNT -> none.stated(figure.key, figure.heading, row -> row.sums().get(index));
      case USED_PER_DAY -> none.rate(figure.key, figure.heading, row -> row.sums().get(index));
      case USED, ADDED -> none.calculated(figure.key, figure.heading, row -> row.sums().get(index));
    };
  }

  /** Adds the figures of the buckets of each unit and meaning. */
  private static final class Sums {

    private final Map<List<Object>, Row> rows = new LinkedHashMap<>();
    private final Map<List<Object>, Set<List<String>>> buckets = new LinkedHashMap<>();

    void add(ReportSubject subject, @Nullable BigDecimal... figures) {
      if (subject.derived()) {
        return;
      }
      List<Object> unit = List.of(subject.unit().kind(), subject.unit().code(), subject.meaning());
      Set<List<String>> counted = buckets.computeIfAbsent(unit, key -> new HashSet<>());
      counted.add(List.of(subject.account(), subject.bucket()));
      Row before = rows.get(unit);
      List<@Nullable BigDecimal> sums = new ArrayList<>();
      for (int i = 0; i < figures.length; i++) {
        sums.add(sum(before == null ? null : before.sums().get(i), figures[i]));
      }
      rows.put(unit, new Row(before == null ? subject : before.subject(), counted.size(), sums));
    }

    List<Row> rows() {
      return List.copyOf(rows.values());
    }

    private static @Nullable BigDecimal sum(
        @Nullable BigDecimal before, @Nullable BigDecimal figure) {
      if (before == null || figure == null) {
        return before == null ? figure : before;
      }
      return Amount.plain(before.add(figure));
    }
  }
}
