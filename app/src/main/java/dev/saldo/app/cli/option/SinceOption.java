package dev.saldo.app.cli.option;

import dev.saldo.account.TimeSpan;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for the beginning of a report that ends now. */
public final class SinceOption {

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Beginning: an age such as 7d, 12h or 3mo, a date or an instant")
  @Nullable String since;

  /** Returns whether {@code --since} is given. */
  public boolean isGiven() {
    return since != null;
  }

  /**
   * Returns the beginning.
   *
   * @param usual the default
   */
  public Instant instant(String usual, Instant now, ZoneId zone) {
    String text = since == null ? usual : since;
    try {
      boolean age = !text.startsWith("-") && TimeSpan.find(text).isPresent();
      return TimeExpressionParser.parse(age ? "-" + text : text, now, zone);
    } catch (IllegalArgumentException e) {
      throw new CommandUsageException("--since: " + e.getMessage());
    }
  }
}
