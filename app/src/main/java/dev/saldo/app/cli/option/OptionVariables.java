package dev.saldo.app.cli.option;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The environment variables that give options their defaults. */
public final class OptionVariables {

  private OptionVariables() {}

  /** Returns the variable of an option: {@code SALDO_<OPTION>}. */
  public static String name(OptionSpec option) {
    String name = option.longestName().replaceFirst("^-+", "").replace('-', '_');
    return "SALDO_" + name.toUpperCase(Locale.ROOT);
  }

  /** Returns the variables of the options of a command and of its subcommands. */
  public static Set<String> of(CommandSpec command) {
    Set<String> names = new TreeSet<>();
    command.options().forEach(option -> names.add(name(option)));
    for (CommandLine subcommand : command.subcommands().values()) {
      names.addAll(of(subcommand.getCommandSpec()));
    }
    return names;
  }
}
