package dev.saldo.app.cli.session;

import com.google.inject.AbstractModule;
import dev.saldo.app.cli.option.GlobalOptions;

/** Binds what commands share. */
public final class SessionModule extends AbstractModule {

  private final GlobalOptions options;
  private final ProcessEnvironment environment;
  private final CommandHost host;

  /** Creates the module of one run of the program. */
  public SessionModule(GlobalOptions options, ProcessEnvironment environment, CommandHost host) {
    this.options = options;
    this.environment = environment;
    this.host = host;
  }

  @Override
  protected void configure() {
    bind(GlobalOptions.class).toInstance(options);
    bind(ProcessEnvironment.class).toInstance(environment);
    bind(CommandHost.class).toInstance(host);
    bind(CommandSession.class);
    bind(ConfigurationInspector.class);
    bind(TerminalCapabilities.class);
    bind(ReportWriter.class);
    bind(ReportRequestFactory.class);
    bind(FileReadingProgress.class);
  }
}
