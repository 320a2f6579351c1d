package dev.saldo.app.cli.command;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The layout of the help: examples before options, the options of a command before those of every
 * command, and the commands in groups.
 */
public final class UsageHelpLayout {

  private static final String EXAMPLES = "Examples:";
  private static final String EXAMPLES_SECTION = "examples";
  private static final int NARROWEST = 60;
  private static final int WIDEST = 110;
  private static final int USUAL_WIDTH = 80;

  private static final Map<String, List<String>> GROUPS = new LinkedHashMap<>();

  static {
    GROUPS.put("Begin", List.of("init", "demo", "doctor", "config", "accounts", "providers"));
    GROUPS.put("Read and watch", List.of("poll", "serve", "check", "alerts", "api"));
    GROUPS.put(
        "Reports",
        List.of("status", "top", "usage", "trend", "events", "statement", "runway", "plan"));
    GROUPS.put("History", List.of("history", "backup", "restore"));
  }

  private UsageHelpLayout() {}

  /**
   * Sets the layout of a command and of all its subcommands.
   *
   * @param columns the width of the terminal; empty or anything else if it is not known
   */
  public static void apply(CommandLine root, String columns) {
    List<String> keys =
        List.of(
            UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
            UsageMessageSpec.SECTION_KEY_SYNOPSIS,
            UsageMessageSpec.SECTION_KEY_DESCRIPTION_HEADING,
            UsageMessageSpec.SECTION_KEY_DESCRIPTION,
            EXAMPLES_SECTION,
            UsageMessageSpec.SECTION_KEY_PARAMETER_LIST,
            UsageMessageSpec.SECTION_KEY_OPTION_LIST,
            UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
            UsageMessageSpec.SECTION_KEY_FOOTER);
    Map<String, IHelpSectionRenderer> sections = new LinkedHashMap<>(root.getHelpSectionMap());
    sections.put(EXAMPLES_SECTION, UsageHelpLayout::examples);
    sections.put(UsageMessageSpec.SECTION_KEY_PARAMETER_LIST, UsageHelpLayout::parameters);
    sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, UsageHelpLayout::options);
    sections.put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, UsageHelpLayout::commands);
    sections.put(UsageMessageSpec.SECTION_KEY_FOOTER, UsageHelpLayout::footer);
    root.setHelpSectionKeys(keys);
    root.setHelpSectionMap(sections);
    root.setUsageHelpWidth(width(columns));
  }

  private static int width(String columns) {
    return columns.matches("[1-9]\\d{0,3}")
        ? Math.clamp(Integer.parseInt(columns), NARROWEST, WIDEST)
        : USUAL_WIDTH;
  }

  /** Returns the lines of the footer, in which two percent signs stand for one. */
  private static List<String> lines(Help help) {
    return Arrays.stream(help.commandSpec().usageMessage().footer())
        .map(line -> line.replace("%%", "%"))
        .toList();
  }

  private static String examples(Help help) {
    List<String> lines = lines(help);
    int begin = lines.indexOf(EXAMPLES);
    return begin < 0
        ? ""
        : lines.subList(begin, lines.size()).stream()
            .map(line -> line + System.lineSeparator())
            .collect(Collectors.joining("", System.lineSeparator(), ""));
  }

  private static String footer(Help help) {
    List<String> lines = lines(help);
    int begin = lines.indexOf(EXAMPLES);
    List<String> rest = begin < 0 ? lines : lines.subList(0, begin);
    int end = rest.size();
    while (end > 0 && rest.get(end - 1).isBlank()) {
      end--;
    }
    int width = help.commandSpec().usageMessage().width();
    return rest.subList(0, end).stream()
        .map(line -> line.startsWith(" ") ? line + System.lineSeparator() : wrap(line, width))
        .collect(Collectors.joining());
  }

  private static String wrap(String line, int width) {
    StringBuilder text = new StringBuilder();
    StringBuilder current = new StringBuilder();
    for (String word : line.split(" ", -1)) {
      if (current.length() > 0 && current.length() + 1 + word.length() >= width) {
        text.append(current).append(System.lineSeparator());
        current.setLength(0);
      } else if (current.length() > 0) {
        current.append(' ');
      }
      current.append(word);
    }
    return text.append(current).append(System.lineSeparator()).toString();
  }

  private static String parameters(Help help) {
    String list = help.parameterList();
    return list.isEmpty() ? "" : System.lineSeparator() + list;
  }

  private static String options(Help help) {
    List<OptionSpec> shown =
        help.commandSpec().options().stream().filter(option -> !option.hidden()).toList();
    boolean root = help.commandSpec().parent() == null;
    List<OptionSpec> own =
        root ? List.of() : shown.stream().filter(option -> !isOfEveryCommand(option)).toList();
    List<OptionSpec> others =
        shown.stream().filter(option -> root || isOfEveryCommand(option)).toList();
    return list(help, "Options:", own) + list(help, "Options of every command:", others);
  }

  private static boolean isOfEveryCommand(OptionSpec option) {
    return option.inherited() || option.usageHelp() || option.versionHelp();
  }

  private static String list(Help help, String heading, List<OptionSpec> options) {
    return options.isEmpty()
        ? ""
        : "%n%s%n".formatted(heading) + help.optionListExcludingGroups(options);
  }

  private static String commands(Help help) {
    Map<String, Help> commands = help.subcommands();
    if (commands.isEmpty()) {
      return "";
    }
    if (help.commandSpec().parent() != null) {
      return "%nCommands:%n".formatted() + help.commandList(commands);
    }
    StringBuilder text = new StringBuilder();
    Map<String, Help> rest = new LinkedHashMap<>(commands);
    GROUPS.forEach(
        (heading, names) -> {
          Map<String, Help> group = new LinkedHashMap<>();
          for (String name : names) {
            Help one = rest.remove(name);
            if (one != null) {
              group.put(name, one);
            }
          }
          append(help, heading, group, text);
        });
    rest.values().removeIf(one -> one.commandSpec().usageMessage().hidden());
    append(help, "More", rest, text);
    return text.toString();
  }

  private static void append(Help help, String heading, Map<String, Help> group, StringBuilder to) {
    if (!group.isEmpty()) {
      to.append("%n%s:%n".formatted(heading)).append(help.commandList(group));
    }
  }
}
