package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the completion script of the shell. */
@Command(
    name = "completion",
    description = "Print a completion script for bash and zsh: source <(saldo completion)")
final class CompletionCommand implements Callable<Integer> {

  private final ProcessEnvironment environment;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Inject
  CompletionCommand(ProcessEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    environment.out().print(AutoComplete.bash("saldo", spec.root().commandLine()));
    return ProcessExitCode.DONE;
  }
}
