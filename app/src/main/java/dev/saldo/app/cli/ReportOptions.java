package dev.saldo.app.cli;

import dev.saldo.app.Workspace;
import dev.saldo.history.Selection;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of every command that reports on accounts. */
final class ReportOptions {

  @Mixin FormatOptions format = new FormatOptions();

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Time zone of calendar days; default: the configuration's.")
  @Nullable String zone;

  @Option(
      names = "--account",
      paramLabel = "NAME",
      split = ",",
      description = "Only these accounts.")
  List<String> accounts = List.of();

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      split = ",",
      description = "Only accounts of these providers.")
  List<String> providers = List.of();

  /** Returns the zone asked for, else the configuration's. */
  ZoneId zone(Workspace workspace) {
    if (zone == null) {
      return workspace.config().timeZone();
    }
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new UsageFault("--zone '" + zone + "' is not a time zone such as Africa/Accra");
    }
  }

  /** Returns the accounts asked for, here and as arguments. */
  Selection selection(List<String> arguments) {
    Set<String> names = new LinkedHashSet<>(accounts);
    names.addAll(arguments);
    return new Selection(names, new LinkedHashSet<>(providers));
  }
}
