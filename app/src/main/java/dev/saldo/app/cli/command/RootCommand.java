package dev.saldo.app.cli.command;

import dev.saldo.app.cli.option.GlobalOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The command {@code saldo}, which prints the usage help. {@link SubcommandTable} adds the others.
 */
@Command(
    name = "saldo",
    description = "Watch the balances of telecom accounts.",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = SaldoVersionProvider.class,
    sortOptions = false,
    usageHelpAutoWidth = false)
public final class RootCommand implements Runnable {

  @Mixin final GlobalOptions options;

  @Spec private CommandSpec spec = CommandSpec.create();

  public RootCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
