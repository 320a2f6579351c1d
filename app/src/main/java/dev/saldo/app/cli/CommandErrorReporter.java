package dev.saldo.app.cli;

import dev.saldo.account.ConfigurationException;
import dev.saldo.app.cli.check.NagiosLine;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.option.GlobalOptions;
import dev.saldo.app.cli.option.OptionVariables;
import dev.saldo.app.cli.session.OutputFileException;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.app.cli.session.ServiceOpenedException;
import dev.saldo.app.format.json.ErrorJsonDocument;
import dev.saldo.history.HistoryException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Reports an exception as one line on standard error, and returns the exit code. Where the result
 * is JSON, it is one object. For Nagios it is one line on standard output, and the code of an
 * unknown state.
 */
final class CommandErrorReporter implements IExecutionExceptionHandler, IParameterExceptionHandler {

  /** No exit code: a service is to run the command. */
  static final int HAND_OVER = -1;

  private static final List<String> JSON = List.of("json", "jsonl");

  private final GlobalOptions options;
  private final ProcessEnvironment environment;
  private final String[] args;

  private record Explained(int exitCode, List<String> lines) {}

  CommandErrorReporter(GlobalOptions options, ProcessEnvironment environment, String... args) {
    this.options = options;
    this.environment = environment;
    this.args = args;
  }

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine commandLine, ParseResult parseResult) {
    if (exception instanceof ServiceOpenedException) {
      return HAND_OVER;
    }
    if (options.debug()) {
      exception.printStackTrace(environment.err());
    }
    Explained explained = explain(exception);
    return report(
        exception instanceof CommandUsageException
            ? naming(explained, commandLine.getCommandSpec())
            : explained);
  }

  /** Names the variable that contains a wrong value, because the user typed no such option. */
  private Explained naming(Explained explained, CommandSpec command) {
    List<String> lines = explained.lines();
    for (OptionSpec option : command.options()) {
      String variable = OptionVariables.name(option);
      String value = environment.environment().apply(variable);
      if (value != null && !value.isEmpty() && !isTyped(option)) {
        lines =
            lines.stream()
                .map(line -> line.contains("'" + value + "'") ? line + " (" + variable + ")" : line)
                .toList();
      }
    }
    return new Explained(explained.exitCode(), lines);
  }

  private boolean isTyped(OptionSpec option) {
    return Arrays.stream(option.names())
        .anyMatch(name -> Arrays.stream(args).anyMatch(argument -> argument.startsWith(name)));
  }

  private static Explained explain(Exception exception) {
    return switch (exception) {
      case ConfigurationException wrong ->
          new Explained(ProcessExitCode.WRONG_CONFIGURATION, wrong.problems());
      case CommandUsageException wrong -> new Explained(ProcessExitCode.WRONG_USAGE, wrong.lines());
      case OutputFileException broken -> fault(broken.getMessage());
      case HistoryException broken -> fault(broken.getMessage());
      case InterruptedException interrupted -> {
        Thread.currentThread().interrupt();
        yield fault("interrupted");
      }
      default ->
          fault(
              "internal error: %s; rerun with --debug for a stack trace"
                  .formatted(Objects.requireNonNullElse(exception.getMessage(), "no details")));
    };
  }

  private static Explained fault(@Nullable String message) {
    return new Explained(ProcessExitCode.FAULT, List.of(String.valueOf(message)));
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] args) {
    Explained explained =
        new Explained(
            ProcessExitCode.WRONG_USAGE, List.of(UsageErrorMessage.describe(wrong, args)));
    return report(naming(explained, wrong.getCommandLine().getCommandSpec()));
  }

  /** Reports an error that no command can handle. */
  int handle(Error error) {
    return report(fault("internal error: " + error));
  }

  /** Reports an error of a history before any command. */
  int handle(HistoryException exception) {
    return report(explain(exception));
  }

  private int report(Explained explained) {
    List<String> lines =
        explained.lines().stream().map(line -> line.replaceAll("\\s*\\R\\s*", " ")).toList();
    if (NagiosLine.isAsked(args, environment.environment())) {
      environment.out().println(NagiosLine.error(lines));
      return NagiosLine.UNKNOWN;
    }
    if (isJsonAsked()) {
      environment.err().println(ErrorJsonDocument.line(explained.exitCode(), lines));
      return explained.exitCode();
    }
    lines.forEach(line -> environment.err().println("saldo: " + line));
    return explained.exitCode();
  }

  /** Returns whether the result is a JSON document, even if the command line is wrong. */
  private boolean isJsonAsked() {
    boolean asked = JSON.contains(String.valueOf(environment.environment().apply("SALDO_OUTPUT")));
    for (int at = 0; at < args.length; at++) {
      String argument = args[at];
      boolean named = argument.equals("-o") || argument.equals("--output");
      if (named && at + 1 < args.length) {
        asked = JSON.contains(args[at + 1]);
      } else if (argument.startsWith("-o") || argument.startsWith("--output=")) {
        asked = JSON.contains(argument.replaceFirst("^(-o=?|--output=)", ""));
      } else if (argument.equals("--json") || argument.startsWith("--json=")) {
        asked = true;
      }
    }
    return asked;
  }
}
