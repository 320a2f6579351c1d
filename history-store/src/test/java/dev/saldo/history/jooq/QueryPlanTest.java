package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.FAILURE;
import static dev.saldo.history.jooq.schema.Tables.RISE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.history.PollResult;
import dev.saldo.history.Selection;
import dev.saldo.history.jooq.database.TestDatabases;
import dev.saldo.history.jooq.rise.KeptRiseReader;
import dev.saldo.history.jooq.rise.KeptRiseSeek;
import dev.saldo.history.jooq.terms.StatedTermsSeek;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.conf.ParamType;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The statements for long histories seek in an index, so their cost does not grow with length. */
final class QueryPlanTest {

  @TempDir Path folder;

  @Test
  void neighboursAreFoundBySeeking() throws Exception {
    filled(
        (sql, connection) -> {
          List<StoredSeries> series = StoredSeries.select(sql, Selection.ALL);
          String plan = plan(connection, select(sql, series, Polls.START.plusSeconds(999)));
          assertThat(occurrences(plan, "index sorted")).as(plan).isEqualTo(2);
          assertThat(occurrences(plan, "fetch first row only")).isGreaterThanOrEqualTo(2);
          assertThat(plan.replaceAll("sample.tablescan: _rowid_ = n.(before|after)_row", ""))
              .as("rows are fetched by id")
              .doesNotContain("sample.tablescan");
          assertThat(occurrences(plan, "sample.tablescan: _rowid_ = n.")).isEqualTo(2);
        });
  }

  @Test
  void instantsPerSeriesAreFoundBySeeking() throws Exception {
    filled(
        (sql, connection) -> {
          Long[] series = {1L, 2L, 3L};
          Instant[] at = {Polls.START, Polls.START.plusSeconds(999), Polls.START.plusSeconds(2)};
          String plan = plan(connection, SeriesInstantReader.select(sql, series, at));
          assertThat(occurrences(plan, "index sorted")).as(plan).isEqualTo(2);
          assertThat(plan.replaceAll("sample.tablescan: _rowid_ = n.(before|after)_row", ""))
              .as("rows are fetched by id")
              .doesNotContain("sample.tablescan");
          assertThat(occurrences(plan, "sample.tablescan: _rowid_ = n.")).isEqualTo(2);
        });
  }

  @Test
  void risesOfAWindowAreReadFromTheTimeIndex() throws Exception {
    filled(
        (sql, connection) -> {
          Instant from = Polls.START.plusSeconds(999);
          String plan =
              plan(connection, RiseRowReader.select(sql, List.of(), from, from.plusSeconds(999)));
          assertThat(plan).contains("saldo.rise_time", "index sorted");
        });
  }

  @Test
  void risesOfATrendAreReadWithTheSamplesOnBothSides() throws Exception {
    filled(
        (sql, connection) ->
            assertThat(plan(connection, StepOutlineReader.select(sql, RISE.SERIES_ID.eq(1L))))
                .contains(
                    "series_id = saldo.rise.series_id\n        and observed_at = saldo.rise.after",
                    "series_id = saldo.rise.series_id\n        and observed_at = saldo.rise.observed_at")
                .doesNotContain("tablescan"));
  }

  /** The statement of a month and its events read the rises of the month, not those before. */
  @Test
  void keptRisesOfAWindowAreFoundBySeeking() throws Exception {
    Instant from = Polls.START.plusSeconds(999);
    filled(
        (sql, connection) -> {
          for (Set<Long> series : List.of(Set.of(1L, 2L), ids(1_000))) {
            Query read = KeptRiseReader.select(sql, series, from, from.plusSeconds(999));
            assertThat(plan(connection, read))
                .contains("observed_at >= ", "observed_at <= ")
                .doesNotContain("rise.tablescan", "offset");
          }
        });
  }

  private static Set<Long> ids(int count) {
    return LongStream.range(0, count).boxed().collect(Collectors.toSet());
  }

