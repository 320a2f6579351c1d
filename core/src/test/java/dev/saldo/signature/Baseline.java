package dev.saldo.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;

/**
 * The signatures that others may rely on, kept in a text file. Run with {@code -Dgolden=write} to
 * keep those there are now, and read the difference before you commit it.
 *
 * @param file where they are kept
 */
public record Baseline(Path file) {

  /** Checks that nothing of the baseline is gone or changed, and that the baseline is complete. */
  public void check(SortedSet<String> now) throws IOException {
    if ("write".equals(System.getProperty("golden"))) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, now);
    }
    compare(Files.readAllLines(file), now);
  }

  static void compare(Collection<String> kept, Collection<String> now) {
    assertThat(without(kept, now))
        .as(
            "gone or changed, although code that was built before needs it: bring it back, as"
                + " deprecated if need be; where that cannot be, say so in the change log and run"
                + " with -Dgolden=write; for the SPI, raise BalanceProvider.SPI_VERSION")
        .isEmpty();
    assertThat(without(now, kept))
        .as("new, and for ever once it is released: accept it with -Dgolden=write, or hide it")
        .isEmpty();
  }

  private static List<String> without(Collection<String> some, Collection<String> others) {
    return some.stream().filter(line -> !others.contains(line)).toList();
  }
}
