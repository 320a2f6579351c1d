package dev.saldo.history.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryException;
import dev.saldo.history.Selection;
import dev.saldo.spi.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fills a small disk; skipped if it may not be mounted. */
final class FullDiskTest {

  private static final int CYCLES = 5;

  @TempDir Path folder;

  private boolean mounted;

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      run("umount", folder.toString());
    }
  }

  @Test
  void aFullDiskIsReportedInOneLineAndTheHistoryResumesWithFreeSpace() throws Exception {
    mounted = run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder.toString());
    assumeTrue(mounted, "only root may mount a small disk");
    long kept = 0;
    try (BalanceHistory history = HistoryStore.openFile(folder.resolve("a"))) {
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        fill();
        String refusal = "";
        while (refusal.isEmpty()) {
          try {
            history.append(Polls.sampled(Math.toIntExact(kept), 1_000_000 - kept));
            kept++;
          } catch (HistoryException e) {
            refusal = String.valueOf(e.getMessage());
          }
        }
        assertThat(refusal)
            .hasLineCount(1)
            .contains("No space left on device", "check that its disk")
            .doesNotContain("MVStore", "org.h2", "async:", "General error");
        Files.delete(folder.resolve("filler"));
        history.append(Polls.sampled(Math.toIntExact(kept), 1_000_000 - kept));
        kept++;
        assertThat(samples(history)).isEqualTo(kept);
      }
    }
    try (BalanceHistory history = HistoryStore.openFile(folder.resolve("a"))) {
      assertThat(samples(history)).isEqualTo(kept);
    }
  }

  @Test
  void aHistoryOnAFullDiskCanBeRead() throws Exception {
    mounted = run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder.toString());
    assumeTrue(mounted, "only root may mount a small disk");
    try (BalanceHistory history = HistoryStore.openFile(folder.resolve("a"))) {
      history.append(Polls.sampled(0, 350));
    }
    fill();
    HistoryStore.OpeningOptions reading =
        new HistoryStore.OpeningOptions("saldo status", Duration.ZERO, true, Optional.empty());
    try (BalanceHistory history =
        HistoryStore.openUrl("jdbc:h2:file:./a", folder, "saldo", Secret.of(""), reading)) {
      assertThat(samples(history)).isOne();
    }
  }

  private static long samples(BalanceHistory history) {
    return history.series(Selection.ALL).getFirst().last().totals().samples();
  }

  private void fill() throws IOException {
    byte[] block = new byte[512];
    try (OutputStream filler = Files.newOutputStream(folder.resolve("filler"))) {
      while (true) {
        filler.write(block);
      }
    } catch (IOException e) {
      assertThat(folder.resolve("filler")).exists();
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    return process.waitFor() == 0;
  }
}
