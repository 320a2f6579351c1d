package dev.saldo.app.cli.accounts;

import com.google.inject.AbstractModule;

/** Binds the commands about accounts. */
public final class AccountsModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(AccountChange.class);
    bind(AccountsCommand.class);
    bind(AccountsListCommand.class);
    bind(AccountsAddCommand.class);
    bind(AccountQuestions.class);
    bind(ConfigurationChange.class);
    bind(AccountsRenameCommand.class);
    bind(AccountsMergeCommand.class);
    bind(AccountsRetireCommand.class);
  }
}