  @Test
  void keptRisesAreFoundBySeeking() throws Exception {
    filled(
        (sql, connection) -> {
          String plan =
              plan(
                  connection,
                  KeptRiseSeek.select(
                      sql, new Long[] {1L, 2L}, new Instant[] {Polls.START, Polls.START}));
          assertThat(occurrences(plan, "index sorted")).as(plan).isEqualTo(1);
          assertThat(plan.replaceAll("rise.tablescan: _rowid_ = n.last_row", ""))
              .as("rows are fetched by id")
              .doesNotContain("rise.tablescan");
        });
  }

  @Test
  void pollsOfAWindowAreFoundBySeeking() throws Exception {
    filled(
        (sql, connection) -> {
          Instant from = Polls.START.plusSeconds(999);
          String samples =
              plan(connection, SampleRowReader.select(sql, 1, from, from.plusSeconds(9), 0));
          assertThat(samples)
              .contains("series_id = cast(1 as bigint)\n        and observed_at >= ")
              .contains("index sorted")
              .doesNotContain("tablescan");
          String failures =
              plan(connection, PollFailureReader.select(sql, 1, FAILURE.OBSERVED_AT.ge(from), 0));
          assertThat(failures).contains("index sorted").doesNotContain("tablescan");
        });
  }

  @Test
  void headsAreReadWithoutSamples() throws Exception {
    filled(
        (sql, connection) -> {
          assertThat(StoredSeries.select(sql, Selection.ALL)).hasSize(20);
          assertThat(plan(connection, StoredSeries.statement(sql, DSL.noCondition())))
              .doesNotContain("sample\n", "saldo.sample");
        });
  }

  @Test
  void neighboursAreFoundBySeekingInPostgresToo() throws Exception {
    filled(
        PostgresServer.dataSource(PostgresServer.newDatabase()),
        (sql, connection) -> {
          List<StoredSeries> series = StoredSeries.select(sql, Selection.ALL);
          for (String prepared : List.of("", "analyze saldo.sample")) {
            PostgresServer.execute(connection, prepared);
            String plan = plan(connection, select(sql, series, Polls.START.plusSeconds(999)));
            assertThat(occurrences(plan, "using sample_pkey on sample")).as(plan).isEqualTo(2);
            assertThat(occurrences(plan, "series_id = head.series_id")).as(plan).isEqualTo(2);
            assertThat(plan).doesNotContain("seq scan on sample", "sort");
            Long[] one = {1L};
            String near = plan(connection, NeighbourSeekQuery.near(sql, one, one, one));
            assertThat(occurrences(near, "using sample_pkey on sample")).as(near).isEqualTo(1);
            assertThat(near)
                .contains("series_id = m.series_id) and (observed_at > ")
                .doesNotContain("seq scan on sample", "sort");
            assertThat(
                    plan(
                        connection,
                        SampleRowReader.select(
                            sql,
                            1,
                            Polls.START.plusSeconds(999),
                            Polls.START.plusSeconds(9_999),
                            0)))
                .contains("sample_pkey")
                .doesNotContain("seq scan on sample");
          }
        });
  }

  @Test
  void instantsPerSeriesAreFoundBySeekingInPostgresToo() throws Exception {
    filled(
        PostgresServer.dataSource(PostgresServer.newDatabase()),
        (sql, connection) -> {
          Long[] series = {1L, 2L, 3L};
          Instant[] at = {Polls.START, Polls.START.plusSeconds(999), Polls.START.plusSeconds(2)};
          for (String prepared : List.of("", "analyze saldo.sample")) {
            PostgresServer.execute(connection, prepared);
            String plan = plan(connection, SeriesInstantReader.select(sql, series, at));
            assertThat(occurrences(plan, "using sample_pkey on sample")).as(plan).isEqualTo(2);
            assertThat(occurrences(plan, "series_id = m.series_id")).as(plan).isEqualTo(2);
            assertThat(plan).doesNotContain("seq scan on sample", "sort");
            assertThat(plan(connection, StepOutlineReader.select(sql, RISE.SERIES_ID.eq(1L))))
                .doesNotContain("seq scan on sample", "sort");
          }
          PostgresServer.execute(connection, "set enable_seqscan = off"); // there are no rises
          assertThat(plan(connection, KeptRiseReader.select(sql, ids(1_000), at[0], at[1])))
              .contains("rise_time", "observed_at >= ")
              .doesNotContain("seq scan", "offset");
        });
  }

