package dev.saldo.network;

import dev.saldo.spi.Secret;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The network settings of an account.
 *
 * @param environment the variables for proxies and authorities, and nothing else
 * @param folder the folder against which relative files of {@code tls} are resolved
 * @param proxy the URL of the account's own proxy, or {@code none}; empty for the environment's
 * @param tls the account's own certificates
 */
public record NetworkSettings(
    Map<String, String> environment, Path folder, Optional<Secret> proxy, TlsSettings tls) {

  static final String FILE_VARIABLE = "SSL_CERT_FILE";
  static final String FOLDERS_VARIABLE = "SSL_CERT_DIR";

  public NetworkSettings {
    environment = Map.copyOf(environment);
  }

  /**
   * Returns the settings that the environment makes for every account.
   *
   * @param variable returns the value of an environment variable, null if it is not set
   */
  public static NetworkSettings of(UnaryOperator<@Nullable String> variable, Path folder) {
    Map<String, String> environment = new LinkedHashMap<>();
    Stream.concat(ProxyRules.variables().stream(), Stream.of(FILE_VARIABLE, FOLDERS_VARIABLE))
        .forEach(
            name -> {
              String value = variable.apply(name);
              if (value != null && !value.isBlank()) {
                environment.put(name, value);
              }
            });
    return new NetworkSettings(environment, folder, Optional.empty(), TlsSettings.NONE);
  }

  /** Returns the same environment with an account's own settings. */
  public NetworkSettings with(Optional<Secret> ownProxy, TlsSettings ownTls) {
    return new NetworkSettings(environment, folder, ownProxy, ownTls);
  }

  /** Names the variables only: a proxy may contain a password. */
  @Override
  public String toString() {
    return "NetworkSettings" + environment.keySet();
  }

  boolean hasFiles() {
    return !tls.equals(TlsSettings.NONE)
        || environment.containsKey(FILE_VARIABLE)
        || environment.containsKey(FOLDERS_VARIABLE);
  }

  ProxyRules rules() {
    return new ProxyRules(environment, proxy);
  }
}
