package dev.saldo.app.cli.option;

import dev.saldo.account.TimeSpan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options of every command, accepted before and after its name. */
public final class GlobalOptions {

  /** When output is coloured. */
  public enum Colour {
    AUTO,
    ALWAYS,
    NEVER
  }

  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "saldo.yaml",
      scope = ScopeType.INHERIT,
      description = "Configuration file; default: saldo.yaml in the working directory")
  Path config = Path.of("saldo.yaml");

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      scope = ScopeType.INHERIT,
      description = "Colour: auto, always or never; NO_COLOR is respected")
  Colour color = Colour.AUTO;

  @Option(
      names = "--trust-providers",
      scope = ScopeType.INHERIT,
      description =
          "Run every jar of providers-dir, also an untrusted one; for machines that are built"
              + " from scratch each time")
  boolean trustProviders;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of an error")
  boolean debug;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Print only errors on standard error: no progress, warnings or hints")
  boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Print a line for each request of a poll to a vendor, without secrets")
  boolean verbose;

  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      scope = ScopeType.INHERIT,
      description =
          "Time to wait for another command that is using the history file, such as 30s; 0 fails at once; default: 10s, or 2min for poll; a service answers at once")
  @Nullable String wait;

  private static final List<String> TRUE = List.of("true", "1", "yes", "on");

  private String command = "saldo";

  /**
   * Returns whether a command line asks for no notes, before it is parsed.
   *
   * @param variable the value of the environment variable; null if it is not set
   */
  public static boolean isQuiet(@Nullable String variable, String... args) {
    for (String argument : args) {
      if (argument.equals("--quiet") || argument.matches("-v?q.*")) {
        return true;
      }
    }
    return variable != null && TRUE.contains(variable.toLowerCase(Locale.ROOT));
  }

  /**
   * Returns how long to wait for another command.
   *
   * @param usual used where none was stated
   */
  public Duration patience(Duration usual) {
    String stated = wait;
    if (stated == null) {
      return usual;
    }
    if (stated.equals("0")) {
      return Duration.ZERO;
    }
    try {
      return TimeSpan.find(stated)
          .orElseThrow(() -> new IllegalArgumentException("is not a duration such as 30s"))
          .toDuration();
    } catch (IllegalArgumentException e) {
      throw new CommandUsageException("--wait '" + stated + "' " + e.getMessage());
    }
  }

  /** Notes the command that runs, for others that wait for it. */
  public void run(String name) {
    command = name;
  }

  /** Returns the command that runs, such as {@code saldo poll}. */
  public String command() {
    return command;
  }

  /** Returns the configuration file as the user named it. */
  public Path config() {
    return config;
  }

  /** Returns whether each exchange with a vendor is shown. */
  public boolean verbose() {
    return verbose;
  }

  /** Returns when output is coloured. */
  public Colour color() {
    return color;
  }

  /** Returns whether every drop-in may run, trusted or not. */
  public boolean trustProviders() {
    return trustProviders;
  }

  /** Returns whether errors show stack traces. */
  public boolean debug() {
    return debug;
  }
}
