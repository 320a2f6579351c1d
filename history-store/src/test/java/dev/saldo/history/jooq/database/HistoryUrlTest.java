package dev.saldo.history.jooq.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.history.jooq.HistoryStore;
import dev.saldo.history.jooq.Polls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HistoryUrlTest {

  private static final String ATTACK =
      ";INIT=CREATE ALIAS X AS 'void x() throws Exception { new java.io.File(\"owned\").createNewFile(); }'";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:h2:file:./a" + ATTACK,
        "jdbc:h2:file:./a;init=RUNSCRIPT FROM 'http://127.0.0.1/x.sql'",
        "jdbc:h2:file:./a;AUTO_SERVER=TRUE",
        "jdbc:h2:file:./a;CACHE_SIZE=1;AUTO_SERVER=TRUE",
        "jdbc:h2:file:./a;CACHE_SIZE=1 INIT=X",
        "jdbc:h2:file:./a;WRITE_DELAY=500",
        "jdbc:h2:file:./a;",
        "jdbc:h2:file:./a\nb",
        "jdbc:h2:file:./a\u0000b",
        "jdbc:h2:file:",
        "jdbc:h2:file: ",
        "jdbc:h2:file:zip:/x.zip!/a",
        "jdbc:h2:file:nio:/a",
        "jdbc:h2:file:memFS:a",
        "jdbc:h2:file:/",
        "jdbc:h2:tcp://127.0.0.1/a",
        "jdbc:h2:ssl://127.0.0.1/a",
        "jdbc:h2:zip:/x.zip!/a",
        "jdbc:h2:./a",
        "jdbc:h2:mem:",
        "jdbc:h2:mem:a b",
        "jdbc:h2:mem:a" + ATTACK,
        "jdbc:mysql://127.0.0.1/saldo",
        "saldo-history",
        ""
      })
  void anythingButAPlainFileIsRefused(String url) throws IOException {
    assertThatThrownBy(() -> HistoryStore.openUrl(url, folder))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain("ALIAS", "RUNSCRIPT")
        .hasLineCount(1);
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aPathWithASettingInItIsRefused() {
    assertThatThrownBy(() -> HistoryStore.openFile(folder.resolve("a" + ATTACK)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must not contain ';'");
  }

  @Test
  void aRelativePathStartsFromTheGivenFolder() throws IOException {
    Path deeper = Files.createDirectory(folder.resolve("with space ü"));
    try (BalanceHistory history =
        HistoryStore.openUrl("jdbc:h2:file:./saldo-history;CACHE_SIZE=4096", deeper)) {
      history.append(Polls.sampled(0, 350));
    }
    assertThat(deeper.resolve("saldo-history.mv.db")).isNotEmptyFile();
  }

  @Test
  void aDatabaseInMemoryIsLostWhenClosed() {
    for (int round = 0; round < 2; round++) {
      try (BalanceHistory history = HistoryStore.openUrl("jdbc:h2:mem:gone", folder)) {
        assertThat(history.series(Selection.ALL)).isEmpty();
        history.append(Polls.sampled(0, 350));
        assertThat(history.series(Selection.ALL)).hasSize(1);
      }
    }
  }
}
