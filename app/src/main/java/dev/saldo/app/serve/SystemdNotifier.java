package dev.saldo.app.serve;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Tells systemd that the service is ready, stopping or still alive, through the program
 * systemd-notify: Java has no datagram sockets of the Unix domain. Does nothing without systemd.
 * Not thread-safe.
 */
final class SystemdNotifier {

  private static final String PROGRAM = "systemd-notify";
  private static final int PATIENCE_SECONDS = 2;

  private final boolean managed;
  private final UnaryOperator<@Nullable String> environment;
  private final ServiceLog log;
  private boolean failing;

  /** Creates a notifier; without {@code NOTIFY_SOCKET} in the environment it does nothing. */
  SystemdNotifier(UnaryOperator<@Nullable String> environment, ServiceLog log) {
    this.managed = environment.apply("NOTIFY_SOCKET") != null;
    this.environment = environment;
    this.log = log;
  }

  /** Says that the service is ready. */
  void ready(String status) throws InterruptedException {
    send("--ready", "--status=" + status);
  }

  /** Says that the service is stopping. */
  void stopping() throws InterruptedException {
    send("STOPPING=1");
  }

  /** Says that the service is alive, for {@code WatchdogSec}. */
  void alive() throws InterruptedException {
    send("WATCHDOG=1");
  }

  /** Sends a message. A failure is logged when it begins. */
  private void send(String... arguments) throws InterruptedException {
    if (!managed) {
      return;
    }
    Optional<String> problem = run(arguments);
    if (problem.isPresent() && !failing) {
      log.warn("systemd-failed", problem.get());
    }
    failing = problem.isPresent();
  }

  private Optional<String> run(String... arguments) throws InterruptedException {
    Optional<Path> program = program();
    if (program.isEmpty()) {
      return Optional.of("there is no systemd-notify on the PATH; systemd hears nothing");
    }
    List<String> command = new ArrayList<>(List.of(program.get().toString()));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.of("systemd-notify does not end");
      }
      int code = process.exitValue();
      return code == 0 ? Optional.empty() : Optional.of("systemd-notify ended with code " + code);
    } catch (IOException e) {
      return Optional.of("systemd-notify cannot be run");
    }
  }

  private Optional<Path> program() {
    String path = environment.apply("PATH");
    return path == null
        ? Optional.empty()
        : Arrays.stream(path.split(File.pathSeparator))
            .flatMap(folder -> file(folder).stream())
            .filter(Files::isExecutable)
            .findFirst();
  }

  private static Optional<Path> file(String folder) {
    try {
      return Optional.of(Path.of(folder, PROGRAM));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
