package dev.saldo.jars.bytecode;

import java.util.List;
import java.util.stream.Stream;

/**
 * The classes that the service files of a drop-in name.
 *
 * @param providers the classes of providers
 * @param channels the classes of alert channels
 */
public record DropInServices(List<String> providers, List<String> channels) {

  public DropInServices {
    providers = List.copyOf(providers);
    channels = List.copyOf(channels);
  }

  /** Returns all classes. */
  public Stream<String> all() {
    return Stream.concat(providers.stream(), channels.stream());
  }
}
