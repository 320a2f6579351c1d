package dev.saldo.app.cli;

import dev.saldo.account.ConfigurationException;
import dev.saldo.app.cli.check.NagiosLine;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.option.GlobalOptions;
import dev.saldo.app.cli.session.OutputFileException;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.app.cli.session.ServiceOpenedException;
import dev.saldo.history.HistoryException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Reports an exception as one line on standard error, and returns the exit code. For Nagios it is
 * one line on standard output, and the code of an unknown state.
 */
final class CommandErrorReporter implements IExecutionExceptionHandler, IParameterExceptionHandler {

  /** No exit code: a service is to run the command. */
  static final int HAND_OVER = -1;

  private final GlobalOptions options;
  private final ProcessEnvironment environment;
  private final boolean nagios;

  private record Explained(int exitCode, List<String> lines) {}

  CommandErrorReporter(GlobalOptions options, ProcessEnvironment environment, boolean nagios) {
    this.options = options;
    this.environment = environment;
    this.nagios = nagios;
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
    return report(explain(exception));
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
    return report(
        new Explained(
            ProcessExitCode.WRONG_USAGE, List.of(UsageErrorMessage.describe(wrong, args))));
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
    if (nagios) {
      environment.out().println(NagiosLine.error(lines));
      return NagiosLine.UNKNOWN;
    }
    lines.forEach(line -> environment.err().println("saldo: " + line));
    return explained.exitCode();
  }
}
