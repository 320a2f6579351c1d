package dev.saldo.history.jooq.rise;

import static dev.saldo.history.jooq.schema.Tables.RISE;
import static dev.saldo.history.jooq.schema.Tables.RULED_SERIES;

import dev.saldo.event.EarlierRiseMemory;
import dev.saldo.event.KeptRiseCalculator;
import dev.saldo.history.ManualClassification;
import dev.saldo.history.Rise;
import dev.saldo.history.SampleNeighbours;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.jooq.column.ColumnInstants;
import dev.saldo.history.jooq.database.DatabaseErrors;
import dev.saldo.history.jooq.database.StatementRowBatch;
import dev.saldo.history.jooq.rise.RuledSeriesTable.Ruled;
import dev.saldo.history.rise.KeptRise;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.ResultQuery;
import org.jspecify.annotations.Nullable;

/** Rules on the rises of a series and keeps the outcome with each. Not thread-safe. */
public final class KeptRiseWriter {

  /** The number of rises from which on remembering them is worth the space. */
  private static final int MANY = 32;

  private final DSLContext sql;
  private final long id;
  private final SeriesKey key;
  private final KeptRiseCalculator calculator;

  /**
   * The rises from an instant on and what they depend on.
   *
   * @param memory the rises that count for the first of them
   * @param rows the rises, oldest first
   * @param last the rise before them; null if there is none
   */
  private record Earlier(
      EarlierRiseMemory memory,
      List<KeptRiseColumns.Row> rows,
      KeptRiseColumns.@Nullable Row last) {

    boolean isRuled() {
      return last == null || last.kept() != null;
    }
  }

  /**
   * Creates a writer.
   *
   * @param id the id of the series
   * @param manual its manual classifications
   * @param samples returns the neighbouring samples of instants, which are written already
   */
  public KeptRiseWriter(
      DSLContext sql,
      long id,
      SeriesKey key,
      List<ManualClassification> manual,
      Function<List<Instant>, List<SampleNeighbours>> samples) {
    this.sql = sql;
    this.id = id;
    this.key = key;
    this.calculator = new KeptRiseCalculator(key, manual, samples);
  }

  /** Returns the ids of some series on which earlier rules decided. */
  public static List<Long> findOutdated(DSLContext sql) {
    return RuledSeriesTable.findOutdated(sql);
  }

  /** Rules on every rise observed at or after an instant; on all if some are not ruled on yet. */
  public void rule(Instant from) {
    Optional<EarlierRiseMemory> unused = rule(from, null);
  }

  /**
   * Rules like {@link #rule(Instant)}.
   *
   * @param remembered the rises that an earlier call returned; null to read them
   * @return the rises to remember until the next call; empty if they are few or unknown
   */
  public Optional<EarlierRiseMemory> rule(Instant from, @Nullable EarlierRiseMemory remembered) {
    Optional<Ruled> known = RuledSeriesTable.find(sql, id);
    boolean current = known.isPresent() && known.get().isCurrent();
    Instant begin = ColumnInstants.atOrAfter(from);
    Earlier earlier =
        current && remembered != null && remembered.isBefore(begin)
            ? new Earlier(remembered, read(begin), last(begin))
            : null;
    if (current && earlier == null) {
      earlier = readEarlier(begin);
    }
    if (known.isEmpty() || earlier == null || !earlier.isRuled()) {
      ruleAll(known);
      return Optional.empty();
    }
    ruleAfter(begin, known.get(), earlier);
    return Optional.of(earlier.memory()).filter(memory -> memory.size() >= MANY);
  }

  /** Rules on every rise, whatever is kept. */
  public void repair() {
    sql.deleteFrom(RULED_SERIES).where(RULED_SERIES.SERIES_ID.eq(id)).execute();
    ruleAll(Optional.empty());
  }

  /** Returns whether the rows keep what follows from the rises. */
  public boolean isIntact() {
    List<KeptRiseColumns.Row> rows = read(Instant.MIN);
    List<KeptRise> expected = calculator.calculate(rises(rows), 0, null);
    Optional<Ruled> known = RuledSeriesTable.find(sql, id);
    boolean ruled = known.isEmpty() ? rows.isEmpty() : known.get().equals(ruled(expected));
    boolean outdated = known.isPresent() && !known.get().isCurrent();
    return outdated
        || (ruled && rows.stream().map(KeptRiseColumns.Row::kept).toList().equals(expected));
  }

  private void ruleAll(Optional<Ruled> known) {
    List<KeptRise> kept = calculator.calculate(rises(read(Instant.MIN)), 0, null);
    update(kept);
    put(known, ruled(kept));
  }

