package dev.saldo.jars;

import dev.saldo.account.LoadedProvider;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.account.RefusedProvider;
import dev.saldo.account.UntrustedProvider;
import dev.saldo.channel.ChannelRegistry;
import dev.saldo.channel.LoadedChannelType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one drop-in brings.
 *
 * @param providers its providers
 * @param channels its types of alert channels
 */
record DropInRegistries(ProviderRegistry providers, ChannelRegistry channels) {

  static final ChannelRegistry NO_CHANNELS = new ChannelRegistry(List.of(), List.of(), List.of());

  /** Returns the registries of a drop-in that cannot be used. */
  static DropInRegistries refused(Path place, String cause) {
    String what = String.valueOf(place.getFileName());
    RefusedProvider refused = new RefusedProvider(what, place.toString(), cause);
    return new DropInRegistries(
        new ProviderRegistry(List.of(), List.of(refused), List.of()), NO_CHANNELS);
  }

  Stream<UntrustedProvider> untrusted() {
    return Stream.concat(providers.untrusted().stream(), channels.untrusted().stream());
  }

  /** Returns the checksums of what runs or may be run. */
  Stream<Optional<String>> running() {
    return Stream.concat(
        providers.providers().stream().map(LoadedProvider::checksum),
        channels.types().stream().map(LoadedChannelType::checksum));
  }
}
