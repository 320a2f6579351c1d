package dev.saldo.app.cli.command;

import dev.saldo.app.cli.alerts.AlertsCommand;
import dev.saldo.app.cli.check.CheckCommand;
import dev.saldo.app.cli.check.PlanCommand;
import dev.saldo.app.cli.option.GlobalOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code saldo}, which prints the usage help. */
@Command(
    name = "saldo",
    description = "Watch the balances of telecom accounts.",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = SaldoVersionProvider.class,
    sortOptions = false,
    usageHelpAutoWidth = false,
    subcommands = {
      InitCommand.class,
      DemoCommand.class,
      ProvidersCommand.class,
      PollCommand.class,
      StatusCommand.class,
      HistoryCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      UsageCommand.class,
      TrendCommand.class,
      EventsCommand.class,
      StatementCommand.class,
      RunwayCommand.class,
      CheckCommand.class,
      PlanCommand.class,
      AlertsCommand.class,
      AccountsCommand.class,
      ServeCommand.class,
      SchemaCommand.class,
      CompletionCommand.class,
      HelpCommand.class,
      WarmUpCommand.class
    })
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
