package dev.saldo.app.cli.socket;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Replaces arguments such as {@code @FILE} by the arguments in the file, as the program does. */
final class ArgumentFileExpansion {

  private ArgumentFileExpansion() {}

  /** Returns the arguments; the parser is only loaded if one of them may name a file. */
  static List<String> expand(List<String> arguments) {
    return arguments.stream().anyMatch(argument -> argument.startsWith("@"))
        ? Parser.expand(arguments)
        : arguments;
  }

  /** The parser, in a class of its own because it costs most of a start. */
  private static final class Parser {

    private Parser() {}

    static List<String> expand(List<String> arguments) {
      CommandSpec any = CommandSpec.create();
      any.parser().unmatchedArgumentsAllowed(true);
      return new CommandLine(any).parseArgs(arguments.toArray(String[]::new)).expandedArgs();
    }
  }
}
