package dev.saldo.app.cli.manual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Writes manual pages in roff.
 *
 * @param date the date of the pages, such as 2026-11-21
 * @param version the version of Saldo
 */
public record ManualPageWriter(String date, String version) {

  private static final String EXAMPLES = "Examples:";
  private static final int COMMANDS_SECTION = 1;
  private static final int TOPICS_SECTION = 7;

  /** Returns the name of the page of a command, such as {@code saldo-history-import}. */
  public static String name(CommandSpec command) {
    return command.qualifiedName("-");
  }

  /** Returns the page of a command. */
  public String page(CommandSpec command) {
    RoffTextWriter roff =
        new RoffTextWriter().title(name(command), COMMANDS_SECTION, date, version);
    String summary = join(command.usageMessage().description()).replaceFirst("\\.$", "");
    roff.section("NAME").wrapped(name(command) + " - " + summary);
    roff.section("SYNOPSIS").raw(synopsis(command));
    roff.section("DESCRIPTION").wrapped(summary + ".");
    List<String> footer =
        Arrays.stream(command.usageMessage().footer()).map(ManualPageWriter::plain).toList();
    int examples = footer.indexOf(EXAMPLES);
    footer.subList(0, examples < 0 ? footer.size() : examples).forEach(roff::paragraph);
    writeArguments(command, roff);
    writeCommands(command, roff);
    if (examples >= 0) {
      roff.section("EXAMPLES");
      footer.subList(examples + 1, footer.size()).forEach(roff::unfilled);
    }
    return roff.section("SEE ALSO").raw(related(command)).toString();
  }

  /** Returns the page of a topic of the help. */
  public String topic(String topic, String text) {
    RoffTextWriter roff =
        new RoffTextWriter().title("saldo-" + topic, TOPICS_SECTION, date, version);
    String heading = text.lines().findFirst().orElse(topic);
    roff.section("NAME").wrapped("saldo-" + topic + " - " + heading + " of Saldo");
    roff.section("DESCRIPTION");
    List<String> lines = text.lines().skip(1).dropWhile(String::isBlank).toList();
    lines.forEach(roff::unfilled);
    return roff.section("SEE ALSO").raw(".BR saldo (1)").toString();
  }

  private static String synopsis(CommandSpec command) {
    StringBuilder line = new StringBuilder(RoffTextWriter.bold(command.qualifiedName()));
    line.append(" [").append(RoffTextWriter.italic("OPTIONS")).append(']');
    if (!command.subcommands().isEmpty()) {
      line.append(' ').append(RoffTextWriter.italic("COMMAND"));
    }
    for (PositionalParamSpec argument : command.positionalParameters()) {
      String label = RoffTextWriter.italic(argument.paramLabel());
      String several = argument.isMultiValue() ? label + "..." : label;
      line.append(' ').append(argument.required() ? several : "[" + several + "]");
    }
    return line.toString();
  }

  private static void writeArguments(CommandSpec command, RoffTextWriter roff) {
    List<PositionalParamSpec> arguments = command.positionalParameters();
    if (!arguments.isEmpty()) {
      roff.section("ARGUMENTS");
      arguments.forEach(a -> roff.entry(RoffTextWriter.italic(a.paramLabel()), description(a)));
    }
    boolean root = command.parent() == null;
    List<OptionSpec> own =
        command.options().stream()
            .filter(option -> !option.hidden())
            .filter(option -> root || !(option.inherited() || isStandard(option)))
            .toList();
    if (!own.isEmpty()) {
      roff.section("OPTIONS");
      own.forEach(option -> roff.entry(heading(option), description(option)));
    }
  }

  private static boolean isStandard(OptionSpec option) {
    return option.usageHelp() || option.versionHelp();
  }

  private static void writeCommands(CommandSpec command, RoffTextWriter roff) {
    List<CommandSpec> commands = visible(command);
    if (!commands.isEmpty()) {
      roff.section("COMMANDS");
      commands.forEach(
          one ->
              roff.entry(RoffTextWriter.bold(one.name()), join(one.usageMessage().description())));
    }
  }

  /** Returns the commands below a command that users see. */
  public static List<CommandSpec> visible(CommandSpec command) {
    Set<CommandSpec> specs = new LinkedHashSet<>();
    for (CommandLine line : command.subcommands().values()) {
      if (!line.getCommandSpec().usageMessage().hidden()) {
        specs.add(line.getCommandSpec());
      }
    }
    return List.copyOf(specs);
  }

  private static String heading(OptionSpec option) {
    String names =
        Arrays.stream(option.names()).map(RoffTextWriter::bold).collect(Collectors.joining(", "));
    return option.arity().max() == 0
        ? names
        : names + "=" + RoffTextWriter.italic(option.paramLabel());
  }

  private static String description(ArgSpec argument) {
    return join(argument.description());
  }

  private static String related(CommandSpec command) {
    List<String> pages = new ArrayList<>();
    if (command.parent() != null) {
      pages.add(name(command.parent()));
    }
    visible(command).forEach(one -> pages.add(name(one)));
    return pages.isEmpty()
        ? ".BR saldo (1)"
        : pages.stream()
            .map(page -> ".BR " + page.replace("-", "\\-") + " (1)")
            .collect(Collectors.joining(" ,\n"));
  }

  private static String join(String... lines) {
    return plain(String.join(" ", lines));
  }

  private static String plain(String line) {
    return line.replace("%%", "%");
  }
}
