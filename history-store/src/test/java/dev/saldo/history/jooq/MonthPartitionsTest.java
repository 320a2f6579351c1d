package dev.saldo.history.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryException;
import dev.saldo.history.Selection;
import dev.saldo.history.jooq.database.TestDatabases;
import dev.saldo.spi.Secret;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MonthPartitionsTest {

  private static final String PARTS =
      "select relname from pg_class join pg_inherits on oid = inhrelid"
          + " where inhparent = 'saldo.sample'::regclass order by 1";

  @TempDir Path folder;

  @Test
  void existingSamplesStayInOnePartitionAndEachNewMonthGetsItsOwn() throws SQLException {
    String url = PostgresServer.newDatabase();
    try (BalanceHistory history = PostgresServer.open(url)) {
      history.append(Polls.sampled(0, 350));
      HistoryStore.partitionByMonth(history);
      HistoryStore.partitionByMonth(history);
      assertThat(parts(url)).containsExactly("sample_until_2026_11");
      history.append(at("2026-10-31T23:59:59.999Z", 349));
      history.append(at("2026-11-01T00:00:00Z", 348));
      history.append(at("2027-02-28T00:00:00Z", 347));
      history.append(at("2020-01-01T00:00:00Z", 346));
      assertThat(parts(url))
          .containsExactly("sample_2026_11", "sample_2027_02", "sample_until_2026_11");
      assertThat(history.series(Selection.ALL).getFirst().last().totals().samples()).isEqualTo(5);
      try (Connection connection = PostgresServer.dataSource(url).getConnection()) {
        var sql = TestDatabases.sql(connection);
        String plan =
            QueryPlanTest.plan(
                connection,
                SampleNeighbourReader.select(
                    sql,
                    SampleNeighbourReader.ids(StoredSeries.select(sql, Selection.ALL)),
                    new Instant[] {Instant.parse("2026-11-20T00:00:00Z")}));
        assertThat(plan).contains("sample_until_2026_11_pkey").doesNotContain("sort");
      }
    }
  }

  @Test
  void aCopyUsesTheMonthPartitionsOfItsTarget() throws SQLException {
    String url = PostgresServer.newDatabase();
    try (BalanceHistory history = PostgresServer.open(url)) {
      HistoryStore.partitionByMonth(history);
    }
    try (BalanceHistory source = HistoryStore.openFile(folder.resolve("a"))) {
      source.append(Polls.sampled(0, 350));
      HistoryStore.copy(source, url, folder, "postgres", Secret.of(""), rows -> {});
    }
    assertThat(parts(url)).containsExactly("sample_2026_10", "sample_until_1970_02");
  }

  @Test
  void aFileCannotBePartitioned() {
    try (BalanceHistory history = HistoryStore.openFile(folder.resolve("a"))) {
      assertThatThrownBy(() -> HistoryStore.partitionByMonth(history))
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining("only a history in PostgreSQL");
    }
  }

  private static dev.saldo.history.PollResult at(String instant, long amount) {
    return Polls.sampled(Polls.ACCOUNT, Instant.parse(instant), amount);
  }

  private static List<String> parts(String url) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Connection connection = PostgresServer.dataSource(url).getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(PARTS)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }
}
