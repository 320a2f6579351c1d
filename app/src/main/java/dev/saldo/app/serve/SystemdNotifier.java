package dev.saldo.app.serve;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Tells systemd that the service is ready, stopping or still alive, through the program
 * systemd-notify: Java has no datagram sockets of the Unix domain. Does nothing without systemd.
 */
public final class SystemdNotifier {

  private static final int PATIENCE_SECONDS = 5;

  private final boolean managed;

  /** Creates a notifier; without {@code NOTIFY_SOCKET} in the environment it does nothing. */
  public SystemdNotifier(UnaryOperator<@Nullable String> environment) {
    managed = environment.apply("NOTIFY_SOCKET") != null;
  }

  /** Says that the service is ready. */
  void ready(String status) {
    send("--ready", "--status=" + status);
  }

  /** Says that the service is stopping. */
  void stopping() {
    send("STOPPING=1");
  }

  /** Says that the service is alive, for {@code WatchdogSec}. */
  void alive() {
    send("WATCHDOG=1");
  }

  private void send(String... arguments) {
    if (!managed) {
      return;
    }
    try {
      Process process =
          new ProcessBuilder()
              .command(command(arguments))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      // systemd-notify is missing: systemd then sees a service that never reports
      throw new IllegalStateException("systemd-notify cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(List.of("systemd-notify"));
    command.addAll(List.of(arguments));
    return command;
  }
}
