package dev.saldo.app.cli.doctor;

import com.google.inject.Inject;
import dev.saldo.app.ConfigurationInspection;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.cli.option.GlobalOptions;
import dev.saldo.app.cli.session.CommandHost;
import dev.saldo.app.cli.session.CommandSession;
import dev.saldo.app.cli.session.ConfigurationInspector;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.jars.DropIns;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The facts that several checks use.
 *
 * @param options the options of every command
 * @param session opens the history
 * @param inspector reads the configuration once
 * @param environment the environment of the process
 * @param host the process that runs the command
 */
record DiagnosisContext(
    GlobalOptions options,
    CommandSession session,
    ConfigurationInspector inspector,
    ProcessEnvironment environment,
    CommandHost host) {

  /** The words for a check that needs a configuration. */
  static final String NO_CONFIGURATION = "needs a configuration without problems";

  @Inject
  DiagnosisContext {}

  /** Returns the configuration file that the user named, whether it exists or not. */
  Path configuration() {
    return environment.directory().resolve(options.config()).normalize();
  }

  ConfigurationInspection inspection() {
    return inspector.inspection();
  }

  Optional<ConfiguredWorkspace> readable() {
    return inspector.readable();
  }

  Optional<ConfiguredWorkspace> sound() {
    return inspector.sound();
  }

  Optional<DropIns> dropIns() {
    return inspector.dropIns();
  }
}
