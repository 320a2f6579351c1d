package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.SAMPLE;

import dev.saldo.history.SampleNeighbours;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesInstant;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.jooq.column.ColumnInstants;
import dev.saldo.history.jooq.database.DatabaseErrors;
import dev.saldo.history.jooq.database.HistoryReadSnapshot;
import dev.saldo.history.jooq.stream.ListChunks;
import dev.saldo.history.jooq.text.StatementText;
import dev.saldo.spi.Balance.Meaning;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Finds the neighbouring samples of instants, each in its own series, with the seeks of {@link
 * SampleNeighbourReader}.
 */
final class SeriesInstantReader {

  /** The most accounts to select in the statement: H2 compares each row with each name. */
  private static final int FEW = 50;

  private SeriesInstantReader() {}

  /** Returns the neighbours in the order of the request; a series that does not exist has none. */
  static List<SampleNeighbours> find(HistoryReadSnapshot history, List<SeriesInstant> moments) {
    Map<SeriesKey, StoredSeries> stored = stored(history, moments);
    Map<Integer, SampleNeighbours> found = new HashMap<>();
    List<Integer> places = new ArrayList<>();
    for (int place = 0; place < moments.size(); place++) {
      if (stored.containsKey(moments.get(place).series())) {
        places.add(place);
      }
    }
    for (List<Integer> chunk : ListChunks.split(places)) {
      Long[] series =
          chunk.stream()
              .map(place -> Objects.requireNonNull(stored.get(moments.get(place).series())).id())
              .toArray(Long[]::new);
      Instant[] at =
          chunk.stream()
              .map(place -> ColumnInstants.atOrBefore(moments.get(place).at()))
              .toArray(Instant[]::new);
      try (ResultSet rows = run(history, series, at)) {
        read(rows, chunk, moments, stored, found);
      } catch (SQLException e) {
        throw DatabaseErrors.translateRead(e);
      }
    }
    List<SampleNeighbours> all = new ArrayList<>(moments.size());
    for (int place = 0; place < moments.size(); place++) {
      SampleNeighbours none = new SampleNeighbours(moments.get(place).at(), null, null);
      all.add(found.getOrDefault(place, none));
    }
    return all;
  }

  /** Returns the neighbours of instants in one series, whose head may not be written yet. */
  static List<SampleNeighbours> find(
      DSLContext sql, long seriesId, SeriesKey key, List<Instant> instants) {
    SampleNeighbours[] found = new SampleNeighbours[instants.size()];
    int begin = 0;
    for (List<Instant> chunk : ListChunks.split(instants)) {
      Long[] series = new Long[chunk.size()];
      Arrays.fill(series, seriesId);
      Instant[] at = chunk.stream().map(ColumnInstants::atOrBefore).toArray(Instant[]::new);
      try (ResultSet rows = run(HistoryReadSnapshot.within(sql), series, at)) {
        while (rows.next()) {
          int place = rows.getInt(1) - 1;
          found[begin + place] =
              new SampleNeighbours(
                  chunk.get(place),
                  ResultRowReader.readOrNull(rows, 2, key.meaning()),
                  ResultRowReader.readOrNull(rows, 2 + TotalledSampleColumns.COUNT, key.meaning()));
        }
      } catch (SQLException e) {
        throw DatabaseErrors.translateRead(e);
      }
      begin += chunk.size();
    }
    return List.of(found);
  }

  private static void read(
      ResultSet rows,
      List<Integer> places,
      List<SeriesInstant> moments,
      Map<SeriesKey, StoredSeries> stored,
      Map<Integer, SampleNeighbours> found)
      throws SQLException {
    while (rows.next()) {
      int place = places.get(rows.getInt(1) - 1);
      SeriesInstant moment = moments.get(place);
      Meaning meaning = moment.series().meaning();
      TotalledSample before = ResultRowReader.readOrNull(rows, 2, meaning);
      TotalledSample after =
          ResultRowReader.readOrNull(rows, 2 + TotalledSampleColumns.COUNT, meaning);
      Objects.requireNonNull(stored.get(moment.series()))
          .requireNeighbours(ColumnInstants.atOrBefore(moment.at()), before, after);
      found.put(place, new SampleNeighbours(moment.at(), before, after));
    }
  }

  /** Runs the statement {@link #select}. */
  static ResultSet run(HistoryReadSnapshot history, Long[] series, Instant[] at)
      throws SQLException {
    return history.run(StatementText.NEIGHBOURS_OF_SERIES, series, at);
  }

  private static Map<SeriesKey, StoredSeries> stored(
      HistoryReadSnapshot history, List<SeriesInstant> moments) {
    Set<String> accounts =
        moments.stream().map(moment -> moment.series().account()).collect(Collectors.toSet());
    Selection few = accounts.size() > FEW ? Selection.ALL : Selection.of(accounts);
    return StoredSeries.select(history, few).stream()
        .collect(Collectors.toMap(StoredSeries::key, series -> series));
  }

  /**
   * Returns the statement; its first column is the position of an instant in the request, from 1.
   */
  static Select<Record> select(DSLContext sql, Long[] series, Instant[] at) {
    Field<Integer> place = DSL.field(DSL.name("place"), SQLDataType.INTEGER);
    Field<Long> id = DSL.field(DSL.name("m", "series_id"), SAMPLE.SERIES_ID.getDataType());
    Field<Instant> asked = DSL.field(DSL.name("m", "asked_at"), SAMPLE.OBSERVED_AT.getDataType());
    Table<?> requested =
        DSL.table(
                "unnest({0}, {1}) with ordinality",
                DSL.val(series, SAMPLE.SERIES_ID.getDataType().array()),
                DSL.val(at, SAMPLE.OBSERVED_AT.getDataType().array()))
            .as("m", "series_id", "asked_at", "place");
    return new NeighbourSeekQuery(requested, DSL.noCondition(), id, asked, List.of(place))
        .select(sql);
  }
}
