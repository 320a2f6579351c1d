package dev.saldo.app.cli.completion;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The commands and options as rows of five columns, separated by tabs: the kind of the row (c for a
 * command, o for an option, a for an argument), the command it belongs to (* for all), its name,
 * what its value can be (- for none), and its description.
 */
public final class CommandWordTable {

  private static final String OF_ALL = "*";
  private static final String NO_VALUE = "-";

  private final StringBuilder rows = new StringBuilder();
  private final ArgumentValueChoices values;

  private CommandWordTable(ArgumentValueChoices values) {
    this.values = values;
  }

  /**
   * Returns the table of a program.
   *
   * @param arguments the words that can be arguments of a command, by its qualified name
   */
  public static CommandWordTable of(CommandLine root, Map<String, List<String>> arguments) {
    CommandWordTable table = new CommandWordTable(new ArgumentValueChoices(arguments));
    CommandSpec program = root.getCommandSpec();
    program.options().forEach(option -> table.add(OF_ALL, option));
    table.addCommands(program);
    return table;
  }

  private void addCommands(CommandSpec parent) {
    SequencedMap<String, CommandLine> commands = new LinkedHashMap<>(parent.subcommands());
    commands.values().removeIf(c -> c.getCommandSpec().usageMessage().hidden());
    commands.forEach(
        (name, command) -> {
          CommandSpec spec = command.getCommandSpec();
          add("c", parent.qualifiedName(), name, NO_VALUE, spec.usageMessage().description());
          spec.options().stream()
              .filter(option -> !option.inherited() && !option.hidden())
              .filter(option -> !option.usageHelp() && !option.versionHelp())
              .forEach(option -> add(spec.qualifiedName(), option));
          spec.positionalParameters().forEach(argument -> add(spec.qualifiedName(), argument));
          addCommands(spec);
        });
  }

  private void add(String command, OptionSpec option) {
    String value = option.arity().max() == 0 ? NO_VALUE : values.of(command, option);
    for (String name : option.names()) {
      add("o", command, name, value, option.description());
    }
  }

  private void add(String command, PositionalParamSpec argument) {
    add("a", command, argument.paramLabel(), values.of(command, argument), argument.description());
  }

  private void add(String kind, String command, String name, String value, String... description) {
    String text =
        Arrays.stream(description).collect(Collectors.joining(" ")).replaceAll("\\s+", " ");
    rows.append(
        "%s\t%s\t%s\t%s\t%s%n"
            .formatted(
                kind, command, name, value, text.replace("%%", "%").replaceFirst("\\.$", "")));
  }

  /** Returns the rows. */
  public String text() {
    return rows.toString();
  }
}
