package dev.saldo.jars;

import dev.saldo.account.LoadedProvider;
import dev.saldo.account.ProviderClassOrigin;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.account.RefusedProvider;
import dev.saldo.account.UntrustedProvider;
import dev.saldo.jars.DropInFolder.Listing;
import dev.saldo.jars.bytecode.DropInClassLoader;
import dev.saldo.jars.bytecode.ProviderServiceFile;
import dev.saldo.jars.bytecode.StaticProviderInspection;
import dev.saldo.jars.content.DropInContent;
import dev.saldo.jars.content.UnusableJarException;
import dev.saldo.jars.process.ChildAccountOpener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The providers of jars that lie in folders, loaded as they come and go. Each drop-in is read into
 * memory and has a class loader of its own; nothing of it runs before somebody trusts it. A drop-in
 * that changed is loaded anew beside the old one: accounts opened from the old one go on with it
 * until they are closed, and when the last is, its classes go.
 *
 * <p>For several threads.
 */
public final class DropIns {

  /**
   * A drop-in whose former versions stay in memory would fill it, one replacement after another.
   */
  private static final int MOST_LINGERING = 5;

  private final List<DropInFolder> folders;
  private final TrustedJars trusted;
  private final Set<String> apart;
  private final ClassLoader host;
  private final ProviderRegistry own;
  private final RetiredClassLoaders retired = new RetiredClassLoaders();

  private Map<Path, Loaded> loaded = Map.of();
  private List<RefusedProvider> unread = List.of();
  private volatile ProviderRegistry registry;

  /** A drop-in as it was found. */
  private record Loaded(String stamp, boolean mayRun, ProviderRegistry registry) {}

  private DropIns(List<DropInFolder> folders, TrustedJars trusted, Set<String> apart) {
    this.apart = Set.copyOf(apart);
    this.folders = List.copyOf(folders);
    this.trusted = trusted;
    this.host = DropIns.class.getClassLoader();
    this.own = ProviderRegistry.load(host);
    this.registry = own;
  }

  /**
   * Loads the drop-ins of some folders, and the providers of Saldo's own class path.
   *
   * @param trusted the checksums of drop-ins that may run; those of folders that are trusted need
   *     none
   * @param apart the names of providers that are to run in processes of their own, one for each
   *     reading; nothing of them runs in this one
   * @throws IllegalStateException if the list of trusted drop-ins cannot be read
   */
  public static DropIns load(List<DropInFolder> folders, TrustedJars trusted, Set<String> apart) {
    DropIns dropIns = new DropIns(folders, trusted, apart);
    dropIns.refresh();
    return dropIns;
  }

  /**
   * Looks at one jar, or folder of jars, as if it lay in a folder that is trusted: its constructor
   * runs.
   */
  public static ProviderRegistry inspect(Path place) {
    return new DropIns(List.of(), TrustedJars.in(place), Set.of()).read(place, Set.of(), true);
  }

  /**
   * Looks at one jar, or folder of jars, without running any of it. What could run is among the
   * untrusted.
   */
  public static ProviderRegistry describe(Path place) {
    return new DropIns(List.of(), TrustedJars.in(place), Set.of()).read(place, Set.of(), false);
  }

  /** Returns what was loaded, refused, and waits for consent when the folders were last read. */
  public ProviderRegistry registry() {
    return registry;
  }

  /**
   * Looks at the folders again and loads what is new or changed; what did not change is kept as it
   * is. A jar that is being copied is refused until it is whole.
   *
   * @return whether the registry is another one now
   * @throws IllegalStateException if the list of trusted drop-ins cannot be read
   */
  public synchronized boolean refresh() {
    Set<String> checksums = trusted.checksums();
    Map<Path, Loaded> fresh = new TreeMap<>();
    List<RefusedProvider> unreadNow = new ArrayList<>();
    for (DropInFolder folder : folders) {
      Listing listing = folder.list();
      unreadNow.addAll(listing.refused());
      listing
          .stamps()
          .forEach((place, stamp) -> fresh.put(place, current(place, stamp, folder, checksums)));
    }
    boolean same = fresh.equals(loaded) && unreadNow.equals(unread);
    loaded = fresh;
    unread = List.copyOf(unreadNow);
    if (!same) {
      registry = joined();
    }
    return !same;
  }

