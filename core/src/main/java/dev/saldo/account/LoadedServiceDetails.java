package dev.saldo.account;

import dev.saldo.Internal;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a plug-in from its class and its jar.
 *
 * @param name its name
 * @param location the jar or directory from which it was loaded
 * @param version the implementation version stated by its jar; empty if none
 * @param checksum the SHA-256 of its jar; empty if it was not computed
 * @param settings its settings
 */
@Internal
public record LoadedServiceDetails(
    String name,
    String location,
    Optional<String> version,
    Optional<String> checksum,
    List<SettingDescription> settings) {

  public LoadedServiceDetails {
    settings = List.copyOf(settings);
  }

  static LoadedServiceDetails of(
      Class<?> type, String name, List<SettingDescription> settings, ProviderClassOrigin origin) {
    return new LoadedServiceDetails(
        name,
        origin.locate(type),
        Optional.ofNullable(type.getPackage().getImplementationVersion()),
        origin.checksum(),
        settings);
  }
}
