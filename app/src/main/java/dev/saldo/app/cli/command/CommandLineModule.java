package dev.saldo.app.cli.command;

import com.google.inject.AbstractModule;
import dev.saldo.app.cli.accounts.AccountsModule;
import dev.saldo.app.cli.alerts.AlertsModule;
import dev.saldo.app.cli.check.CheckCommand;
import dev.saldo.app.cli.check.PlanCommand;
import dev.saldo.app.cli.config.ConfigModule;
import dev.saldo.app.cli.doctor.DoctorModule;
import dev.saldo.app.cli.option.GlobalOptions;
import dev.saldo.app.cli.session.CommandHost;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.SaldoProgram;
import dev.saldo.app.cli.session.SessionModule;
import dev.saldo.app.cli.web.ApiCommand;

/** Binds the commands. Strict: every binding is explicit. */
public final class CommandLineModule extends AbstractModule {

  private final GlobalOptions options;
  private final ProcessEnvironment environment;
  private final CommandHost host;
  private final SaldoProgram program;

  /** Creates the module of one run of the program. */
  public CommandLineModule(
      GlobalOptions options,
      ProcessEnvironment environment,
      CommandHost host,
      SaldoProgram program) {
    this.options = options;
    this.environment = environment;
    this.host = host;
    this.program = program;
  }

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    binder().requireAtInjectOnConstructors();
    binder().requireExactBindingAnnotations();
    binder().disableCircularProxies();
    install(new SessionModule(options, environment, host));
    install(new AlertsModule());
    install(new AccountsModule());
    install(new ConfigModule());
    install(new DoctorModule());
    bind(SaldoProgram.class).toInstance(program);
    bind(DemoReportPrinter.class);
    bind(InitCommand.class);
    bind(DemoCommand.class);
    bind(ProvidersCommand.class);
    bind(ProvidersDescribeCommand.class);
    bind(ProvidersTrustCommand.class);
    bind(ProvidersNewCommand.class);
    bind(ProvidersVerifyCommand.class);
    bind(PollCommand.class);
    bind(StatusCommand.class);
    bind(TopCommand.class);
    bind(HistoryCommand.class);
    bind(HistoryImportCommand.class);
    bind(HistoryExportCommand.class);
    bind(HistoryThinCommand.class);
    bind(HistoryCopyCommand.class);
    bind(HistoryConvertCommand.class);
    bind(HistoryVerifyCommand.class);
    bind(BackupCommand.class);
    bind(RestoreCommand.class);
    bind(HistoryPartitionCommand.class);
    bind(ServeCommand.class);
    bind(ApiCommand.class);
    bind(UsageCommand.class);
    bind(TrendCommand.class);
    bind(EventsCommand.class);
    bind(EventsClassifyCommand.class);
    bind(StatementCommand.class);
    bind(RunwayCommand.class);
    bind(CheckCommand.class);
    bind(PlanCommand.class);
    bind(RunwayBacktestCommand.class);
    bind(SchemaCommand.class);
    bind(CompletionCommand.class);
    bind(HelpCommand.class);
    bind(WarmUpCommand.class);
  }
}
