package dev.saldo.jars;

import dev.saldo.account.ProviderRegistry;
import dev.saldo.account.RefusedProvider;
import dev.saldo.channel.ChannelRegistry;
import dev.saldo.jars.DropInFolder.Listing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The providers and alert channels in folders of jars, loaded and unloaded as the folders change.
 * Each drop-in is read into memory and has a class loader of its own; none of its code runs before
 * the user trusts it. A changed drop-in is loaded again next to the old version: accounts opened
 * from the old version keep using it until they are closed, and its classes are unloaded after the
 * last one.
 *
 * <p>Thread-safe.
 */
public final class DropIns {

  /**
   * The most old versions of a drop-in in memory: if they cannot be unloaded, each replacement
   * would use more memory.
   */
  private static final int MAX_OLD_VERSIONS = 5;

  private final List<DropInFolder> folders;
  private final TrustedJars trusted;
  private final ClassLoader host;
  private final ProviderRegistry own;
  private final RetiredClassLoaders retired = new RetiredClassLoaders();
  private final DropInReader reader;

  private Map<Path, Loaded> loaded = Map.of();
  private List<RefusedProvider> unread = List.of();
  private volatile ProviderRegistry registry;
  private @Nullable ChannelRegistry ownChannels;

  /** A drop-in as it was last loaded. */
  private record Loaded(String stamp, boolean mayRun, DropInRegistries found) {}

  private DropIns(List<DropInFolder> folders, TrustedJars trusted, Set<String> isolated) {
    this.folders = List.copyOf(folders);
    this.trusted = trusted;
    this.host = DropIns.class.getClassLoader();
    this.own = ProviderRegistry.load(host);
    this.registry = own;
    this.reader = new DropInReader(Set.copyOf(isolated), host, retired);
  }

  /**
   * Loads the drop-ins in folders, and the providers on Saldo's own class path.
   *
   * @param folders the folders, in the order in which they are listed
   * @param trusted the checksums of drop-ins that may run; drop-ins in trusted folders need none
   * @param isolated the names of providers that run in child processes, one for each reading; none
   *     of their code runs in this process
   * @return the loaded drop-ins
   * @throws IllegalStateException if the list of trusted drop-ins cannot be read
   */
  public static DropIns load(
      List<DropInFolder> folders, TrustedJars trusted, Set<String> isolated) {
    DropIns dropIns = new DropIns(folders, trusted, isolated);
    dropIns.refresh();
    return dropIns;
  }

  /**
   * Loads one jar, or folder of jars, as if it were in a trusted folder: the provider's constructor
   * runs.
   *
   * @param place the jar or folder
   * @return its providers, or the reason why it was refused
   */
  public static ProviderRegistry inspect(Path place) {
    return new DropIns(List.of(), TrustedJars.in(place), Set.of())
        .reader
        .read(place, Set.of(), true)
        .providers();
  }

  /**
   * Loads one jar, or folder of jars, as if it were in a trusted folder: the constructors of its
   * channel providers run.
   *
   * @param place the jar or folder
   * @return its types of channels, which may be none
   */
  public static ChannelRegistry inspectChannels(Path place) {
    return new DropIns(List.of(), TrustedJars.in(place), Set.of())
        .reader
        .read(place, Set.of(), true)
        .channels();
  }

  /**
   * Inspects one jar, or folder of jars, without running any of its code.
   *
   * @param place the jar or folder
   * @return its providers as untrusted ones, or the reason why it was refused
   */
  public static ProviderRegistry describe(Path place) {
    return new DropIns(List.of(), TrustedJars.in(place), Set.of())
        .reader
        .read(place, Set.of(), false)
        .providers();
  }

  /**
   * Returns the providers that were loaded, refused or not yet trusted when the folders were last
   * read.
   */
  public ProviderRegistry registry() {
    return registry;
  }

  /**
   * Returns the types of alert channels on Saldo's own class path and in the drop-ins, as they were
   * when the folders were last read. Those of the class path are loaded by the first call.
   */
  public synchronized ChannelRegistry channels() {
    if (ownChannels == null) {
      ownChannels = ChannelRegistry.load(host);
    }
    List<ChannelRegistry> all = new ArrayList<>(List.of(ownChannels));
    loaded.values().forEach(entry -> all.add(entry.found().channels()));
    return ChannelRegistry.joined(all);
  }

  /**
   * Reads the folders again and loads new and changed drop-ins; unchanged ones stay as they are. A
   * jar that is being copied is refused until it is complete.
   *
   * @return whether the registry changed
   * @throws IllegalStateException if the list of trusted drop-ins cannot be read
   */
  public synchronized boolean refresh() {
    Set<String> checksums = trusted.checksums();
    Map<Path, Loaded> fresh = new TreeMap<>();
    List<RefusedProvider> nowUnread = new ArrayList<>();
    for (DropInFolder folder : folders) {
      Listing listing = folder.list();
      nowUnread.addAll(listing.refused());
      listing
          .stamps()
          .forEach((place, stamp) -> fresh.put(place, current(place, stamp, folder, checksums)));
    }
    boolean same = fresh.equals(loaded) && nowUnread.equals(unread);
    loaded = fresh;
    unread = List.copyOf(nowUnread);
    if (!same) {
      registry = joined();
    }
    return !same;
  }

  /** Returns the locations of drop-ins with unused old versions that are still in memory. */
  public Collection<String> lingering() {
    return retired.lingering();
  }

  private Loaded current(Path place, String stamp, DropInFolder folder, Set<String> checksums) {
    Loaded before = loaded.get(place);
    if (before != null && before.stamp().equals(stamp) && isSettled(before, checksums)) {
      return before;
    }
    if (retired.hasAtLeast(MAX_OLD_VERSIONS, place)) {
      return new Loaded(
          stamp,
          false,
          DropInRegistries.refused(
              place,
              "%d old versions of it are still in memory; restart Saldo"
                  .formatted(MAX_OLD_VERSIONS)));
    }
    return new Loaded(stamp, folder.trusted(), reader.read(place, checksums, folder.trusted()));
  }

  /**
   * Returns whether reading it again would give the same result: trust was neither given nor
   * withdrawn.
   */
  private static boolean isSettled(Loaded before, Set<String> checksums) {
    boolean given = before.found().untrusted().anyMatch(u -> checksums.contains(u.checksum()));
    boolean withdrawn =
        before.found().running().anyMatch(sum -> sum.filter(checksums::contains).isEmpty());
    return before.mayRun() || !(given || withdrawn);
  }

  private ProviderRegistry joined() {
    List<ProviderRegistry> all = new ArrayList<>();
    all.add(own);
    all.add(new ProviderRegistry(List.of(), unread, List.of()));
    loaded.values().forEach(entry -> all.add(entry.found().providers()));
    return ProviderRegistry.joined(all);
  }
}
