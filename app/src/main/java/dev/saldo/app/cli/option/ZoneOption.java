package dev.saldo.app.cli.option;

import dev.saldo.app.ConfiguredWorkspace;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose calendar and clocks times are read and shown in. */
public final class ZoneOption {

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Time zone of calendar days; default: the configuration's.")
  @Nullable String zone;

  /** Returns the zone asked for, else the configuration's. */
  public ZoneId zone(ConfiguredWorkspace workspace) {
    if (zone == null) {
      return workspace.config().timeZone();
    }
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new CommandUsageException(
          "--zone '" + zone + "' is not a time zone such as Africa/Accra");
    }
  }
}
