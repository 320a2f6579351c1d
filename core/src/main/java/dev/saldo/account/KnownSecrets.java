package dev.saldo.account;

import dev.saldo.network.VendorNetwork;
import dev.saldo.spi.Secret;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The secrets of an account that are not part of its settings record.
 *
 * @param secrets further secrets, such as the login at a proxy
 * @param resolved returns the values to which references in the settings were resolved so far
 */
record KnownSecrets(List<Secret> secrets, Supplier<Set<String>> resolved) {

  static final KnownSecrets NONE = new KnownSecrets(List.of(), Set::of);

  static KnownSecrets of(VendorNetwork network) {
    return new KnownSecrets(network.secrets(), Set::of);
  }

  static KnownSecrets of(VendorNetwork network, References references) {
    return new KnownSecrets(network.secrets(), references::resolvedValues);
  }
}
