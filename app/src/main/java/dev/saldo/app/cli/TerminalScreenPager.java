package dev.saldo.app.cli;

import dev.saldo.app.cli.option.WatchOption;
import dev.saldo.app.cli.session.CommandLineOutline;
import dev.saldo.app.serve.ProcessSignals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The standard output of a report on a terminal, which goes through a pager as soon as it is longer
 * than the screen. Not thread-safe.
 */
final class TerminalScreenPager extends OutputStream {

  private static final Set<String> PAGED =
      Set.of(
          "status",
          "history",
          "usage",
          "trend",
          "events",
          "statement",
          "runway",
          "accounts",
          "alerts",
          "plan",
          "help",
          "providers",
          "schema");

  /** Passes output to the pager. */
  @FunctionalInterface
  private interface Passing {
    void run() throws IOException;
  }

  private final OutputStream out;
  private final String command;
  private final int rows;
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private int lines;
  private boolean left;
  private @Nullable Process process;

  private TerminalScreenPager(OutputStream out, String command, int rows) {
    this.out = out;
    this.command = command;
    this.rows = rows;
  }

  /**
   * Finds the pager of a command line.
   *
   * @param out standard output
   * @param rows the number of rows of the terminal; 0 if it is no terminal
   * @return empty if nothing is paged
   */
  static Optional<TerminalScreenPager> find(
      OutputStream out, int rows, UnaryOperator<@Nullable String> environment, String... args) {
    boolean paged =
        rows > 0
            && CommandLineOutline.words(List.of(args)).stream().limit(1).anyMatch(PAGED::contains)
            && Stream.of(args).noneMatch(arg -> arg.startsWith(WatchOption.NAME))
            && variable(environment, "NO_PAGER").isEmpty()
            && !variable(environment, "TERM").equals(Optional.of("dumb"));
    return paged
        ? pager(environment).map(command -> new TerminalScreenPager(out, command, rows))
        : Optional.empty();
  }

  private static Optional<String> pager(UnaryOperator<@Nullable String> environment) {
    String named = environment.apply("PAGER");
    if (named != null) {
      return Optional.of(named.strip()).filter(text -> !text.isEmpty() && !text.equals("cat"));
    }
    return variable(environment, "PATH").stream()
        .flatMap(path -> Stream.of(path.split(":", -1)))
        .filter(folder -> folder.startsWith("/"))
        .map(folder -> Path.of(folder, "less"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString);
  }

  private static Optional<String> variable(
      UnaryOperator<@Nullable String> environment, String name) {
    return Optional.ofNullable(environment.apply(name)).filter(value -> !value.isEmpty());
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    Process pager = process;
    if (pager != null) {
      pass(() -> pager.getOutputStream().write(bytes, offset, length));
      return;
    }
    waiting.write(bytes, offset, length);
    for (int i = offset; i < offset + length; i++) {
      lines += bytes[i] == '\n' ? 1 : 0;
    }
    if (lines >= rows) {
      Process started = start();
      process = started;
      pass(() -> waiting.writeTo(started.getOutputStream()));
    }
  }

  /** Passes output to the pager, which the user may have left before the end. */
  private void pass(Passing passing) {
    if (left) {
      return;
    }
    try {
      passing.run();
    } catch (IOException e) {
      left = true;
    }
  }

  private Process start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", command)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putIfAbsent("LESS", "FRX"); // colours, and no screen of its own
    Process started = builder.start();
    ProcessSignals.ignoreInterrupts(); // they are meant for the pager
    return started;
  }

  @Override
  public void flush() {
    Process pager = process;
    if (pager != null) {
      pass(() -> pager.getOutputStream().flush());
    }
  }

  /** Writes what is shorter than the screen, or waits until the user leaves the pager. */
  void finish() throws IOException {
    Process pager = process;
    if (pager == null) {
      waiting.writeTo(out);
      out.flush();
      return;
    }
    pass(() -> pager.getOutputStream().close());
    await(pager);
  }

  private static void await(Process pager) {
    try {
      pager.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
