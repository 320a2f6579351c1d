package dev.saldo.history.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.history.jooq.database.TestDatabases;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process is killed between two statements that create tables, each of which H2 commits. */
final class MigrationKillTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 6", "18, 17"})
  void theNextProcessCreatesTheRest(int statements, int tables) throws Exception {
    Path file = folder.resolve("host");
    try (Child child = Child.start(folder, ChildMain.Task.DIE_MAKING_TABLES, file, statements)) {
      assertThat(child.end()).containsExactly("opening");
      assertThat(child.errors()).isEmpty();
    }
    DataSource source = TestDatabases.source(file);
    assertThat(tables(source)).isEqualTo(tables);
    try (BalanceHistory history = HistoryStore.open(source)) {
      history.append(Polls.sampled(0, 350));
    }
    assertThat(tables(source)).isEqualTo(19);
    try (BalanceHistory history = HistoryStore.open(source)) {
      assertThat(history.series(Selection.ALL)).hasSize(1);
    }
  }

  private static int tables(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select count(*) from information_schema.tables"
                    + " where table_schema = 'SALDO' and table_name <> 'saldo_schema_history'")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
