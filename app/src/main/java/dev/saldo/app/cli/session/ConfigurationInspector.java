package dev.saldo.app.cli.session;

import com.google.inject.Inject;
import dev.saldo.account.ConfigurationException;
import dev.saldo.app.ConfigurationInspection;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.jars.DropIns;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Inspects the configuration of a command once. Not thread-safe. */
public final class ConfigurationInspector {

  private final CommandSession session;
  private final ProcessEnvironment environment;
  private @Nullable ConfiguredWorkspace workspace;
  private @Nullable DropIns dropIns;
  private @Nullable ConfigurationInspection inspection;

  /** Creates the inspector of one run of the program. */
  @Inject
  public ConfigurationInspector(CommandSession session, ProcessEnvironment environment) {
    this.session = session;
    this.environment = environment;
  }

  /** Returns everything that is wrong with the configuration, found without the network. */
  public ConfigurationInspection inspection() {
    ConfigurationInspection done = inspection;
    if (done == null) {
      done = inspect();
      inspection = done;
    }
    return done;
  }

  private ConfigurationInspection inspect() {
    try {
      ConfiguredWorkspace read = session.uncheckedWorkspace();
      DropIns loaded = session.presentDropIns(read);
      workspace = read;
      dropIns = loaded;
      return ConfigurationInspection.of(
          read, loaded.registry(), loaded.channels(), environment.clock());
    } catch (ConfigurationException e) {
      return ConfigurationInspection.unreadable(e);
    }
  }

  /** Returns the configuration if it can be read, whatever its problems. */
  public Optional<ConfiguredWorkspace> readable() {
    inspection();
    return Optional.ofNullable(workspace);
  }

  /** Returns the configuration if it is right as a whole; an account may have problems. */
  public Optional<ConfiguredWorkspace> sound() {
    return inspection().structure().isEmpty() ? readable() : Optional.empty();
  }

  /** Returns the drop-ins of the configuration if it can be read. */
  public Optional<DropIns> dropIns() {
    inspection();
    return Optional.ofNullable(dropIns);
  }
}
