package dev.saldo.app.cli;

import dev.saldo.app.CommandAliases;
import dev.saldo.app.cli.command.SubcommandTable;
import dev.saldo.app.cli.session.CommandLineOutline;
import dev.saldo.app.cli.socket.HandedOverCommand;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Replaces a name that the configuration file gives to a command line by that line. */
final class CommandAliasExpansion {

  private CommandAliasExpansion() {}

  /**
   * Returns the arguments with the alias replaced. A command of Saldo is never an alias, and the
   * file is read only for a word that is no command.
   *
   * @param directory the working directory
   * @param environment returns the value of an environment variable, null if it is not set
   */
  static String[] expand(
      Path directory, UnaryOperator<@Nullable String> environment, String... args) {
    List<String> arguments = List.of(args);
    List<Integer> words = CommandLineOutline.places(arguments);
    if (words.isEmpty() || isCommand(args[words.getFirst()])) {
      return args;
    }
    int at = words.getFirst();
    String alias = args[at];
    try {
      List<String> line =
          CommandAliases.find(CommandLineOutline.configuration(directory, environment, arguments))
              .getOrDefault(alias, List.of(alias));
      List<String> expanded = new ArrayList<>(arguments);
      expanded.remove(at);
      expanded.addAll(at, line);
      return expanded.toArray(String[]::new);
    } catch (InvalidPathException e) {
      return args;
    }
  }

  private static boolean isCommand(String word) {
    return HandedOverCommand.NAMES.contains(word) || SubcommandTable.isCommand(word);
  }
}
