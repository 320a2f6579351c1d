package dev.saldo.account;

import dev.saldo.network.VendorNetwork;
import dev.saldo.spi.Secret;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What is known of the secrets of an account besides its settings record.
 *
 * @param secrets further secrets, such as the login at a proxy
 * @param resolved returns the values that references in the settings stood for so far
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
