package dev.saldo.jars;

import dev.saldo.account.LoadedProvider;
import dev.saldo.account.ProviderClassOrigin;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.account.RefusedProvider;
import dev.saldo.account.UntrustedProvider;
import dev.saldo.channel.ChannelRegistry;
import dev.saldo.jars.bytecode.DropInClassLoader;
import dev.saldo.jars.bytecode.DropInServices;
import dev.saldo.jars.bytecode.ProviderServiceFile;
import dev.saldo.jars.bytecode.StaticProviderInspection;
import dev.saldo.jars.content.DropInContent;
import dev.saldo.jars.content.UnusableJarException;
import dev.saldo.jars.process.ChildAccountOpener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one drop-in after another.
 *
 * @param isolated the names of providers that run in child processes
 * @param host the class loader of Saldo
 * @param retired receives the class loaders, to see when they are no longer used
 */
record DropInReader(Set<String> isolated, ClassLoader host, RetiredClassLoaders retired) {

  /**
   * Reads a drop-in; its code runs only if it may, or if its checksum is among those trusted.
   *
   * @param place the jar or folder
   */
  DropInRegistries read(Path place, Set<String> checksums, boolean mayRun) {
    try {
      DropInContent content = DropInContent.read(place);
      DropInServices services = ProviderServiceFile.read(content, host);
      DropInClassLoader inspecting = DropInClassLoader.toInspect(content, host);
      if (!mayRun && !checksums.contains(content.checksum())) {
        return new DropInRegistries(
            new ProviderRegistry(
                List.of(), List.of(), described(content, services.providers(), inspecting)),
            new ChannelRegistry(
                List.of(), List.of(), described(content, services.channels(), inspecting)));
      }
      if (services.all().anyMatch(name -> isIsolated(content, name))) {
        return new DropInRegistries(
            openIsolated(content, services.providers(), inspecting),
            refuseChannels(content, services.channels()));
      }
      return load(place, content, services);
    } catch (UnusableJarException e) {
      return DropInRegistries.refused(place, String.valueOf(e.getMessage()));
    }
  }

  private DropInRegistries load(Path place, DropInContent content, DropInServices services) {
    DropInClassLoader loader = DropInClassLoader.toRun(content, host);
    retired.watch(place, loader);
    ProviderClassOrigin origin =
        new ProviderClassOrigin(loader, place.toString(), Optional.of(content.checksum()));
    return new DropInRegistries(
        refuseIsolated(ProviderRegistry.load(origin)),
        services.channels().isEmpty()
            ? DropInRegistries.NO_CHANNELS
            : ChannelRegistry.load(origin));
  }

  private static List<UntrustedProvider> described(
      DropInContent content, List<String> classes, ClassLoader loader) {
    return classes.stream()
        .map(name -> StaticProviderInspection.describe(content, name, loader))
        .toList();
  }

  /** Refuses the channels of a jar whose code must not run in this process. */
  private static ChannelRegistry refuseChannels(DropInContent content, List<String> classes) {
    return new ChannelRegistry(
        List.of(),
        classes.stream()
            .map(
                name ->
                    new RefusedProvider(
                        StaticProviderInspection.name(content, name).orElse(name),
                        content.place().toString(),
                        "a channel cannot run in a child process; put it into a jar of its own"))
            .toList(),
        List.of());
  }

  private boolean isIsolated(DropInContent content, String provider) {
    return StaticProviderInspection.name(content, provider).filter(isolated::contains).isPresent();
  }

  private static ProviderRegistry openIsolated(
      DropInContent content, List<String> classes, DropInClassLoader loader) {
    List<LoadedProvider> found = new ArrayList<>();
    for (String provider : classes) {
      UntrustedProvider described = StaticProviderInspection.describe(content, provider, loader);
      found.add(
          new LoadedProvider(
              described.what(),
              described.location(),
              content.version(),
              Optional.of(content.checksum()),
              described.hosts(),
              described.settings(),
              new ChildAccountOpener(content, described.settings())));
    }
    return new ProviderRegistry(found, List.of(), List.of());
  }

  /**
   * Refuses isolated providers whose name is known only by running them, too late to keep them out
   * of this process.
   */
  private ProviderRegistry refuseIsolated(ProviderRegistry loaded) {
    List<LoadedProvider> kept =
        loaded.providers().stream().filter(p -> !isolated.contains(p.name())).toList();
    List<RefusedProvider> refused = new ArrayList<>(loaded.refused());
    loaded.providers().stream()
        .filter(p -> isolated.contains(p.name()))
        .map(
            p ->
                new RefusedProvider(
                    p.name(),
                    p.location(),
                    "it cannot run in a child process: its name() does not simply return a constant"))
        .forEach(refused::add);
    return new ProviderRegistry(kept, refused, List.of());
  }
}
