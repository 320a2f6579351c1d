package dev.saldo.app.cli.session;

import com.google.inject.AbstractModule;
import dev.saldo.app.cli.option.GlobalOptions;

/** Wires what commands share. */
public final class SessionModule extends AbstractModule {

  private final GlobalOptions options;
  private final Surroundings surroundings;

  /** Creates the module of one run. */
  public SessionModule(GlobalOptions options, Surroundings surroundings) {
    this.options = options;
    this.surroundings = surroundings;
  }

  @Override
  protected void configure() {
    bind(GlobalOptions.class).toInstance(options);
    bind(Surroundings.class).toInstance(surroundings);
    bind(Session.class);
    bind(Terminal.class);
    bind(ReportWriter.class);
    bind(Reports.class);
    bind(ReadingProgress.class);
  }
}
