package dev.saldo.app.cli.socket;

import dev.saldo.app.HistoryUrlReader;
import dev.saldo.app.cli.session.CommandLineOutline;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.history.jooq.HeldHistoryFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The command lines that a service may run, found without the parser of the program, which would
 * cost more than the command. If the outline of a line is misread, the command runs by itself, or
 * the service parses it as it is.
 */
public final class HandedOverCommand {

  private static final String API = "api";
  private static final String URL = "--url";

  /** The commands that use the history. */
  public static final Set<String> NAMES =
      Set.of(
          "doctor",
          "poll",
          "status",
          "top",
          "history",
          "backup",
          "usage",
          "trend",
          "events",
          "statement",
          "runway",
          "accounts",
          "alerts",
          "check",
          "plan",
          API);

  private static final Set<String> HELP = Set.of("-h", "--help", "-V", "--version");
  private static final String TRUST = "--trust-providers";
  private static final String TRUST_VARIABLE = "SALDO_TRUST_PROVIDERS";

  private HandedOverCommand() {}

  /** Returns the file of the history that a command uses; empty if it uses none. */
  static Optional<Path> findHistory(ProcessEnvironment environment, List<String> arguments) {
    if (!isHandedOver(arguments) || asksElsewhere(environment, arguments)) {
      return Optional.empty();
    }
    try {
      Path file =
          CommandLineOutline.configuration(
              environment.directory(), environment.environment(), arguments);
      return HistoryUrlReader.find(file, environment.environment())
          .flatMap(url -> HeldHistoryFile.find(url, folder(file)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Path folder(Path file) {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }

  private static boolean isHandedOver(List<String> arguments) {
    List<String> words = CommandLineOutline.words(arguments);
    return arguments.stream().noneMatch(HELP::contains)
        && words.stream().findFirst().filter(NAMES::contains).isPresent()
        && !changesConfiguration(words);
  }

  /** Returns whether a command asks a service over HTTP. */
  private static boolean asksElsewhere(ProcessEnvironment environment, List<String> arguments) {
    boolean named =
        environment.variable("SALDO_URL").isPresent()
            || arguments.stream()
                .anyMatch(argument -> argument.equals(URL) || argument.startsWith(URL + "="));
    return named && CommandLineOutline.words(arguments).getFirst().equals(API);
  }

  private static boolean changesConfiguration(List<String> words) {
    return words.size() > 1 && words.getFirst().equals("accounts") && words.get(1).equals("add");
  }

  /**
   * Returns why the client of another user may not run a command: the service would do with its own
   * rights what that user may not do.
   */
  static Optional<String> findRefusal(CommandRequest request) {
    List<String> words = CommandLineOutline.words(request.arguments());
    boolean copies =
        words.contains("copy") && words.stream().findFirst().filter("history"::equals).isPresent();
    boolean trusts =
        request.variables().containsKey(TRUST_VARIABLE)
            || request.arguments().stream().anyMatch(argument -> argument.startsWith(TRUST));
    if (changesConfiguration(words)) {
      return Optional.of("'accounts add' is not for a service");
    }
    if (!copies && !trusts) {
      return Optional.empty();
    }
    return Optional.of(
        "%s is only for the user of the service that holds the history"
            .formatted(copies ? "'history copy'" : TRUST));
  }

  /** Returns whether a file that the service asks for is one that the command line names. */
  static boolean names(CommandRequest request, String file) {
    return request.arguments().stream()
            .flatMap(argument -> Arrays.stream(new String[] {argument, value(argument)}))
            .anyMatch(text -> isSame(text, file))
        || request.variables().values().stream().anyMatch(text -> isSame(text, file));
  }

  private static String value(String argument) {
    return argument.substring(argument.indexOf('=') + 1);
  }

  private static boolean isSame(String text, String file) {
    try {
      return Path.of(text).equals(Path.of(file));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
