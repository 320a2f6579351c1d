package dev.saldo.app.cli;

import dev.saldo.account.ConfigurationException;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.option.GlobalOptions;
import dev.saldo.app.cli.session.OutputFileException;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.history.HistoryException;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one line for people and a number for scripts. */
final class CommandErrorReporter implements IExecutionExceptionHandler, IParameterExceptionHandler {

  private final GlobalOptions options;
  private final PrintStream err;

  CommandErrorReporter(GlobalOptions options, PrintStream err) {
    this.options = options;
    this.err = err;
  }

  @Override
  public int handleExecutionException(
      Exception fault, CommandLine commandLine, ParseResult parseResult) {
    if (options.debug()) {
      fault.printStackTrace(err);
    }
    return switch (fault) {
      case ConfigurationException wrong -> {
        wrong.problems().forEach(this::say);
        yield ProcessExitCode.WRONG_CONFIGURATION;
      }
      case CommandUsageException wrong -> {
        say(String.valueOf(wrong.getMessage()));
        yield ProcessExitCode.WRONG_USAGE;
      }
      case OutputFileException broken -> {
        say(String.valueOf(broken.getMessage()));
        yield ProcessExitCode.FAULT;
      }
      case HistoryException broken -> {
        say(String.valueOf(broken.getMessage()));
        yield ProcessExitCode.FAULT;
      }
      case InterruptedException interrupted -> {
        Thread.currentThread().interrupt();
        say("interrupted");
        yield ProcessExitCode.FAULT;
      }
      default -> {
        say(
            "a fault of Saldo: %s: %s; run again with --debug to see where"
                .formatted(fault.getClass().getSimpleName(), fault.getMessage()));
        yield ProcessExitCode.FAULT;
      }
    };
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] args) {
    String message = String.valueOf(wrong.getMessage());
    List<String> similar =
        wrong instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.of();
    String name = wrong.getCommandLine().getCommandSpec().qualifiedName();
    say(
        message
            + (similar.isEmpty() ? "" : "; did you mean '" + similar.getFirst() + "'?")
            + "; see '"
            + name
            + " --help'");
    return ProcessExitCode.WRONG_USAGE;
  }

  private void say(String line) {
    err.println("saldo: " + line.replaceAll("\\s*\\R\\s*", " "));
  }
}
