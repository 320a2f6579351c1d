package dev.saldo.app.cli;

import dev.saldo.account.ConfigurationException;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.option.GlobalOptions;
import dev.saldo.app.cli.session.OutputFileException;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.history.HistoryException;
import java.io.PrintStream;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Reports an exception as one line on standard error, and returns the exit code. */
final class CommandErrorReporter implements IExecutionExceptionHandler, IParameterExceptionHandler {

  private final GlobalOptions options;
  private final PrintStream err;

  CommandErrorReporter(GlobalOptions options, PrintStream err) {
    this.options = options;
    this.err = err;
  }

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine commandLine, ParseResult parseResult) {
    if (options.debug()) {
      exception.printStackTrace(err);
    }
    return switch (exception) {
      case ConfigurationException wrong -> {
        wrong.problems().forEach(this::report);
        yield ProcessExitCode.WRONG_CONFIGURATION;
      }
      case CommandUsageException wrong -> {
        wrong.lines().forEach(this::report);
        yield ProcessExitCode.WRONG_USAGE;
      }
      case OutputFileException broken -> {
        report(String.valueOf(broken.getMessage()));
        yield ProcessExitCode.FAULT;
      }
      case HistoryException broken -> {
        report(String.valueOf(broken.getMessage()));
        yield ProcessExitCode.FAULT;
      }
      case InterruptedException interrupted -> {
        Thread.currentThread().interrupt();
        report("interrupted");
        yield ProcessExitCode.FAULT;
      }
      default -> {
        report(
            "internal error: %s; rerun with --debug for a stack trace"
                .formatted(Objects.requireNonNullElse(exception.getMessage(), "no details")));
        yield ProcessExitCode.FAULT;
      }
    };
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] args) {
    report(UsageErrorMessage.describe(wrong, args));
    return ProcessExitCode.WRONG_USAGE;
  }

  private void report(String line) {
    err.println("saldo: " + line.replaceAll("\\s*\\R\\s*", " "));
  }
}
