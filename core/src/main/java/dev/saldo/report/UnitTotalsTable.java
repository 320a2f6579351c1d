package dev.saldo.report;

import dev.saldo.report.StatusReport.Latest;
import dev.saldo.spi.Amount;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The totals of a report, a row for each unit. Buckets that are calculated from others do not
 * count, and a figure that is not known is left out of its sum.
 */
public final class UnitTotalsTable {

  private static final int FIGURES = 2;

  private static final TableColumns<Total> BUCKETS =
      TableColumns.<Total>begin()
          .unit(total -> total.first.unitCell())
          .count("buckets", "buckets", total -> total.buckets.size());

  private UnitTotalsTable() {}

  /** The sums of the figures of one unit. */
  private static final class Total {

    private final ReportSubject first;
    private final Set<String> buckets = new HashSet<>();
    private final List<@Nullable BigDecimal> sums = new ArrayList<>();

    Total(ReportSubject first) {
      this.first = first;
      for (int i = 0; i < FIGURES; i++) {
        sums.add(null);
      }
    }

    void add(int figure, @Nullable BigDecimal value) {
      BigDecimal sum = sums.get(figure);
      if (value != null) {
        sums.set(figure, sum == null ? value : Amount.plain(sum.add(value)));
      }
    }

    @Nullable BigDecimal first() {
      return sums.getFirst();
    }

    @Nullable BigDecimal second() {
      return sums.getLast();
    }
  }

  /** Returns the sums of the current balances and of their use per day. */
  public static Table sum(StatusReport report) {
    Map<List<Object>, Total> totals = new LinkedHashMap<>();
    for (StatusReport.Row row : report.rows()) {
      Latest latest = row.latest().orElse(null);
      if (latest != null) {
        add(totals, latest.subject(), latest.amount().value(), latest.usedPerDay());
      }
    }
    return table(
        BUCKETS
            .and(TableColumns.<Total>begin().stated("amount", "balance", Total::first))
            .and(TableColumns.<Total>begin().rate("usedPerDay", "used/day 7d", Total::second)),
        report.zone(),
        totals);
  }

  /** Returns the sums of usage and additions in the window. */
  public static Table sum(UsageReport report) {
    Map<List<Object>, Total> totals = new LinkedHashMap<>();
    for (UsageReport.Row row : report.rows()) {
      add(totals, row.subject(), row.usage().used(), row.usage().added());
    }
    return table(
        BUCKETS
            .and(TableColumns.<Total>begin().calculated("used", "used", Total::first))
            .and(TableColumns.<Total>begin().calculated("added", "added", Total::second)),
        report.window().zone(),
        totals);
  }

  private static void add(
      Map<List<Object>, Total> totals,
      ReportSubject subject,
      @Nullable BigDecimal first,
      @Nullable BigDecimal second) {
    if (subject.derived()) {
      return;
    }
    List<Object> unit = List.of(subject.unit().kind(), subject.unit().code(), subject.meaning());
    Total total = totals.computeIfAbsent(unit, key -> new Total(subject));
    total.buckets.add(subject.account() + "/" + subject.bucket());
    total.add(0, first);
    total.add(1, second);
  }

  private static Table table(
      TableColumns<Total> columns, ZoneId zone, Map<List<Object>, Total> totals) {
    return columns.table("Totals", zone, List.copyOf(totals.values()));
  }
}
