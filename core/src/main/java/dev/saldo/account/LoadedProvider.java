package dev.saldo.account;

import java.util.List;
import java.util.Optional;

/**
 * A provider that can open accounts.
 *
 * @param name its name, read once
 * @param location the jar or folder it came from
 * @param version the implementation version its jar states; empty if it states none
 * @param checksum the SHA-256 of its jar; empty if nobody took it
 * @param hosts the hosts it says it talks to; empty if it does not say
 * @param settings the settings of its accounts
 * @param opener opens its accounts
 */
public record LoadedProvider(
    String name,
    String location,
    Optional<String> version,
    Optional<String> checksum,
    List<String> hosts,
    List<SettingDescription> settings,
    ProviderAccountOpener opener) {

  public LoadedProvider {
    hosts = List.copyOf(hosts);
    settings = List.copyOf(settings);
  }
}
