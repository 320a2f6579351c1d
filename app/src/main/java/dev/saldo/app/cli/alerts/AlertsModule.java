package dev.saldo.app.cli.alerts;

import com.google.inject.AbstractModule;

/** Binds the commands about alerts. */
public final class AlertsModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(EpisodeSession.class);
    bind(AlertsCommand.class);
    bind(AlertsListCommand.class);
    bind(AlertsHistoryCommand.class);
    bind(AlertsAckCommand.class);
    bind(AlertsSilenceCommand.class);
    bind(AlertsUnsilenceCommand.class);
    bind(AlertsTestCommand.class);
    bind(AlertsCheckCommand.class);
    bind(AlertsBacktestCommand.class);
    bind(AlertsTestRulesCommand.class);
  }
}
