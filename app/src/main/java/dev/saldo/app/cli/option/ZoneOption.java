package dev.saldo.app.cli.option;

import dev.saldo.account.NameSuggestions;
import dev.saldo.app.ConfiguredWorkspace;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for the time zone in which times are parsed and shown. */
public final class ZoneOption {

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Time zone of days and times; default: time-zone of the configuration")
  @Nullable String zone;

  /** Returns whether {@code --zone} is given. */
  public boolean isGiven() {
    return zone != null;
  }

  /** Returns the time zone of {@code --zone}, else that of the configuration. */
  public ZoneId zone(ConfiguredWorkspace workspace) {
    if (zone == null) {
      return workspace.config().timeZone();
    }
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new CommandUsageException(
          "--zone '%s' is not a time zone%s".formatted(zone, NameSuggestions.zoneHint(zone)));
    }
  }
}
