package dev.saldo.app.cli.command;

import com.google.inject.AbstractModule;
import dev.saldo.app.cli.option.GlobalOptions;
import dev.saldo.app.cli.session.SessionModule;
import dev.saldo.app.cli.session.Surroundings;

/** Wires the commands. Strict: nothing is bound that does not stand here. */
public final class CommandModule extends AbstractModule {

  private final GlobalOptions options;
  private final Surroundings surroundings;
  private final Program program;

  /** Creates the module of one run. */
  public CommandModule(GlobalOptions options, Surroundings surroundings, Program program) {
    this.options = options;
    this.surroundings = surroundings;
    this.program = program;
  }

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    binder().requireAtInjectOnConstructors();
    binder().requireExactBindingAnnotations();
    binder().disableCircularProxies();
    install(new SessionModule(options, surroundings));
    bind(Program.class).toInstance(program);
    bind(DemoReports.class);
    bind(InitCommand.class);
    bind(DemoCommand.class);
    bind(ProvidersCommand.class);
    bind(DescribeCommand.class);
    bind(TrustCommand.class);
    bind(NewProviderCommand.class);
    bind(VerifyCommand.class);
    bind(PollCommand.class);
    bind(StatusCommand.class);
    bind(HistoryCommand.class);
    bind(HistoryImportCommand.class);
    bind(HistoryExportCommand.class);
    bind(HistoryThinCommand.class);
    bind(HistoryCopyCommand.class);
    bind(HistoryPartitionCommand.class);
    bind(UsageCommand.class);
    bind(TrendCommand.class);
    bind(EventsCommand.class);
    bind(ClassifyCommand.class);
    bind(StatementCommand.class);
    bind(RunwayCommand.class);
    bind(RunwayBacktestCommand.class);
    bind(SchemaCommand.class);
    bind(CompletionCommand.class);
    bind(HelpCommand.class);
    bind(WarmUpCommand.class);
  }
}
