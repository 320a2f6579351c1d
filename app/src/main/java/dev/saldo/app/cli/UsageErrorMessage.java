package dev.saldo.app.cli;

import dev.saldo.account.NameSuggestions;
import dev.saldo.app.cli.command.SubcommandTable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The message for a command line that picocli refuses, in the words of the other messages. */
final class UsageErrorMessage {

  private UsageErrorMessage() {}

  /** Returns one line: the problem, and a suggestion or the help to read. */
  static String describe(ParameterException wrong, String[] args) {
    String problem =
        switch (wrong) {
          case UnmatchedArgumentException unmatched -> unmatched(unmatched);
          case MissingParameterException missing -> missing(missing, args);
          case OverwrittenOptionException duplicate ->
              "duplicate option " + name(duplicate.getOverwritten());
          default -> invalid(wrong);
        };
    boolean helps = problem.contains("; ");
    String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    return helps ? problem : problem + "; see '" + command + " --help'";
  }

  private static String unmatched(UnmatchedArgumentException unmatched) {
    String word = unmatched.getUnmatched().getFirst();
    CommandLine command = unmatched.getCommandLine();
    if (unmatched.isUnknownOption()) {
      String option = word.split("=", 2)[0];
      String hint = NameSuggestions.hint(option, options(command));
      return "unknown option '" + option + "'" + (hint.contains("did you mean") ? hint : "");
    }
    if (command.getParent() == null) {
      String hint =
          SubcommandTable.findMeant(word)
              .map(meant -> "; did you mean '" + meant + "'?")
              .orElseGet(() -> NameSuggestions.hint(word, SubcommandTable.names()));
      return "unknown command '" + word + "'" + hint;
    }
    Set<String> commands = command.getSubcommands().keySet();
    return commands.isEmpty()
        ? "unexpected argument '" + word + "'"
        : "unknown command '" + word + "'" + NameSuggestions.hint(word, commands);
  }

  private static List<String> options(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .flatMap(option -> Arrays.stream(option.names()))
        .filter(name -> name.startsWith("--"))
        .toList();
  }

  private static String missing(MissingParameterException missing, String[] args) {
    List<ArgSpec> arguments = missing.getMissing();
    if (arguments.size() == 1
        && arguments.getFirst() instanceof OptionSpec option
        && Arrays.stream(option.names()).anyMatch(Arrays.asList(args)::contains)) {
      return "option " + name(option) + " needs a value (" + option.paramLabel() + ")";
    }
    if (arguments.isEmpty()) {
      return String.valueOf(missing.getMessage());
    }
    return arguments.stream()
        .map(UsageErrorMessage::withLabel)
        .collect(Collectors.joining(", ", "missing ", ""));
  }

  private static String withLabel(ArgSpec argument) {
    return argument instanceof OptionSpec
        ? name(argument) + " " + argument.paramLabel()
        : argument.paramLabel();
  }

  private static String invalid(ParameterException wrong) {
    ArgSpec argument = wrong.getArgSpec();
    String value = wrong.getValue();
    if (argument == null || value == null) {
      return String.valueOf(wrong.getMessage());
    }
    Class<?> type = argument.type();
    if (argument.isMultiValue()) {
      return "%s '%s' is not %s".formatted(name(argument), value, argument.paramLabel());
    }
    if (type.isEnum()) {
      List<String> choices =
          Arrays.stream(type.getEnumConstants())
              .map(choice -> choice.toString().toLowerCase(Locale.ROOT))
              .toList();
      return "unknown %s '%s'%s"
          .formatted(name(argument), value, NameSuggestions.hint(value, choices));
    }
    if (type == int.class || type == Integer.class) {
      return "%s '%s' is not a whole number".formatted(name(argument), value);
    }
    return type == boolean.class
        ? "%s '%s' is not true or false".formatted(name(argument), value)
        : String.valueOf(wrong.getMessage());
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }
}
