package dev.saldo.history.jooq.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryException;
import dev.saldo.history.Selection;
import dev.saldo.history.jooq.HistoryStore;
import dev.saldo.history.jooq.Polls;
import dev.saldo.history.jooq.database.file.HistoryFilePaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database closes itself while the history is in use, as it does when its disk fails. */
final class ReopenedDatabaseTest {

  @TempDir Path folder;

  private BalanceHistory history;

  @BeforeEach
  void begin() {
    history = HistoryStore.openFile(folder.resolve("a"));
    history.append(Polls.sampled(0, 350));
  }

  @AfterEach
  void end() {
    history.close();
  }

  @Test
  void theHistoryStaysUsable() throws SQLException {
    shutDownDatabase();
    assertThat(samples()).isEqualTo(1);
    shutDownDatabase();
    history.append(Polls.sampled(1, 340));
    assertThat(samples()).isEqualTo(2);
  }

  @Test
  void anOlderCopyIsNeitherReadNorWritten() throws Exception {
    Files.copy(folder.resolve("a.mv.db"), folder.resolve("copy"));
    history.append(Polls.sampled(1, 340));
    shutDownDatabase();
    Files.move(
        folder.resolve("copy"), folder.resolve("a.mv.db"), StandardCopyOption.REPLACE_EXISTING);
    refuses("ends at append 1, but 2 were safe on disk");
  }

  @Test
  void aMissingDatabaseIsNotCreatedAgain() throws Exception {
    shutDownDatabase();
    Files.delete(folder.resolve("a.mv.db"));
    refuses("is missing or empty");
    assertThat(folder.resolve("a.mv.db")).doesNotExist();
  }

  @Test
  void anEmptyDatabaseIsNotFilled() throws Exception {
    shutDownDatabase();
    Files.write(folder.resolve("a.mv.db"), new byte[0]);
    refuses("is missing or empty");
  }

  @Test
  void anotherHistoryIsRefused() throws Exception {
    try (BalanceHistory other = HistoryStore.openFile(folder.resolve("b"))) {
      other.append(Polls.sampled(0, 350));
    }
    shutDownDatabase();
    Files.move(
        folder.resolve("b.mv.db"), folder.resolve("a.mv.db"), StandardCopyOption.REPLACE_EXISTING);
    refuses("is another history");
  }

  private void refuses(String cause) throws IOException {
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(this::samples)
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining(cause)
          .message()
          .hasLineCount(1);
      assertThatThrownBy(() -> history.append(Polls.sampled(9, 1)))
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining(cause);
    }
  }

  private long samples() {
    return history.series(Selection.ALL).getFirst().last().totals().samples();
  }

  private void shutDownDatabase() throws SQLException {
    HistoryFilePaths file = new HistoryFilePaths(folder.resolve("a"));
    try (var connection = H2ConnectionSettings.DEFAULT.file(file).getConnection();
        var statement = connection.createStatement()) {
      statement.execute("shutdown immediately");
    }
  }
}
