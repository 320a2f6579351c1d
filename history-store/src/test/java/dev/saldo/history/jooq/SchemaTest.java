package dev.saldo.history.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryException;
import dev.saldo.history.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
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
        .hasMessageContaining("up to 1.12")
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

  private Object fileKey() throws IOException {
    return Files.readAttributes(folder.resolve("a.mv.db"), BasicFileAttributes.class).fileKey();
  }

  private BalanceHistory open(Migrations migrations) {
    return HistoryStore.openFile(
        new HistoryFile(folder.resolve("a")), H2Access.DEFAULT, migrations);
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
