package dev.saldo.account;

import dev.saldo.Internal;
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
@Internal
public record KnownSecrets(List<Secret> secrets, Supplier<Set<String>> resolved) {

  static final KnownSecrets NONE = new KnownSecrets(List.of(), Set::of);

  /** Returns the secrets of a network. */
  public static KnownSecrets of(VendorNetwork network) {
    return new KnownSecrets(network.secrets(), Set::of);
  }

  /** Returns the secrets of a network and the values of references. */
  public static KnownSecrets of(VendorNetwork network, References references) {
    return new KnownSecrets(network.secrets(), references::resolvedValues);
  }
}
