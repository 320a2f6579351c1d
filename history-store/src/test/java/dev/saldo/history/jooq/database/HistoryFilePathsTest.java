package dev.saldo.history.jooq.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryException;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.jooq.HistoryStore;
import dev.saldo.history.jooq.Polls;
import dev.saldo.spi.Secret;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryFilePathsTest {

  @TempDir Path folder;

  @Test
  void appendedSamplesAreStillThereAfterReopening() {
    append("a", 0, 3);
    append("a", 3, 2);
    try (BalanceHistory history = open("a")) {
      Series series = history.series(Selection.ALL).getFirst();
      assertThat(series.last().totals().samples()).isEqualTo(5);
      assertThat(series.last().totals().fallen()).isEqualByComparingTo("4");
    }
  }

  @Test
  void allFilesAreReadableByTheOwnerOnly() throws IOException {
    append("a", 0, 1);
    try (var files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertThat(all)
          .extracting(file -> file.getFileName().toString())
          .containsExactlyInAnyOrder("a.mv.db", "a.id", "a.lock");
      assertThat(all)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void thePathMayCarryTheSuffix() {
    append("a", 0, 1);
    try (BalanceHistory history = HistoryStore.openFile(folder.resolve("a.mv.db"))) {
      assertThat(history.series(Selection.ALL)).hasSize(1);
    }
  }

  @Test
  void openingTwiceInOneProcessIsRefused() {
    try (BalanceHistory history = open("a")) {
      assertThatThrownBy(() -> open("a"))
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining("in use: this process has it open");
      history.append(Polls.sampled(0, 350));
    }
    append("a", 1, 1);
  }

  @Test
  void anotherUserIsRefusedWithoutNamingThePassword() {
    HistoryStore.openUrl("jdbc:h2:file:a", folder, "saldo", Secret.of("planted-secret")).close();
    HistoryStore.openUrl("jdbc:h2:file:a", folder, "saldo", Secret.of("planted-secret")).close();
    assertThatThrownBy(
            () ->
                HistoryStore.openUrl("jdbc:h2:file:a", folder, "saldo", Secret.of("wrong-secret")))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("user and password")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aDeletedDatabaseIsRefusedAndNotCreatedAgain() throws IOException {
    append("a", 0, 3);
    Files.delete(folder.resolve("a.mv.db"));
    refuses("is missing or empty, but a history of 3 appends was here");
    assertThat(folder.resolve("a.mv.db")).doesNotExist();
  }

  @Test
  void anEmptyDatabaseFileIsRefused() throws IOException {
    append("a", 0, 3);
    Files.write(folder.resolve("a.mv.db"), new byte[0]);
    refuses("is missing or empty");
  }

  @Test
  void anEmptiedDatabaseIsRefused() throws SQLException {
    append("a", 0, 3);
    execute("a", "drop all objects");
    refuses("is missing or empty");
  }

  @Test
  void aDatabaseWithoutItsLedgerIsRefused() throws SQLException {
    append("a", 0, 3);
    execute("a", "delete from saldo.ledger");
    refuses("is missing or empty");
  }

  @Test
  void anotherHistoryIsRefused() throws IOException {
    append("a", 0, 3);
    append("b", 0, 9);
    Files.move(
        folder.resolve("b.mv.db"), folder.resolve("a.mv.db"), StandardCopyOption.REPLACE_EXISTING);
    refuses("is another history");
  }

  @Test
  void anOlderCopyIsRefused() throws IOException {
    append("a", 0, 3);
    Files.copy(folder.resolve("a.mv.db"), folder.resolve("copy"));
    append("a", 3, 1);
    Files.move(
        folder.resolve("copy"), folder.resolve("a.mv.db"), StandardCopyOption.REPLACE_EXISTING);
    refuses("ends at append 3, but 4 were safe on disk");
  }

  @Test
  void aTruncatedDatabaseNeverOpensWithFewerSamples() throws IOException {
    append("a", 0, 200);
    Path database = folder.resolve("a.mv.db");
    byte[] complete = Files.readAllBytes(database);
    int opened = 0;
    for (int tenth = 1; tenth < 10; tenth++) {
      Files.write(database, complete);
      try (FileChannel file = FileChannel.open(database, StandardOpenOption.WRITE)) {
        file.truncate((long) complete.length * tenth / 10);
      }
      try (BalanceHistory history = open("a")) {
        opened++;
        assertThat(history.series(Selection.ALL).getFirst().last().totals().samples())
            .isEqualTo(200);
      } catch (HistoryException e) {
        assertThat(e).message().hasLineCount(1);
      }
    }
    assertThat(opened).isLessThan(9);
  }

  @Test
  void aMissingIdentityFileIsCreatedFromTheDatabase() throws IOException {
    append("a", 0, 3);
    byte[] before = Files.readAllBytes(folder.resolve("a.id"));
    Files.delete(folder.resolve("a.id"));
    open("a").close();
    assertThat(HistoryIdentityFile.read(folder.resolve("a.id")).orElseThrow().appends())
        .isEqualTo(3);
    assertThat(new String(before, java.nio.charset.StandardCharsets.US_ASCII))
        .contains(
            HistoryIdentityFile.read(folder.resolve("a.id")).orElseThrow().historyId().toString());
  }

  @Test
  void aDamagedIdentityFileIsRefused() throws IOException {
    append("a", 0, 3);
    Files.writeString(folder.resolve("a.id"), "saldo-history-1 something else 0");
    refuses("is damaged");
  }

  @Test
  void oneDamagedLineOfTheIdentityFileIsTolerated() throws IOException {
    append("a", 0, 4);
    byte[] lines = Files.readAllBytes(folder.resolve("a.id"));
    lines[40] ^= 1;
    Files.write(folder.resolve("a.id"), lines);
    assertThat(HistoryIdentityFile.read(folder.resolve("a.id")).orElseThrow().appends())
        .isEqualTo(3);
    append("a", 4, 1);
  }

  @Test
  void theIdentityFileMatchesTheHistoryAfterEachAppend() throws IOException {
    try (BalanceHistory history = open("a")) {
      for (int append = 1; append <= 5; append++) {
        history.append(Polls.sampled(append, 100 - append));
        assertThat(HistoryIdentityFile.read(folder.resolve("a.id")).orElseThrow().appends())
            .isEqualTo(append);
      }
    }
  }

  @Test
  void useAfterClosingIsRefused() {
    BalanceHistory history = open("a");
    history.close();
    history.close();
    assertThatThrownBy(() -> history.append(Polls.sampled(0, 1)))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("closed");
  }

  private BalanceHistory open(String name) {
    return HistoryStore.openFile(folder.resolve(name));
  }

  private void append(String name, int first, int count) {
    try (BalanceHistory history = open(name)) {
      for (int minute = first; minute < first + count; minute++) {
        history.append(Polls.sampled(minute, 1_000 - minute));
      }
    }
  }

  private void execute(String name, String statement) throws SQLException {
    String url = "jdbc:h2:file:" + folder.resolve(name);
    try (var connection = DriverManager.getConnection(url, "saldo", "");
        var text = connection.createStatement()) {
      text.execute(statement);
    }
  }

  private void refuses(String cause) {
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> open("a"))
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining(cause)
          .hasMessageContaining("a.id")
          .message()
          .hasLineCount(1);
    }
  }
}
