package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.HEAD;
import static dev.saldo.history.jooq.schema.Tables.SAMPLE;

import dev.saldo.history.Bracket;
import dev.saldo.history.SeriesBrackets;
import dev.saldo.history.jooq.schema.tables.Sample;
import dev.saldo.spi.Balance.Means;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Finds the neighbours of instants in many series: one statement per instant, two index seeks per
 * series in it. The order of each inner query repeats the first column of the primary key; without
 * that H2 reads the whole series instead of seeking.
 */
final class Neighbours {

  private static final int FEW = 500;
  private static final Sample BEFORE = SAMPLE.as("b");
  private static final Sample AFTER = SAMPLE.as("a");
  private static final Sample INNER = SAMPLE.as("x");
  private static final SampleColumns COLUMNS_BEFORE = SampleColumns.of(BEFORE);
  private static final SampleColumns COLUMNS_AFTER = SampleColumns.of(AFTER);

  private Neighbours() {}

  static List<SeriesBrackets> of(DSLContext sql, List<KeptSeries> series, List<Instant> instants) {
    Map<Long, Means> means = new HashMap<>();
    Map<Long, List<Bracket>> found = new HashMap<>();
    for (KeptSeries kept : series) {
      means.put(kept.id(), kept.key().means());
      found.put(kept.id(), new ArrayList<>(instants.size()));
    }
    for (Instant at : instants) {
      for (Record row : select(sql, series, at).fetch()) {
        long id = row.get(0, Long.class);
        Means direction = means.get(id);
        List<Bracket> brackets = found.get(id);
        if (direction != null && brackets != null) {
          brackets.add(
              new Bracket(
                  at,
                  COLUMNS_BEFORE.readOrNull(row, direction),
                  COLUMNS_AFTER.readOrNull(row, direction)));
        }
      }
    }
    return series.stream()
        .map(kept -> new SeriesBrackets(kept.series(), found.getOrDefault(kept.id(), List.of())))
        .toList();
  }

  /**
   * Returns the statement for one instant. The instants of the neighbours are found before the rows
   * are joined, else H2 would seek each of them twice.
   */
  static Select<Record> select(DSLContext sql, List<KeptSeries> series, Instant at) {
    Param<Instant> instant = DSL.val(Edges.atOrBefore(at), SAMPLE.OBSERVED_AT);
    Select<Record1<Instant>> before =
        sql.select(INNER.OBSERVED_AT)
            .from(INNER)
            .where(INNER.SERIES_ID.eq(HEAD.SERIES_ID))
            .and(INNER.OBSERVED_AT.le(instant))
            .orderBy(INNER.SERIES_ID.desc(), INNER.OBSERVED_AT.desc())
            .limit(DSL.inline(1));
    Select<Record1<Instant>> after =
        sql.select(INNER.OBSERVED_AT)
            .from(INNER)
            .where(INNER.SERIES_ID.eq(HEAD.SERIES_ID))
            .and(INNER.OBSERVED_AT.gt(instant))
            .orderBy(INNER.SERIES_ID.asc(), INNER.OBSERVED_AT.asc())
            .limit(DSL.inline(1));
    Field<Instant> beforeAt = DSL.field(before).as("before_at");
    Field<Instant> afterAt = DSL.field(after).as("after_at");
    Table<?> found =
        sql.select(HEAD.SERIES_ID, beforeAt, afterAt).from(HEAD).where(among(series)).asTable("n");
    Field<Long> id = found.field(HEAD.SERIES_ID);
    return sql.select(id)
        .select(COLUMNS_BEFORE.all())
        .select(COLUMNS_AFTER.all())
        .from(found)
        .leftJoin(BEFORE)
        .on(BEFORE.SERIES_ID.eq(id))
        .and(BEFORE.OBSERVED_AT.eq(found.field(beforeAt)))
        .leftJoin(AFTER)
        .on(AFTER.SERIES_ID.eq(id))
        .and(AFTER.OBSERVED_AT.eq(found.field(afterAt)));
  }

  /** Narrows the series when they are few; many are told apart when they are read. */
  private static Condition among(List<KeptSeries> series) {
    return series.size() > FEW
        ? DSL.noCondition()
        : HEAD.SERIES_ID.in(series.stream().map(KeptSeries::id).toList());
  }
}
