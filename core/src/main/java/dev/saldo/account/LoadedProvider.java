package dev.saldo.account;

import java.util.List;
import java.util.Optional;

/**
 * A provider that can open accounts.
 *
 * @param name its name, read once when it was loaded
 * @param location the jar or directory from which it was loaded
 * @param version the implementation version stated by its jar; empty if none
 * @param checksum the SHA-256 of its jar; empty if it was not computed
 * @param hosts the hosts that it declares; empty if it declares none
 * @param settings the settings of its accounts
 * @param opener the opener of its accounts
 */
public record LoadedProvider(
    String name,
    String location,
    Optional<String> version,
    Optional<String> checksum,
    List<String> hosts,
    List<SettingDescription> settings,
    ProviderAccountOpener opener)
    implements LoadedService {

  public LoadedProvider {
    hosts = List.copyOf(hosts);
    settings = List.copyOf(settings);
  }

  /** Returns this provider with another opener. */
  LoadedProvider opening(ProviderAccountOpener other) {
    return new LoadedProvider(name, location, version, checksum, hosts, settings, other);
  }
}
