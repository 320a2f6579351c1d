package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.ACCOUNT;
import static dev.saldo.history.jooq.schema.Tables.CLASSIFICATION;
import static dev.saldo.history.jooq.schema.Tables.SERIES;

import dev.saldo.history.EventKind;
import dev.saldo.history.HistoryException;
import dev.saldo.history.ManualClassification;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.jooq.database.DatabaseErrors;
import dev.saldo.history.jooq.database.HistoryReadSnapshot;
import dev.saldo.history.jooq.integrity.RowChecksum;
import dev.saldo.history.jooq.integrity.TableRowChecksum;
import dev.saldo.history.jooq.text.StatementText;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Select;

/** Reads and writes manual classifications of changes, which are few. */
final class ClassificationRowTable {

  private static final Comparator<ManualClassification> BY_SERIES_AND_TIME =
      Comparator.comparing(ManualClassification::series, StoredSeries.ORDER)
          .thenComparing(ManualClassification::observedAt)
          .thenComparing(ManualClassification::classifiedAt)
          .thenComparing(ManualClassification::after);

  private ClassificationRowTable() {}

  /**
   * Inserts a classification, replacing the one for the same two instants; returns the number of
   * rows.
   */
  static int keep(DSLContext sql, ManualClassification classification) {
    long id =
        seriesId(sql, classification.series())
            .orElseThrow(
                () ->
                    new HistoryException(
                        "the history has no bucket %s of account %s in %s: nothing was saved"
                            .formatted(
                                classification.series().bucket(),
                                classification.series().account(),
                                classification.series().unitCode())));
    sql.deleteFrom(CLASSIFICATION)
        .where(CLASSIFICATION.SERIES_ID.eq(id))
        .and(CLASSIFICATION.OBSERVED_AT.eq(classification.observedAt()))
        .and(CLASSIFICATION.AFTER.eq(classification.after()))
        .execute();
    int inserted =
        sql.insertInto(CLASSIFICATION)
            .set(CLASSIFICATION.SERIES_ID, id)
            .set(CLASSIFICATION.OBSERVED_AT, classification.observedAt())
            .set(CLASSIFICATION.AFTER, classification.after())
            .set(CLASSIFICATION.AMOUNT, classification.amount())
            .set(CLASSIFICATION.KIND, classification.kind())
            .set(CLASSIFICATION.NOTE, classification.note())
            .set(CLASSIFICATION.CLASSIFIED_AT, classification.classifiedAt())
            .execute();
    TableRowChecksum.CLASSIFICATIONS.seal(sql, List.of(id));
    markGlitches(sql, classification.series(), classification.after(), classification.observedAt());
    return inserted;
  }

  /** Removes the classifications that cover a change, and returns their number. */
  static int remove(
      DSLContext sql, SeriesKey series, Instant after, Instant observedAt, BigDecimal amount) {
    Condition sameDirection =
        amount.signum() < 0
            ? CLASSIFICATION.AMOUNT.lt(BigDecimal.ZERO)
            : CLASSIFICATION.AMOUNT.gt(BigDecimal.ZERO);
    Optional<Long> id = seriesId(sql, series);
    if (id.isEmpty()) {
      return 0;
    }
    Condition covering =
        CLASSIFICATION
            .SERIES_ID
            .eq(id.get())
            .and(CLASSIFICATION.OBSERVED_AT.ge(observedAt))
            .and(CLASSIFICATION.AFTER.le(after))
            .and(sameDirection);
    var removed =
        sql.select(CLASSIFICATION.AFTER, CLASSIFICATION.OBSERVED_AT)
            .from(CLASSIFICATION)
            .where(covering)
            .fetch();
    sql.deleteFrom(CLASSIFICATION).where(covering).execute();
    removed.forEach(row -> markGlitches(sql, series, row.value1(), row.value2()));
    return removed.size();
  }

