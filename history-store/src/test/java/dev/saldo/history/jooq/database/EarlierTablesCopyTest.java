package dev.saldo.history.jooq.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryException;
import dev.saldo.history.Selection;
import dev.saldo.history.jooq.HistoryStore;
import dev.saldo.history.jooq.Polls;
import dev.saldo.history.jooq.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A migration on PostgreSQL keeps the tables as they were, and the earlier version can use them.
 */
final class EarlierTablesCopyTest {

  @TempDir Path folder;

  @Test
  void theTablesBeforeAMigrationAreKeptAndUsable() throws Exception {
    String url = PostgresServer.newDatabase();
    DataSource source = PostgresServer.dataSource(url);
    String before;
    try (BalanceHistory history = PostgresServer.open(url)) {
      history.append(List.of(Polls.sampled(0, 350), Polls.sampled(15, 349)));
      before = history.series(Selection.ALL).toString();
    }
    SchemaMigrations wrong =
        next("update saldo.head set amount = 1; create table saldo.more (id int)");
    new HistorySchema(source, wrong).migrate();
    assertThatThrownBy(() -> PostgresServer.open(url))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("schema version 2");
    try (Connection connection = source.getConnection()) {
      PostgresServer.execute(connection, "drop schema saldo cascade");
      PostgresServer.execute(connection, "alter schema saldo_before_v2 rename to saldo");
    }
    try (BalanceHistory history = PostgresServer.open(url)) {
      assertThat(history.series(Selection.ALL)).hasToString(before);
      history.append(
          List.of(Polls.sampled(30, 340), Polls.sampled(Polls.account("another"), Polls.START, 5)));
      assertThat(HistoryStore.verify(history, Selection.ALL, false).damage()).isEmpty();
      assertThat(history.series(Selection.ALL)).hasSize(2);
    }
  }

  @Test
  void aMigrationThatIsRepeatedKeepsTheFirstCopy() throws Exception {
    String url = PostgresServer.newDatabase();
    DataSource source = PostgresServer.dataSource(url);
    try (BalanceHistory history = PostgresServer.open(url)) {
      history.append(Polls.sampled(0, 350));
    }
    for (int attempt = 0; attempt < 2; attempt++) {
      HistorySchema schema = new HistorySchema(source, next("oops " + attempt));
      assertThatThrownBy(schema::migrate)
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining("could not be migrated to version 2");
    }
    try (Connection connection = source.getConnection();
        var rows =
            connection
                .createStatement()
                .executeQuery("select count(*) from saldo_before_v2.sample")) {
      rows.next();
      assertThat(rows.getInt(1)).isOne();
    }
    try (BalanceHistory history = PostgresServer.open(url)) {
      assertThat(history.series(Selection.ALL)).hasSize(1);
    }
  }

  private SchemaMigrations next(String statements) throws IOException {
    Path scripts = Files.createDirectories(folder.resolve("postgresql"));
    Files.writeString(scripts.resolve("V2__next.sql"), statements);
    return new SchemaMigrations(
        List.of(SchemaMigrations.SHIPPED.folders().getFirst(), "filesystem:" + folder),
        MigrationVersion.fromVersion("2"));
  }
}
