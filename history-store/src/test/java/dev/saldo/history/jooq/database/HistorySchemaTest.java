package dev.saldo.history.jooq.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryException;
import dev.saldo.history.Selection;
import dev.saldo.history.jooq.Histories;
import dev.saldo.history.jooq.HistoryStore;
import dev.saldo.history.jooq.Polls;
import dev.saldo.history.jooq.database.file.HistoryFilePaths;
import dev.saldo.history.jooq.database.file.OpeningTerms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HistorySchemaTest {

  private static final Path SCRIPTS =
      Path.of("src/main/resources/dev/saldo/history/jooq/migration");
  private static final String MORE = "create table if not exists saldo.more (id bigint)";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void versionsAreWholeNumbersAndTheLatestIsTheStatedOne(DatabaseProduct product)
      throws IOException {
    try (var scripts = Files.list(SCRIPTS.resolve(product.folder()))) {
      assertThat(
              scripts
                  .map(script -> script.getFileName().toString())
                  .map(name -> name.substring(1, name.indexOf("__")))
                  .map(Integer::valueOf)
                  .max(Integer::compareTo)
                  .map(latest -> MigrationVersion.fromVersion(latest.toString())))
          .hasValue(SchemaMigrations.SHIPPED.latest());
    }
  }

  @Test
  void everyStatementForH2MayBeRunAgain() throws IOException {
    try (var scripts = Files.list(SCRIPTS.resolve(DatabaseProduct.H2.folder()))) {
      assertThat(scripts.flatMap(script -> statements(script).stream()))
          .hasSizeGreaterThan(10)
          .allSatisfy(
              statement ->
                  assertThat(statement)
                      .matches("(?s)(create|alter|drop) .*|update .*|delete .*")
                      .matches("(?s).* if (not )?exists .*|update .*|delete .*"));
    }
  }

  @Test
  void bothProductsHaveTheSameTables() throws IOException {
    Path script = Path.of("V1__history.sql");
    List<String> ofH2 = statements(SCRIPTS.resolve(DatabaseProduct.H2.folder()).resolve(script));
    List<String> ofPostgres =
        statements(SCRIPTS.resolve(DatabaseProduct.POSTGRESQL.folder()).resolve(script));
    assertThat(ofPostgres)
        .map(statement -> statement.replace(" with (fillfactor = 50)", ""))
        .isEqualTo(ofH2)
        .isNotEqualTo(ofPostgres);
  }

  @Test
  void aScriptThatFailsInTheMiddleIsRunAgain() throws Exception {
    List<String> statements = statements(SCRIPTS.resolve("h2").resolve("V1__history.sql"));
    DataSource source = TestDatabases.source(folder.resolve("source"));
    for (int failing = 1; failing < statements.size(); failing++) {
      List<String> broken = new ArrayList<>(statements);
      broken.add(failing, "oops");
      SchemaMigrations bad =
          new SchemaMigrations(
              List.of(script("bad" + failing, "V1__history.sql", String.join(";\n", broken))),
              MigrationVersion.fromVersion("1"));
      assertThatThrownBy(() -> new HistorySchema(source, bad).migrate())
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining("could not be migrated to version 1");
      assertThat(new HistorySchema(source, SchemaMigrations.SHIPPED).state())
          .isEqualTo(HistorySchema.State.OLDER);
    }
    try (BalanceHistory history = HistoryStore.open(source)) {
      history.append(Polls.sampled(0, 350));
      assertThat(history.series(Selection.ALL)).hasSize(1);
    }
    assertThat(new HistorySchema(source, SchemaMigrations.SHIPPED).state())
        .isEqualTo(HistorySchema.State.CURRENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1", "1.24"})
  void tablesOfADevelopmentVersionAreRefused(String version) throws Exception {
    open(SchemaMigrations.SHIPPED).close();
    try (Connection connection = TestDatabases.source(folder.resolve("a")).getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "update saldo.\"saldo_schema_history\" set \"version\" = ? where \"version\" = '1'")) {
      update.setString(1, version);
      assertThat(update.executeUpdate()).isOne();
    }
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> open(SchemaMigrations.SHIPPED))
          .isInstanceOf(HistoryException.class)
          .hasMessage(
              "the history was written by a development version of Saldo before 0.1.0: export it with that version and import it into a new history");
    }
  }

  @Test
  void aNewerSchemaIsRefusedNamingBothVersions() {
    open(next("V2__more.sql", MORE)).close();
    assertThatThrownBy(() -> open(SchemaMigrations.SHIPPED))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("schema version 2 ")
        .hasMessageContaining("up to " + SchemaMigrations.SHIPPED.latest())
        .message()
        .hasLineCount(1);
    open(next("V2__more.sql", MORE)).close();
  }

  @Test
  void theFileBeforeAMigrationIsKept() {
    open(SchemaMigrations.SHIPPED).close();
    assertThat(folder.resolve("a.before-migration.mv.db")).doesNotExist();
    open(next("V2__more.sql", MORE)).close();
    assertThat(folder.resolve("a.before-migration.mv.db")).exists();
    HistoryStore.openFile(folder.resolve("a.before-migration")).close();
  }

  @Test
  void aFailedMigrationLeavesTheOldFileUsable() throws IOException {
    try (BalanceHistory history = open(SchemaMigrations.SHIPPED)) {
      history.append(Polls.sampled(0, 350));
    }
    byte[] before = Files.readAllBytes(folder.resolve("a.mv.db"));
    SchemaMigrations bad =
        next("V2__more.sql", "create table saldo.more (id bigint); drop table saldo.sample; oops");
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> open(bad))
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining("could not be migrated to version 2")
          .message()
          .hasLineCount(1);
      try (BalanceHistory history = open(SchemaMigrations.SHIPPED)) {
        assertThat(history.series(Selection.ALL)).hasSize(1);
      }
    }
    assertThat(before).isNotEmpty();
    SchemaMigrations good = next("V2__more.sql", MORE);
    try (BalanceHistory history = open(good)) {
      history.append(Polls.sampled(1, 349));
      assertThat(history.series(Selection.ALL).getFirst().last().totals().samples()).isEqualTo(2);
    }
    assertThat(folder.resolve("a.next.mv.db")).doesNotExist();
  }

  @Test
  void aFailedFirstMigrationLeavesNoFile() throws IOException {
    assertThatThrownBy(() -> open(next("V2__more.sql", "oops")))
        .isInstanceOf(HistoryException.class);
    assertThat(folder.resolve("a.mv.db")).doesNotExist();
    assertThat(folder.resolve("a.next.mv.db")).doesNotExist();
    open(SchemaMigrations.SHIPPED).close();
  }

  @Test
  void leftoversOfAKilledMigrationAreDeleted() throws IOException {
    Files.writeString(folder.resolve("a.next.mv.db"), "half a database");
    open(SchemaMigrations.SHIPPED).close();
    assertThat(folder.resolve("a.next.mv.db")).doesNotExist();
  }

  @Test
  void openingACurrentDatabaseCopiesNothing() throws IOException {
    open(SchemaMigrations.SHIPPED).close();
    Object file = fileKey();
    open(SchemaMigrations.SHIPPED).close();
    assertThat(fileKey()).isEqualTo(file);
    open(next("V2__more.sql", MORE)).close();
    assertThat(fileKey()).isNotEqualTo(file);
  }

  /** Returns the statements of a script without its comments. */
  private static List<String> statements(Path script) {
    try {
      String text = Files.readString(script).replaceAll("(?m)^--.*$", "");
      return Arrays.stream(text.split(";", -1))
          .map(String::strip)
          .filter(statement -> !statement.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Object fileKey() throws IOException {
    return Files.readAttributes(folder.resolve("a.mv.db"), BasicFileAttributes.class).fileKey();
  }

  private BalanceHistory open(SchemaMigrations migrations) {
    return Histories.on(
        HistoryDatabaseOpener.file(
            new HistoryFilePaths(folder.resolve("a")),
            H2ConnectionSettings.DEFAULT,
            migrations,
            OpeningTerms.DEFAULT));
  }

  private SchemaMigrations next(String name, String statements) {
    return new SchemaMigrations(
        List.of(SchemaMigrations.SHIPPED.folders().getFirst(), script("scripts", name, statements)),
        MigrationVersion.fromVersion("2"));
  }

  /** Writes a script for H2; returns the location of the script folders. */
  private String script(String place, String name, String statements) {
    try {
      Path scripts = folder.resolve(place);
      Files.createDirectories(scripts.resolve("h2"));
      Files.writeString(scripts.resolve("h2").resolve(name), statements);
      return "filesystem:" + scripts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
