package dev.saldo.channels;

import dev.saldo.spi.ProviderContext;
import dev.saldo.spi.channel.AlertChannel;
import dev.saldo.spi.channel.AlertChannelProvider;

/** Runs a command for each notice. */
public final class ExecChannelProvider implements AlertChannelProvider<ExecConfig> {

  /** Creates the provider; for {@link java.util.ServiceLoader} and for embedding. */
  public ExecChannelProvider() {}

  @Override
  public String name() {
    return "exec";
  }

  @Override
  public Class<ExecConfig> configType() {
    return ExecConfig.class;
  }

  @Override
  public AlertChannel open(ExecConfig config, ProviderContext context) {
    if (config.command().isEmpty()) {
      throw new IllegalArgumentException(
          "command: expected a program and its arguments, such as [/usr/local/bin/page, ops]");
    }
    return new ExecChannel(config.command(), context);
  }
}
