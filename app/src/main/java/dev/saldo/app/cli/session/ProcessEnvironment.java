package dev.saldo.app.cli.session;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the process was started in. Everything a command takes from outside comes through here, so
 * that a test can stand in for it.
 *
 * @param environment gives environment variables, null for one that is not set
 * @param clock the clock
 * @param directory the working directory, absolute
 * @param home where the distribution lies; empty when Saldo runs from a class path
 * @param in standard input
 * @param out standard output: results and nothing else
 * @param err standard error: progress, warnings, errors
 * @param outIsTerminal whether people look at standard output
 * @param errIsTerminal whether people look at standard error
 */
public record ProcessEnvironment(
    UnaryOperator<@Nullable String> environment,
    Clock clock,
    Path directory,
    Optional<Path> home,
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean outIsTerminal,
    boolean errIsTerminal) {

  /** Returns the present instant, cut to the millisecond as samples are. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.apply(name)).filter(value -> !value.isEmpty());
  }
}
