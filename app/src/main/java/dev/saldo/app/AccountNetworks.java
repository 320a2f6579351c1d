package dev.saldo.app;

import dev.saldo.account.ConfigurationNode;
import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationProblems;
import dev.saldo.account.ConfigurationRecordBinder;
import dev.saldo.account.References;
import dev.saldo.network.NetworkSettings;
import dev.saldo.network.TlsSettings;
import dev.saldo.network.VendorNetwork;
import dev.saldo.spi.Secret;
import dev.saldo.spi.Setting;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The networks of accounts and channels. Those without their own settings share one network and its
 * connections.
 */
final class AccountNetworks {

  private static final String PROXY = "proxy";
  private static final String TLS = "tls";

  private final NetworkSettings environment;
  private @Nullable VendorNetwork usual;

  AccountNetworks(NetworkSettings environment) {
    this.environment = environment;
  }

  /**
   * Returns the network of all that has no settings of its own.
   *
   * @throws IllegalArgumentException if the environment names a file that cannot be read
   */
  synchronized VendorNetwork usual() {
    VendorNetwork network = usual;
    if (network == null) {
      network = VendorNetwork.of(environment);
      usual = network;
    }
    return network;
  }

  /** Returns an entry of the file without the settings of its network. */
  static Mapping without(Mapping written) {
    return written.without(PROXY).without(TLS);
  }

  /**
   * Returns an opener of the network of an entry of the file; it throws {@link
   * IllegalArgumentException} if the network is invalid. Binds the settings of this entry only, so
   * that a missing secret affects no other.
   */
  Supplier<VendorNetwork> find(
      Mapping written, String path, References references, ConfigurationProblems problems) {
    SequencedMap<String, ConfigurationNode> parts = new LinkedHashMap<>(written.entries());
    parts.keySet().retainAll(Set.of(PROXY, TLS));
    if (parts.isEmpty()) {
      return this::usual;
    }
    return new ConfigurationRecordBinder(references, problems)
        .bind(Own.class, new Mapping(parts, written.line()), path)
        .<Supplier<VendorNetwork>>map(
            own -> () -> VendorNetwork.of(environment.with(own.proxy(), own.tls())))
        .orElse(this::usual);
  }

  private record Own(
      @Setting("URL of the HTTP proxy, or none") Optional<Secret> proxy,
      @Setting("TLS settings") TlsSettings tls) {}
}
