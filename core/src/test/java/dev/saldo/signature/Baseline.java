package dev.saldo.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;

/**
 * The stable public signatures, stored in a text file. Run with {@code -Dgolden=write} to store the
 * current ones, and review the difference before you commit it.
 *
 * @param file the file in which they are stored
 */
public record Baseline(Path file) {

  /**
   * Checks that no signature of the baseline is removed or changed, and that the baseline is
   * complete.
   */
  public void check(SortedSet<String> current) throws IOException {
    if ("write".equals(System.getProperty("golden"))) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, current);
    }
    compare(Files.readAllLines(file), current);
  }

  static void compare(Collection<String> stored, Collection<String> current) {
    assertThat(without(stored, current))
        .as(
            "removed or changed, which breaks code compiled earlier: restore it, deprecated if"
                + " necessary; if that is impossible, follow VERSIONING.md (for the SPI: increase"
                + " BalanceProvider.SPI_VERSION) and run with -Dgolden=write")
        .isEmpty();
    assertThat(without(current, stored))
        .as("new, and permanent once released: accept it with -Dgolden=write, or hide it")
        .isEmpty();
  }

  private static List<String> without(Collection<String> lines, Collection<String> others) {
    return lines.stream().filter(line -> !others.contains(line)).toList();
  }
}
