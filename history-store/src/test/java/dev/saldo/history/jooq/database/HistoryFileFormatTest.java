package dev.saldo.history.jooq.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryException;
import dev.saldo.history.Selection;
import dev.saldo.history.jooq.HistoryFormatConverter;
import dev.saldo.history.jooq.HistoryStore;
import dev.saldo.history.jooq.Polls;
import dev.saldo.history.jooq.database.file.HistoryFileFormat;
import dev.saldo.spi.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.h2.mvstore.DataUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of other H2 formats are recognised by their header, and converted on request. */
final class HistoryFileFormatTest {

  private static final int BLOCK = 4_096;
  private static final Path JAR =
      Path.of(DataUtils.class.getProtectionDomain().getCodeSource().getLocation().getPath());

  private static byte[] current = {};
  private static byte[] identity = {};
  private static String before = "";

  @TempDir Path folder;

  private Path history = Path.of("");
  private Path file = Path.of("");

  @BeforeAll
  static void write(@TempDir Path made) throws IOException {
    try (BalanceHistory opened = HistoryStore.openFile(made.resolve("history"))) {
      opened.append(
          IntStream.range(0, 50).mapToObj(i -> Polls.sampled(15 * i, 900 - 7 * i)).toList());
      before = opened.series(Selection.ALL).toString();
    }
    current = Files.readAllBytes(made.resolve("history.mv.db"));
    identity = Files.readAllBytes(made.resolve("history.id"));
  }

  @BeforeEach
  void copy() throws IOException {
    history = folder.resolve("history");
    file = Files.write(folder.resolve("history.mv.db"), current);
    Files.write(folder.resolve("history.id"), identity);
  }

  @Test
  void anotherFormatIsRefusedBeforeTheDatabaseOpensTheFile() throws IOException {
    for (int format : List.of(1, 2, 4)) {
      byte[] other = withFormat(current, format, true);
      Files.write(file, other);
      assertThatThrownBy(() -> HistoryStore.openFile(history))
          .isInstanceOf(HistoryException.class)
          .hasMessageStartingWith(file + " was written by ")
          .hasMessageContaining(writer(format))
          .hasMessageContaining("'saldo history convert history.mv.db --h2-jar JAR'")
          .message()
          .hasLineCount(1);
      assertThatThrownBy(
              () ->
                  HistoryStore.restore(
                      file, "jdbc:h2:file:./x", folder, "saldo", Secret.of(""), false))
          .hasMessageStartingWith(file + " was written by ");
      assertThat(Files.readAllBytes(file)).isEqualTo(other);
    }
  }

  @Test
  void aDamagedHeaderStatesNoFormat() throws IOException {
    byte[] damaged = withFormat(current, 2, false);
    Files.write(file, damaged);
    assertThat(HistoryFileFormat.find(file)).isEmpty();
    assertThat(HistoryFileFormat.find(folder)).isEmpty();
    Files.write(file, new byte[0]);
    assertThat(HistoryFileFormat.find(file)).isEmpty();
  }

  @Test
  void aConvertedFileHoldsTheSameHistory() throws IOException {
    Path kept = convert(JAR);
    assertThat(Files.readAllBytes(kept)).isEqualTo(current);
    assertThat(Files.readAllBytes(file)).isNotEqualTo(current);
    try (BalanceHistory opened = HistoryStore.openFile(history)) {
      assertThat(opened.series(Selection.ALL)).hasToString(before);
      assertThat(HistoryStore.verify(opened, Selection.ALL, false).damage()).isEmpty();
      opened.append(List.of(Polls.sampled(15 * 50, 100)));
    }
    assertThatThrownBy(() -> convert(JAR)).hasMessageContaining("exists already");
    assertThat(names())
        .containsExactlyInAnyOrder(
            "history.mv.db", "history.mv.db.format-3", "history.id", "history.lock");
  }

  @Test
  void aFileThatCannotBeConvertedStaysAsItWas() throws IOException {
    Path other = Files.writeString(folder.resolve("other.jar"), "no jar");
    assertThatThrownBy(() -> convert(other)).hasMessageContaining("is no jar of H2");
    try (BalanceHistory opened = HistoryStore.openFile(history)) {
      assertThat(opened.series(Selection.ALL)).hasSize(1);
      assertThatThrownBy(() -> convert(JAR)).hasMessageContaining("use");
    }
    Files.write(file, withFormat(current, 2, true));
    assertThatThrownBy(() -> convert(JAR))
        .hasMessageContainingAll("cannot be read with", "H2 2.0 or 2.1", "user and password");
    assertThatThrownBy(() -> HistoryFormatConverter.convert(other, JAR, "saldo", Secret.of("")))
        .hasMessageContaining("is no intact file of H2");
    assertThat(names())
        .containsExactlyInAnyOrder("history.mv.db", "history.id", "history.lock", "other.jar");
  }

  private Path convert(Path jar) {
    return HistoryFormatConverter.convert(file, jar, "saldo", Secret.of(""));
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).toList();
    }
  }

  private static String writer(int format) {
    return switch (format) {
      case 1 -> "H2 1.4";
      case 2 -> "H2 2.0 or 2.1";
      default -> "a version of H2 after 2.4";
    };
  }

  /** Returns the file with another format in both blocks of its header. */
  private static byte[] withFormat(byte[] content, int format, boolean hasValidChecksum) {
    byte[] changed = content.clone();
    for (int block = 0; block < 2; block++) {
      String header =
          new String(content, block * BLOCK, BLOCK, StandardCharsets.ISO_8859_1)
              .replace("format:3", "format:" + format);
      int end = header.indexOf(",fletcher:");
      byte[] bytes = header.getBytes(StandardCharsets.ISO_8859_1);
      int checksum = DataUtils.getFletcher32(bytes, 0, end) + (hasValidChecksum ? 0 : 1);
      byte[] line =
          (header.substring(0, end) + ",fletcher:" + Integer.toHexString(checksum) + "\n ")
              .getBytes(StandardCharsets.ISO_8859_1);
      System.arraycopy(line, 0, changed, block * BLOCK, line.length);
    }
    return changed;
  }
}