  /** Marks the glitches of a series again where a classification changed. */
  private static void markGlitches(DSLContext sql, SeriesKey series, Instant from, Instant to) {
    Selection account = new Selection(Set.of(series.account()), Set.of(series.provider()));
    List<SeriesWriteState> open =
        StoredSeries.select(sql, account).stream()
            .filter(stored -> stored.key().equals(series))
            .map(SeriesWriteState::new)
            .toList();
    open.forEach(state -> state.suspect(from, to));
    open.forEach(state -> state.ruleFrom(from));
    new SeriesWriteCompletion(sql, SampleRowWriter.ofPolls(sql), false).complete(open);
  }

  /** A classification and the series, which its row gives by id. */
  private record Row(
      long seriesId,
      Instant observedAt,
      Instant after,
      BigDecimal amount,
      EventKind kind,
      String note,
      Instant classifiedAt) {

    ManualClassification of(SeriesKey series) {
      return new ManualClassification(series, after, observedAt, amount, kind, note, classifiedAt);
    }
  }

  static List<ManualClassification> select(HistoryReadSnapshot history, Selection selection) {
    List<Row> rows = read(() -> history.run(StatementText.CLASSIFICATIONS));
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<Long, SeriesKey> keys = StoredSeries.keys(history, selection);
    return rows.stream()
        .flatMap(row -> Stream.ofNullable(keys.get(row.seriesId())).map(row::of))
        .sorted(BY_SERIES_AND_TIME)
        .toList();
  }

  /** Reads the classifications of one series. */
  static List<ManualClassification> ofSeries(DSLContext sql, long seriesId, SeriesKey key) {
    Condition ofSeries = CLASSIFICATION.SERIES_ID.eq(seriesId);
    return read(() -> select(sql, ofSeries).fetchResultSet()).stream()
        .map(row -> row.of(key))
        .sorted(BY_SERIES_AND_TIME)
        .toList();
  }

  /** Returns the statement that reads classifications with their checksums. */
  static Select<?> select(DSLContext sql, Condition condition) {
    return sql.select(TableRowChecksum.CLASSIFICATIONS.columns())
        .from(CLASSIFICATION)
        .where(condition);
  }

  /** Reads rows, all of which must be as they were written. */
  private static List<Row> read(ResultRowReader.Source source) {
    List<Row> found = new ArrayList<>();
    try (ResultSet rows = source.open()) {
      ResultRowReader row = new ResultRowReader(rows);
      while (row.next()) {
        found.add(read(row));
      }
    } catch (SQLException e) {
      throw DatabaseErrors.translateRead(e);
    }
    return found;
  }

  private static Row read(ResultRowReader row) throws SQLException {
    Row read =
        new Row(
            row.number(),
            row.instant(),
            row.instant(),
            row.decimal(),
            row.word(EventKind.class),
            row.text(),
            row.instant());
    if (row.checksum()
        != RowChecksum.of(
            read.seriesId(),
            read.observedAt(),
            read.after(),
            read.amount(),
            read.kind(),
            read.note(),
            read.classifiedAt())) {
      throw TableRowChecksum.refusal("a classification of " + read.observedAt());
    }
    return read;
  }

  private static Optional<Long> seriesId(DSLContext sql, SeriesKey series) {
    return sql.select(SERIES.ID)
        .from(SERIES)
        .join(ACCOUNT)
        .on(ACCOUNT.ID.eq(SERIES.ACCOUNT_ID))
        .where(ACCOUNT.NAME.eq(series.account()))
        .and(SERIES.BUCKET.eq(series.bucket()))
        .and(SERIES.UNIT_KIND.eq(series.unitKind()))
        .and(SERIES.UNIT_CODE.eq(series.unitCode()))
        .and(SERIES.MEANS.eq(series.meaning()))
        .and(SERIES.PROVIDER.eq(series.provider()))
        .fetchOptional(SERIES.ID);
  }
}
