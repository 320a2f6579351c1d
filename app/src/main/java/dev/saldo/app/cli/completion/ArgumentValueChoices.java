package dev.saldo.app.cli.completion;

import dev.saldo.account.ConstantName;
import dev.saldo.app.cli.option.OutputFormat;
import dev.saldo.app.format.json.JsonDocumentSchemas;
import dev.saldo.history.EventKind;
import dev.saldo.report.BucketState;
import dev.saldo.usage.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The values of options and arguments in the notation of {@link CommandWordTable}: words separated
 * by commas, or @ with what the shell finds by itself. A plus sign before them allows several, in
 * one argument.
 */
final class ArgumentValueChoices {

  /** The providers of the distribution. */
  static final List<String> PROVIDERS =
      List.of("ants", "http-json", "mysmpp", "smsonlinegh", "yeastar");

  private static final String NOTHING = "";
  private static final Set<String> FILES = Set.of("FILE", "JAR", "HEX");
  private static final Set<String> FOLDERS = Set.of("DIR", "FOLDER");
  private static final Set<String> ACCOUNTS =
      Set.of("ACCOUNT", "ACCOUNT[/BUCKET]", "OLD", "FROM", "INTO");
  private static final List<String> TIMES = List.of("now", "today", "yesterday");

  private final Map<String, List<String>> arguments;

  ArgumentValueChoices(Map<String, List<String>> arguments) {
    this.arguments = arguments;
  }

  /** Returns the values of an option or an argument of a command. */
  String of(String command, ArgSpec argument) {
    String several = ",".equals(argument.splitRegex()) ? "+" : "";
    String name = argument instanceof OptionSpec option ? option.longestName() : "";
    return several + choices(command, name, argument);
  }

  private String choices(String command, String option, ArgSpec argument) {
    Class<?> type = argument.typeInfo().getType();
    if (type.isEnum()) {
      return words(
          Arrays.stream(type.getEnumConstants())
              .map(choice -> choice.toString().toLowerCase(Locale.ROOT))
              .toList());
    }
    return switch (option) {
      case "" -> argument(command, argument.paramLabel());
      case "--output" -> words(formats(command));
      case "--by" -> words(Arrays.stream(Step.values()).map(ConstantName::kebab).toList());
      case "--compare" -> "year";
      case "--state" -> words(states(command));
      case "--kind" -> words(kinds(kind -> true));
      case "--as" -> words(kinds(EventKind::isSayable)) + ",auto";
      case "--json" -> words(JsonDocumentSchemas.fields(document(command)));
      case "--account" -> "@accounts";
      case "--provider" -> "@providers," + words(PROVIDERS);
      case "--zone" -> "@zones";
      case "--from", "--to", "--as-of", "--until" -> words(TIMES);
      default -> place(argument.paramLabel());
    };
  }

  private String argument(String command, String label) {
    List<String> words = arguments.get(command);
    if (words != null) {
      return words(words);
    }
    if (label.equals("NAME") && command.endsWith(" retire")) {
      return "@accounts";
    }
    return ACCOUNTS.contains(label) ? "@accounts" : place(label);
  }

  private static String place(String label) {
    if (FOLDERS.contains(label)) {
      return "@folders";
    }
    return FILES.contains(label) ? "@files" : NOTHING;
  }

  private static List<String> formats(String command) {
    List<String> words =
        new ArrayList<>(Arrays.stream(OutputFormat.values()).map(OutputFormat::word).toList());
    if (command.endsWith("config check")) {
      words.add("sarif");
    }
    return words;
  }

  private static List<String> states(String command) {
    return command.endsWith(" status")
        ? Arrays.stream(BucketState.values()).map(ConstantName::kebab).toList()
        : List.of();
  }

  private static List<String> kinds(Predicate<EventKind> which) {
    return Arrays.stream(EventKind.values()).filter(which).map(ConstantName::kebab).toList();
  }

  private static String document(String command) {
    return command.substring(command.lastIndexOf(' ') + 1);
  }

  private static String words(List<String> words) {
    return String.join(",", words);
  }
}
