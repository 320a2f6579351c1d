package dev.saldo.history.jooq.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryException;
import dev.saldo.history.PollFailure;
import dev.saldo.history.Selection;
import dev.saldo.history.jooq.Histories;
import dev.saldo.history.jooq.Polls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SchemaTest {

  private static final Path SCRIPTS =
      Path.of("src/main/resources/dev/saldo/history/jooq/migration/common");

  @TempDir Path folder;

  @Test
  void theLatestVersionIsTheOneStated() throws IOException {
    try (var scripts = Files.list(SCRIPTS)) {
      assertThat(
              scripts
                  .map(script -> script.getFileName().toString())
                  .map(name -> name.substring(1, name.indexOf("__")))
                  .map(MigrationVersion::fromVersion)
                  .max(MigrationVersion::compareTo))
          .hasValue(Migrations.SHIPPED.latest());
    }
  }

  @Test
  void everyScriptIsOneStatement() throws IOException {
    try (var scripts = Files.list(SCRIPTS)) {
      assertThat(scripts)
          .allSatisfy(script -> assertThat(Files.readString(script)).containsOnlyOnce(";"));
    }
  }

  @Test
  void aNewerSchemaIsRefusedNamingBothVersions() {
    open(next("V2__more.sql", "create table saldo.more (id bigint)")).close();
    assertThatThrownBy(() -> open(Migrations.SHIPPED))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("schema version 2 ")
        .hasMessageContaining("up to " + Migrations.SHIPPED.latest())
        .message()
        .hasLineCount(1);
    open(next("V2__more.sql", "create table saldo.more (id bigint)")).close();
  }

  @Test
  void aFailedMigrationLeavesTheOldFileToOldAndGoodCode() throws IOException {
    try (BalanceHistory history = open(Migrations.SHIPPED)) {
      history.append(Polls.sampled(0, 350));
    }
    byte[] before = Files.readAllBytes(folder.resolve("a.mv.db"));
    Migrations bad =
        next("V2__more.sql", "create table saldo.more (id bigint); drop table saldo.sample; oops");
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> open(bad))
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining("could not be brought to version 2")
          .message()
          .hasLineCount(1);
      try (BalanceHistory history = open(Migrations.SHIPPED)) {
        assertThat(history.series(Selection.ALL)).hasSize(1);
      }
    }
    assertThat(before).isNotEmpty();
    Migrations good = next("V2__more.sql", "create table saldo.more (id bigint)");
    try (BalanceHistory history = open(good)) {
      history.append(Polls.sampled(1, 349));
      assertThat(history.series(Selection.ALL).getFirst().last().totals().samples()).isEqualTo(2);
    }
    assertThat(folder.resolve("a.next.mv.db")).doesNotExist();
  }

  @Test
  void aFailedFirstMigrationLeavesNothing() throws IOException {
    assertThatThrownBy(() -> open(next("V2__more.sql", "oops")))
        .isInstanceOf(HistoryException.class);
    assertThat(folder.resolve("a.mv.db")).doesNotExist();
    assertThat(folder.resolve("a.next.mv.db")).doesNotExist();
    open(Migrations.SHIPPED).close();
  }

  @Test
  void whatADeadMigrationLeftIsCleanedAway() throws IOException {
    Files.writeString(folder.resolve("a.next.mv.db"), "half a database");
    open(Migrations.SHIPPED).close();
    assertThat(folder.resolve("a.next.mv.db")).doesNotExist();
  }

  @Test
  void openingACurrentDatabaseCopiesNothing() throws IOException {
    open(Migrations.SHIPPED).close();
    Object file = fileKey();
    open(Migrations.SHIPPED).close();
    assertThat(fileKey()).isEqualTo(file);
    open(next("V2__more.sql", "create table saldo.more (id bigint)")).close();
    assertThat(fileKey()).isNotEqualTo(file);
  }

  @Test
  void aFailureKeepsItsDurationWhenPollRowsGoAway() throws Exception {
    Migrations old = upTo("1.9");
    HistoryFile file = new HistoryFile(folder.resolve("a"));
    try (Connection connection = H2Access.DEFAULT.file(file).getConnection();
        Statement statement = connection.createStatement()) {
      new Schema(H2Access.DEFAULT.file(file), old).migrate();
      Ledger.begin(Product.sql(connection));
      statement.execute("insert into saldo.account values (7, 'a', 'ants', 900)");
      for (int second = 0; second < 2; second++) {
        String at = "timestamp with time zone '2026-10-01 00:00:0" + second + "+00'";
        statement.execute("insert into saldo.poll values (7, " + at + ", 4" + second + ")");
        statement.execute(
            "insert into saldo.failure values (7, " + at + ", 'ants', 'REJECTED', 'no', null)");
      }
    }
    try (BalanceHistory history = open(Migrations.SHIPPED);
        var failures = history.failures(Selection.ALL, Polls.START, Polls.START.plusSeconds(9))) {
      assertThat(failures.map(PollFailure::duration))
          .containsExactly(Duration.ofMillis(40), Duration.ofMillis(41));
    }
  }

  /** Returns the scripts up to a version, as a program of that time had them. */
  private Migrations upTo(String version) throws IOException {
    MigrationVersion latest = MigrationVersion.fromVersion(version);
    Path scripts = Files.createDirectories(folder.resolve("old"));
    try (var all = Files.list(SCRIPTS)) {
      for (Path script : all.toList()) {
        String name = script.getFileName().toString();
        MigrationVersion its = MigrationVersion.fromVersion(name.substring(1, name.indexOf("__")));
        if (its.compareTo(latest) <= 0) {
          Files.copy(script, scripts.resolve(name));
        }
      }
    }
    return new Migrations(List.of("filesystem:" + scripts), latest);
  }

  private Object fileKey() throws IOException {
    return Files.readAttributes(folder.resolve("a.mv.db"), BasicFileAttributes.class).fileKey();
  }

  private BalanceHistory open(Migrations migrations) {
    return Histories.on(
        Databases.file(new HistoryFile(folder.resolve("a")), H2Access.DEFAULT, migrations));
  }

  private Migrations next(String name, String statements) {
    try {
      Path scripts = Files.createDirectories(folder.resolve("scripts"));
      Files.writeString(scripts.resolve(name), statements);
      return new Migrations(
          List.of(Migrations.SHIPPED.locations().getFirst(), "filesystem:" + scripts),
          MigrationVersion.fromVersion("2"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