  /** Reads the rises from an instant on and those that count for the first of them. */
  private Earlier readEarlier(Instant begin) {
    List<KeptRiseColumns.Row> rows = read(begin.minus(KeptRiseCalculator.MEMORY));
    int first = 0;
    while (first < rows.size() && rows.get(first).observedAt().isBefore(begin)) {
      first++;
    }
    return new Earlier(
        EarlierRiseMemory.of(rises(rows.subList(0, first))),
        rows.subList(first, rows.size()),
        first > 0 ? rows.get(first - 1) : last(begin));
  }

  private void ruleAfter(Instant begin, Ruled known, Earlier earlier) {
    KeptRiseColumns.Row before = earlier.last();
    List<KeptRise> kept =
        calculator.calculate(
            earlier.memory(), rises(earlier.rows()), before == null ? null : before.kept());
    update(kept);
    Ruled later = ruled(kept);
    put(
        Optional.of(known),
        new Ruled(
            id,
            KeptRise.RULE,
            first(begin, known.correctedAt(), later.correctedAt()),
            first(begin, known.periodicAt(), later.periodicAt())));
  }

  private void put(Optional<Ruled> known, Ruled ruled) {
    if (!known.equals(Optional.of(ruled))) {
      RuledSeriesTable.put(sql, ruled, known.isEmpty());
    }
  }

  private void update(List<KeptRise> kept) {
    StatementRowBatch updates =
        new StatementRowBatch(
            sql,
            sql.update(RISE)
                .set(RISE.RULED_CHECKSUM, (Integer) null)
                .set(RISE.RISEN, (BigDecimal) null)
                .set(RISE.RULING, (Integer) null)
                .set(RISE.PERIODIC_RULING, (Integer) null)
                .set(RISE.HIDDEN, (BigDecimal) null)
                .set(RISE.CORRECTED, (BigDecimal) null)
                .set(RISE.PERIODIC_CORRECTED, (BigDecimal) null)
                .set(RISE.HIDDEN_TOTAL, (BigDecimal) null)
                .where(RISE.SERIES_ID.eq((Long) null))
                .and(RISE.OBSERVED_AT.eq((Instant) null)));
    kept.forEach(rise -> updates.add(KeptRiseColumns.update(id, rise)));
    updates.flush();
  }

  /** Returns the earlier time if it is before those that were ruled on again. */
  private static @Nullable Instant first(
      Instant begin, @Nullable Instant earlier, @Nullable Instant later) {
    return earlier != null && earlier.isBefore(begin) ? earlier : later;
  }

  private Ruled ruled(List<KeptRise> kept) {
    return new Ruled(id, KeptRise.RULE, corrected(kept, false), corrected(kept, true));
  }

  private static @Nullable Instant corrected(List<KeptRise> kept, boolean periodic) {
    return kept.stream()
        .filter(rise -> KeptRiseCalculator.isCorrection(rise, periodic))
        .map(KeptRise::observedAt)
        .findFirst()
        .orElse(null);
  }

  private List<Rise> rises(List<KeptRiseColumns.Row> rows) {
    return rows.stream()
        .map(row -> new Rise(key, row.after(), row.observedAt(), row.amount()))
        .toList();
  }

  private List<KeptRiseColumns.Row> read(Instant from) {
    Condition place = RISE.OBSERVED_AT.ge(ColumnInstants.atOrAfter(from));
    return fetch(
        sql.select(KeptRiseColumns.all(RISE))
            .from(RISE)
            .where(RISE.SERIES_ID.eq(id))
            .and(place)
            .orderBy(RISE.SERIES_ID, RISE.OBSERVED_AT));
  }

  private KeptRiseColumns.@Nullable Row last(Instant before) {
    List<KeptRiseColumns.Row> found =
        fetch(
            sql.select(KeptRiseColumns.all(RISE))
                .from(RISE)
                .where(RISE.SERIES_ID.eq(id))
                .and(RISE.OBSERVED_AT.lt(before))
                .orderBy(RISE.SERIES_ID.desc(), RISE.OBSERVED_AT.desc())
                .limit(1));
    return found.isEmpty() ? null : found.getFirst();
  }

  private List<KeptRiseColumns.Row> fetch(ResultQuery<?> query) {
    List<KeptRiseColumns.Row> found = new ArrayList<>();
    try (ResultSet rows = query.fetchResultSet()) {
      while (rows.next()) {
        found.add(KeptRiseColumns.read(rows, 1, id));
      }
    } catch (SQLException e) {
      throw DatabaseErrors.translateRead(e);
    }
    return found;
  }
}