  @Test
  void newSamplesAndWeeksAreFoundBySeeking() throws Exception {
    filled(
        (sql, connection) -> {
          Long[] series = {1L, 2L, 3L};
          Instant[] from = {Polls.START, Polls.START.plusSeconds(999), Polls.START};
          Instant to = Polls.START.plusSeconds(99_999);
          String samples = plan(connection, RecentLevelReader.select(sql, series, from, to));
          assertThat(samples)
              .contains("series_id = m.series_id\n        and observed_at >= m.begin_at");
          assertThat(samples).doesNotContain("sample.tablescan");
          String weeks =
              plan(connection, WeeklyUsageReader.select(sql, List.of(series), Polls.START, to));
          assertThat(weeks).contains("primary_key", "and series_id = m.series_id\n", "begins >= ");
          assertThat(weeks).doesNotContain("week_of_use.tablescan");
        });
  }

  @Test
  void termsOfAWindowAreFoundBySeeking() throws Exception {
    filled(
        (sql, connection) -> {
          Long[] series = {1L, 2L, 3L};
          Instant[] from = {Polls.START, Polls.START.plusSeconds(999), Polls.START};
          assertThat(plan(connection, StatedTermsSeek.selectInEffect(sql, series, from[1])))
              .contains("series_id = m.series_id\n            and observed_at <= m.begin_at")
              .contains("index sorted");
          String changes =
              plan(
                  connection, StatedTermsSeek.select(sql, series, from, Polls.START.plusMillis(9)));
          assertThat(changes)
              .contains("primary_key", "and series_id = m.series_id\n", "observed_at >= m.begin_at")
              .doesNotContain("stated_terms.tablescan");
        });
  }

  @Test
  void newSamplesAreFoundBySeekingInPostgresToo() throws Exception {
    filled(
        PostgresServer.dataSource(PostgresServer.newDatabase()),
        (sql, connection) -> {
          Long[] series = {1L, 2L, 3L};
          Instant[] from = {Polls.START, Polls.START.plusSeconds(999), Polls.START};
          Instant to = Polls.START.plusSeconds(99_999);
          for (String prepared : List.of("", "analyze saldo.sample")) {
            PostgresServer.execute(connection, prepared);
            String plan = plan(connection, RecentLevelReader.select(sql, series, from, to));
            assertThat(plan).contains("sample_pkey", "series_id = m.series_id");
            assertThat(plan).doesNotContain("seq scan on sample");
          }
        });
  }

  private void filled(Check check) throws Exception {
    filled(TestDatabases.source(folder.resolve("plan")), check);
  }

  private static void filled(DataSource source, Check check) throws Exception {
    try (Connection connection = source.getConnection();
        var history = HistoryStore.open(source)) {
      for (int round = 0; round < 50; round++) {
        int minutes = round * 15;
        List<PollResult> results =
            IntStream.range(0, 20)
                .mapToObj(
                    account ->
                        Polls.sampled(
                            Polls.account("account-" + account),
                            Polls.START.plus(Duration.ofMinutes(minutes)),
                            10_000 - minutes))
                .toList();
        history.append(results);
      }
      check.run(TestDatabases.sql(connection), connection);
    }
  }

  static String plan(Connection connection, Query query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("explain " + query.getSQL(ParamType.INLINED))) {
      StringBuilder plan = new StringBuilder();
      while (rows.next()) {
        plan.append(rows.getString(1)).append('\n');
      }
      return plan.toString().toLowerCase(Locale.ROOT);
    }
  }

  private static Query select(DSLContext sql, List<StoredSeries> series, Instant at) {
    return SampleNeighbourReader.select(sql, SampleNeighbourReader.ids(series), new Instant[] {at});
  }

  private static int occurrences(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  @FunctionalInterface
  private interface Check {
    void run(DSLContext sql, Connection connection) throws Exception;
  }
}
