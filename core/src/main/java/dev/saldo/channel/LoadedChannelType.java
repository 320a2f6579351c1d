package dev.saldo.channel;

import dev.saldo.account.LoadedService;
import dev.saldo.account.SettingDescription;
import dev.saldo.spi.channel.AlertChannelProvider;
import java.util.List;
import java.util.Optional;

/**
 * A type of alert channels that can be opened.
 *
 * @param name its name in a configuration, read once when it was loaded
 * @param location the jar or directory from which it was loaded
 * @param version the implementation version stated by its jar; empty if none
 * @param checksum the SHA-256 of its jar; empty if it was not computed
 * @param settings the settings of its channels, without those that every channel has
 * @param provider the factory of its channels
 */
public record LoadedChannelType(
    String name,
    String location,
    Optional<String> version,
    Optional<String> checksum,
    List<SettingDescription> settings,
    AlertChannelProvider<?> provider)
    implements LoadedService {

  public LoadedChannelType {
    settings = List.copyOf(settings);
  }
}
