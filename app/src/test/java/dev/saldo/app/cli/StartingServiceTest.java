package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.app.cli.CommandRun.Outcome;
import dev.saldo.app.cli.socket.CommandSocket;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.jooq.HistoryStore;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A service holds the history for a moment before its socket is open. */
@Timeout(30)
final class StartingServiceTest {

  @TempDir private Path folder;

  @Test
  void aCommandThatWaitsIsRunByTheServiceAsSoonAsItsSocketIsOpen() throws Exception {
    CountDownLatch parsed = new CountDownLatch(1);
    CommandRun saldo = new CommandRun(folder);
    saldo.variables =
        name -> {
          if (name.equals("SALDO_WAIT")) {
            parsed.countDown(); // asked for by the command itself, after it looked for a socket
          }
          return name.equals("SALDO_WAIT") ? "1h" : null;
        };
    saldo.write(
        "saldo.yaml",
        "accounts:\n- name: otp\n  provider: smsonlinegh\n  settings: {api-key: x}\n");
    try (BalanceHistory history = HistoryStore.openUrl("jdbc:h2:file:./saldo-history", folder);
        ExecutorService client = Executors.newSingleThreadExecutor()) {
      Future<Outcome> status = client.submit(() -> saldo.run("status"));
      parsed.await();
      try (CommandSocket socket = HistoryServiceProcess.open(folder, history, saldo.clock)) {
        assertThat(socket).isNotNull();
        assertThat(status.get().exit()).isZero();
      }
    }
  }
}
