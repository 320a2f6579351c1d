package dev.saldo.app.cli.session;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The environment of the process. Everything a command reads from outside comes from here, so that
 * a test can replace it.
 *
 * @param environment returns the value of an environment variable, null if it is not set
 * @param clock the clock
 * @param directory the working directory, absolute
 * @param home the folder of the distribution; empty if Saldo runs from a class path
 * @param in standard input
 * @param out standard output, for results only
 * @param err standard error, for errors
 * @param notes standard error, for progress, warnings and hints
 * @param outIsTerminal whether standard output is a terminal
 * @param errIsTerminal whether standard error is a terminal
 */
public record ProcessEnvironment(
    UnaryOperator<@Nullable String> environment,
    Clock clock,
    Path directory,
    Optional<Path> home,
    InputStream in,
    PrintStream out,
    PrintStream err,
    PrintStream notes,
    boolean outIsTerminal,
    boolean errIsTerminal) {

  /** Creates an environment in which notes go where errors go. */
  public ProcessEnvironment(
      UnaryOperator<@Nullable String> environment,
      Clock clock,
      Path directory,
      Optional<Path> home,
      InputStream in,
      PrintStream out,
      PrintStream err,
      boolean outIsTerminal,
      boolean errIsTerminal) {
    this(environment, clock, directory, home, in, out, err, err, outIsTerminal, errIsTerminal);
  }

  /** Returns the same environment without notes. */
  public ProcessEnvironment quiet() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new ProcessEnvironment(
        environment, clock, directory, home, in, out, err, nowhere, outIsTerminal, false);
  }

  /** Returns the current instant, UTC, truncated to the millisecond like samples. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Returns an environment variable; empty if it is not set or empty. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.apply(name)).filter(value -> !value.isEmpty());
  }
}
