package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.RISE;

import dev.saldo.history.Rise;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Reads the rises of many series; they are few. */
final class RiseReads {

  private static final int FEW = 500;

  private RiseReads() {}

  /** Reads the rises in {@code [from, to)}, in the order of the series and oldest first. */
  static List<Rise> rises(DSLContext sql, List<KeptSeries> series, Instant from, Instant to) {
    Map<Long, KeptSeries> byId = new HashMap<>();
    series.forEach(kept -> byId.put(kept.id(), kept));
    Condition narrowed = series.size() > FEW ? DSL.noCondition() : RISE.SERIES_ID.in(byId.keySet());
    return sql
        .select(RISE.SERIES_ID, RISE.AFTER, RISE.OBSERVED_AT, RISE.AMOUNT)
        .from(RISE)
        .where(RISE.OBSERVED_AT.ge(from))
        .and(RISE.OBSERVED_AT.lt(to))
        .and(narrowed)
        .fetch()
        .stream()
        .filter(row -> byId.containsKey(row.get(RISE.SERIES_ID)))
        .map(row -> rise(byId, row))
        .sorted(
            Comparator.comparing(Rise::series, KeptSeries.ORDER).thenComparing(Rise::observedAt))
        .toList();
  }

  private static Rise rise(Map<Long, KeptSeries> byId, Record row) {
    KeptSeries kept = byId.get(row.get(RISE.SERIES_ID));
    if (kept == null) {
      throw new IllegalArgumentException("no series " + row.get(RISE.SERIES_ID));
    }
    return new Rise(
        kept.key(),
        row.get(RISE.AFTER),
        row.get(RISE.OBSERVED_AT),
        Decimals.plainNumber(row.get(RISE.AMOUNT)));
  }
}
