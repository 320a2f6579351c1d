package dev.saldo.app.cli.option;

import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.history.Selection;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of every command that reports on accounts. */
public final class ReportOptions {

  @Parameters(
      paramLabel = "ACCOUNT",
      description = "Only these accounts, also as patterns such as sms-*; default: all")
  List<String> names = List.of();

  @Mixin FormatOptions format = new FormatOptions();

  @Mixin ZoneOption zone = new ZoneOption();

  @Option(
      names = "--account",
      paramLabel = "NAME",
      split = ",",
      description = "Only these accounts or patterns, separated by commas")
  List<String> accounts = List.of();

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      split = ",",
      description = "Only accounts of these providers, separated by commas")
  List<String> providers = List.of();

  /** Returns the options of the output. */
  public FormatOptions format() {
    return format;
  }

  /** Returns the time zone of {@code --zone}, else that of the configuration. */
  public ZoneId zone(ConfiguredWorkspace workspace) {
    return zone.zone(workspace);
  }

  /** Returns the accounts selected by arguments and options. */
  public Selection selection() {
    Set<String> chosen = new LinkedHashSet<>(accounts);
    chosen.addAll(names);
    return new Selection(chosen.isEmpty(), chosen, new LinkedHashSet<>(providers));
  }
}
