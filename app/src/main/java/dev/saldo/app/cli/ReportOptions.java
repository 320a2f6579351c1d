package dev.saldo.app.cli;

import dev.saldo.app.Workspace;
import dev.saldo.history.Selection;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of every command that reports on accounts. */
final class ReportOptions {

  @Mixin FormatOptions format = new FormatOptions();

  @Mixin ZoneOption zone = new ZoneOption();

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
    return zone.zone(workspace);
  }

  /** Returns the accounts asked for, here and as arguments. */
  Selection selection(List<String> arguments) {
    Set<String> names = new LinkedHashSet<>(accounts);
    names.addAll(arguments);
    return new Selection(names, new LinkedHashSet<>(providers));
  }
}
