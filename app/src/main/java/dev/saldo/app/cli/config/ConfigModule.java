package dev.saldo.app.cli.config;

import com.google.inject.AbstractModule;

/** Binds the commands about the configuration. */
public final class ConfigModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(ConfigCommand.class);
    bind(ConfigCheckCommand.class);
    bind(ConfigShowCommand.class);
  }
}
