package dev.saldo.app.cli.command;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import dev.saldo.app.cli.check.CheckCommand;
import dev.saldo.app.cli.option.GlobalOptions;
import dev.saldo.app.cli.session.CommandHost;
import dev.saldo.app.cli.session.CommandSession;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ReportRequestFactory;
import dev.saldo.app.cli.session.ReportWriter;
import dev.saldo.app.cli.session.SaldoProgram;
import dev.saldo.app.cli.session.TerminalCapabilities;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;

/**
 * Creates the commands. Help and the frequent reports must start at once and are wired by hand,
 * because Guice takes longer than such a command; Guice wires the others.
 */
public final class CommandFactory implements IFactory {

  private final GlobalOptions options;
  private final ProcessEnvironment environment;
  private final CommandHost host;
  private final SaldoProgram program;
  private final IFactory picocli = CommandLine.defaultFactory();
  private @Nullable Injector injector;

  /** Creates the factory of one run of the program. */
  public CommandFactory(
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
  public <K> K create(Class<K> type) throws Exception {
    if (!type.isAnnotationPresent(Command.class)) {
      return picocli.create(type);
    }
    Object wired = wire(type);
    return wired == null ? injector().getInstance(type) : type.cast(wired);
  }

  private @Nullable Object wire(Class<?> type) {
    if (type == HelpCommand.class) {
      return new HelpCommand(environment);
    }
    if (type == CompletionCommand.class) {
      return new CompletionCommand(environment);
    }
    if (type == SchemaCommand.class) {
      return new SchemaCommand(environment);
    }
    if (type == WarmUpCommand.class) {
      return new WarmUpCommand(environment, program);
    }
    if (type == StatusCommand.class) {
      return new StatusCommand(reports(), environment);
    }
    if (type == TopCommand.class) {
      return new TopCommand(reports(), environment);
    }
    if (type == UsageCommand.class) {
      return new UsageCommand(reports());
    }
    if (type == TrendCommand.class) {
      return new TrendCommand(reports());
    }
    if (type == EventsCommand.class) {
      return new EventsCommand(reports());
    }
    if (type == StatementCommand.class) {
      return new StatementCommand(reports());
    }
    if (type == RunwayCommand.class) {
      return new RunwayCommand(reports());
    }
    if (type == HistoryCommand.class) {
      return new HistoryCommand(reports());
    }
    if (type == CheckCommand.class) {
      return new CheckCommand(reports(), environment);
    }
    return wireNested(type);
  }

  /** Creates a command under a report, which is created together with the report. */
  private @Nullable Object wireNested(Class<?> type) {
    if (type == RunwayBacktestCommand.class) {
      return new RunwayBacktestCommand(session(), environment, host, writer());
    }
    return type == EventsClassifyCommand.class
        ? new EventsClassifyCommand(session(), environment)
        : null;
  }

  private ReportRequestFactory reports() {
    return new ReportRequestFactory(session(), environment, writer());
  }

  private CommandSession session() {
    return new CommandSession(options, environment, host);
  }

  private ReportWriter writer() {
    return new ReportWriter(environment, new TerminalCapabilities(options, environment), host);
  }

  private Injector injector() {
    if (injector == null) {
      injector =
          Guice.createInjector(
              Stage.PRODUCTION, new CommandLineModule(options, environment, host, program));
    }
    return injector;
  }
}
