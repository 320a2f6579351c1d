package dev.saldo.app.cli.session;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What can be told of a command line without the parser, which costs more than most commands. */
public final class CommandLineOutline {

  private static final String CONFIG = "--config";
  private static final Set<String> WITH_VALUE = Set.of(CONFIG, "--color", "--wait");

  private CommandLineOutline() {}

  /** Returns the arguments that are no options; those after the first may be values of options. */
  public static List<String> words(List<String> arguments) {
    return places(arguments).stream().map(arguments::get).toList();
  }

  /** Returns the indexes of the same arguments. */
  public static List<Integer> places(List<String> arguments) {
    List<Integer> places = new ArrayList<>();
    boolean value = false;
    for (int at = 0; at < arguments.size(); at++) {
      if (!value && !arguments.get(at).startsWith("-")) {
        places.add(at);
      }
      value = !value && WITH_VALUE.contains(arguments.get(at));
    }
    return places;
  }

  /**
   * Returns the configuration file, absolute; it may not exist.
   *
   * @param directory the working directory
   * @param environment returns the value of an environment variable, null if it is not set
   * @throws InvalidPathException if its name cannot be a path
   */
  public static Path configuration(
      Path directory, UnaryOperator<@Nullable String> environment, List<String> arguments) {
    return directory.resolve(named(environment, arguments)).normalize();
  }

  private static String named(UnaryOperator<@Nullable String> environment, List<String> arguments) {
    for (int at = 0; at < arguments.size(); at++) {
      String argument = arguments.get(at);
      if (argument.equals(CONFIG) && at + 1 < arguments.size()) {
        return arguments.get(at + 1);
      }
      if (argument.startsWith(CONFIG + "=")) {
        return argument.substring(CONFIG.length() + 1);
      }
    }
    String variable = environment.apply("SALDO_CONFIG");
    return variable == null || variable.isEmpty() ? "saldo.yaml" : variable;
  }
}