  /** Returns the drop-ins whose former versions are still in memory although nothing uses them. */
  public Collection<String> lingering() {
    return retired.lingering();
  }

  private Loaded current(Path place, String stamp, DropInFolder folder, Set<String> checksums) {
    Loaded before = loaded.get(place);
    if (before != null && before.stamp().equals(stamp) && isSettled(before, checksums)) {
      return before;
    }
    if (retired.hasAtLeast(MOST_LINGERING, place)) {
      return new Loaded(
          stamp,
          false,
          refused(
              place,
              "%d former versions of it are still in memory; restart Saldo"
                  .formatted(MOST_LINGERING)));
    }
    return new Loaded(stamp, folder.trusted(), read(place, checksums, folder.trusted()));
  }

  /** Returns whether reading it again would tell the same: nobody began or ceased to trust it. */
  private static boolean isSettled(Loaded before, Set<String> checksums) {
    ProviderRegistry found = before.registry();
    boolean begun = found.untrusted().stream().anyMatch(u -> checksums.contains(u.checksum()));
    boolean ceased =
        found.providers().stream()
            .anyMatch(p -> p.checksum().filter(checksums::contains).isEmpty());
    return before.mayRun() || !(begun || ceased);
  }

  private ProviderRegistry read(Path place, Set<String> checksums, boolean mayRun) {
    try {
      DropInContent content = DropInContent.read(place);
      List<String> classes = ProviderServiceFile.read(content, host);
      DropInClassLoader looking = DropInClassLoader.toLookAt(content, host);
      if (!mayRun && !checksums.contains(content.checksum())) {
        return new ProviderRegistry(
            List.of(),
            List.of(),
            classes.stream()
                .map(name -> StaticProviderInspection.describe(content, name, looking))
                .toList());
      }
      if (classes.stream().anyMatch(name -> runsApart(content, name))) {
        return apart(content, classes, looking);
      }
      DropInClassLoader loader = DropInClassLoader.toRun(content, host);
      retired.watch(place, loader);
      return refusingApart(
          ProviderRegistry.load(
              new ProviderClassOrigin(loader, place.toString(), Optional.of(content.checksum()))));
    } catch (UnusableJarException e) {
      return refused(place, String.valueOf(e.getMessage()));
    }
  }

  private boolean runsApart(DropInContent content, String provider) {
    return StaticProviderInspection.name(content, provider).filter(apart::contains).isPresent();
  }

  private static ProviderRegistry apart(
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

  /** A name that only running the provider tells comes too late to keep it out of this process. */
  private ProviderRegistry refusingApart(ProviderRegistry loaded) {
    List<LoadedProvider> kept =
        loaded.providers().stream().filter(p -> !apart.contains(p.name())).toList();
    List<RefusedProvider> refused = new ArrayList<>(loaded.refused());
    loaded.providers().stream()
        .filter(p -> apart.contains(p.name()))
        .map(
            p ->
                new RefusedProvider(
                    p.name(),
                    p.location(),
                    "it cannot run in a process of its own: its name() does not just return a text"))
        .forEach(refused::add);
    return new ProviderRegistry(kept, refused, List.of());
  }

  private static ProviderRegistry refused(Path place, String why) {
    String what = String.valueOf(place.getFileName());
    return new ProviderRegistry(
        List.of(), List.of(new RefusedProvider(what, place.toString(), why)), List.of());
  }

  private ProviderRegistry joined() {
    List<ProviderRegistry> all = new ArrayList<>();
    all.add(own);
    all.add(new ProviderRegistry(List.of(), unread, List.of()));
    loaded.values().forEach(one -> all.add(one.registry()));
    return ProviderRegistry.joined(all);
  }
}
