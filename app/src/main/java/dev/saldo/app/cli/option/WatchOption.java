package dev.saldo.app.cli.option;

import dev.saldo.account.TimeSpan;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that draws a report again and again. The program carries it out before parsing. */
public final class WatchOption {

  /** The name of the option. */
  public static final String NAME = "--watch";

  /** The usual time between two drawings. */
  public static final String USUAL = "10s";

  @Option(
      names = NAME,
      paramLabel = "DURATION",
      arity = "0..1",
      fallbackValue = USUAL,
      description =
          "On a terminal, draw it again so often until Ctrl-C, as --watch=30s; default: 10s")
  @Nullable String every;

  /** Refuses a duration that is none, and a place that cannot be drawn again. */
  public void check() {
    if (every != null) {
      throw new CommandUsageException(
          interval(every).isEmpty()
              ? NAME + " '" + every + "' is not a duration of at least 1s, such as 30s"
              : NAME + " needs a terminal");
    }
  }

  /** Returns the time between two drawings; empty if a text is no duration of at least a second. */
  public static Optional<Duration> interval(String text) {
    try {
      return TimeSpan.find(text)
          .map(TimeSpan::toDuration)
          .filter(duration -> duration.compareTo(Duration.ofSeconds(1)) >= 0);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
