package dev.saldo.app.cli;

import com.google.inject.AbstractModule;

/** Wires the commands. Strict: nothing is bound that does not stand here. */
final class CommandModule extends AbstractModule {

  private final GlobalOptions options;
  private final Surroundings surroundings;

  CommandModule(GlobalOptions options, Surroundings surroundings) {
    this.options = options;
    this.surroundings = surroundings;
  }

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    binder().requireAtInjectOnConstructors();
    binder().requireExactBindingAnnotations();
    binder().disableCircularProxies();
    bind(GlobalOptions.class).toInstance(options);
    bind(Surroundings.class).toInstance(surroundings);
    bind(Session.class);
    bind(Terminal.class);
    bind(ReportWriter.class);
    bind(Reports.class);
    bind(ReadingProgress.class);
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
