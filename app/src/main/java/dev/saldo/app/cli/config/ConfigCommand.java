package dev.saldo.app.cli.config;

import com.google.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The parent of the commands about the configuration, which prints their help. */
@Command(
    name = "config",
    description = "Check and show the configuration without using the network.",
    subcommands = {ConfigCheckCommand.class, ConfigShowCommand.class})
public final class ConfigCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Inject
  ConfigCommand() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
