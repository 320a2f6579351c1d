package dev.saldo.app;

import dev.saldo.network.NetworkSettings;
import dev.saldo.network.TlsSettings;
import dev.saldo.network.VendorNetwork;
import dev.saldo.spi.Secret;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The networks of accounts. Accounts without their own settings share one network and its
 * connections.
 */
final class AccountNetworks {

  private final NetworkSettings environment;
  private @Nullable VendorNetwork usual;

  AccountNetworks(NetworkSettings environment) {
    this.environment = environment;
  }

  /**
   * Returns the network of accounts without settings of their own.
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

  /** Returns an opener of the network of an account with settings of its own. */
  Supplier<VendorNetwork> own(Optional<Secret> proxy, TlsSettings tls) {
    return () -> VendorNetwork.of(environment.with(proxy, tls));
  }
}
