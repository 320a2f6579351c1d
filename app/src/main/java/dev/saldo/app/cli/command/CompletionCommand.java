package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.app.cli.completion.CommandWordTable;
import dev.saldo.app.cli.completion.CompletionShellKind;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.app.format.json.JsonDocumentSchemas;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the completion script of a shell. */
@Command(
    name = "completion",
    description = "Print a completion script for bash, zsh, fish or PowerShell.",
    footer = {
      "",
      "The script completes commands, options and their values, and the accounts in saldo.yaml,"
          + " without starting Java.",
      "",
      "Examples:",
      "  source <(saldo completion bash)",
      "  saldo completion zsh > ~/.zfunc/_saldo",
      "  saldo completion fish > ~/.config/fish/completions/saldo.fish",
      "  saldo completion powershell >> $PROFILE"
    })
final class CompletionCommand implements Callable<Integer> {

  private final ProcessEnvironment environment;

  @Parameters(
      paramLabel = "SHELL",
      arity = "0..1",
      description = "Shell: bash, zsh, fish or powershell; default: that of SHELL, else bash")
  @Nullable String shell;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Inject
  CompletionCommand(ProcessEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    CompletionShellKind kind =
        shell == null
            ? CompletionShellKind.ofProgram(environment.variable("SHELL").orElse(""))
            : CompletionShellKind.named(shell);
    List<String> topics = new ArrayList<>(SubcommandTable.names());
    topics.addAll(HelpCommand.TOPICS);
    CommandWordTable table =
        CommandWordTable.of(
            spec.root().commandLine(),
            Map.of(
                "saldo help", topics,
                "saldo schema", JsonDocumentSchemas.names(),
                "saldo completion", CompletionShellKind.names()));
    environment.out().print(kind.script(table));
    return ProcessExitCode.DONE;
  }
}
