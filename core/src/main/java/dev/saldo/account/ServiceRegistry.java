package dev.saldo.account;

import dev.saldo.Internal;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The available plug-ins of one kind, by name. One that cannot be used is refused with the cause
 * and does not affect others; those that share a name are all refused. Immutable and thread-safe.
 *
 * @param <T> the kind
 */
public abstract class ServiceRegistry<T extends LoadedService> {

  private final String noun;
  private final List<T> found;
  private final List<RefusedProvider> unusable;
  private final SortedMap<String, T> byName = new TreeMap<>();
  private final Set<RefusedProvider> refused;
  private final List<UntrustedProvider> untrusted;

  /**
   * Creates a registry.
   *
   * @param noun what one of them is called in messages, in the singular
   * @param found those that could be loaded; those that share a name are all refused
   * @param unusable those that could not be loaded
   * @param untrusted those that the user has not trusted yet
   */
  @Internal
  protected ServiceRegistry(
      String noun,
      Collection<T> found,
      Collection<RefusedProvider> unusable,
      Collection<UntrustedProvider> untrusted) {
    this.noun = noun;
    this.found = List.copyOf(found);
    this.unusable = List.copyOf(unusable);
    this.untrusted = List.copyOf(untrusted);
    this.refused = new LinkedHashSet<>(unusable);
    found.stream()
        .collect(Collectors.groupingBy(LoadedService::name, TreeMap::new, Collectors.toList()))
        .forEach(this::addIfUnique);
  }

  private void addIfUnique(String name, List<T> same) {
    if (same.size() == 1) {
      byName.put(name, same.getFirst());
      return;
    }
    String places = String.join(", ", same.stream().map(LoadedService::location).sorted().toList());
    for (T service : same) {
      String why = "several %ss have this name: %s".formatted(noun, places);
      refused.add(new RefusedProvider(name, service.location(), why));
    }
  }

  /** Returns those that were loaded, whether usable or not. */
  @Internal
  protected final List<T> found() {
    return found;
  }

  /** Returns those that could not be loaded. */
  @Internal
  protected final List<RefusedProvider> unusable() {
    return unusable;
  }

  /** Returns those that can be used, ordered by name. */
  @Internal
  protected final List<T> usable() {
    return List.copyOf(byName.values());
  }

  /** Returns those that were found but cannot be used. */
  public final List<RefusedProvider> refused() {
    return List.copyOf(refused);
  }

  /** Returns those that the user has not trusted yet; their code has not run. */
  public final List<UntrustedProvider> untrusted() {
    return untrusted;
  }

  /** Returns the one with a name. */
  public final Optional<T> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Returns a message that says why none has a name, with the nearest choice and what to do. */
  public final String explainMissing(String name) {
    return unused(name).orElseGet(() -> "no %s '%s'%s".formatted(noun, name, hint(name)));
  }

  private Optional<String> unused(String name) {
    return refused.stream()
        .filter(r -> r.what().equals(name))
        .findFirst()
        .map(r -> "%s '%s' cannot be used: %s".formatted(noun, name, r.why()))
        .or(
            () ->
                untrusted.stream()
                    .filter(u -> u.what().equals(name))
                    .findFirst()
                    .map(u -> "%s '%s' is not trusted yet: %s".formatted(noun, name, u.remedy())));
  }

  private String hint(String name) {
    String choices = NameSuggestions.hint(name, byName.keySet());
    return untrusted.isEmpty()
        ? choices
        : choices
            + "; not trusted yet: "
            + untrusted.stream()
                .map(UntrustedProvider::location)
                .distinct()
                .collect(Collectors.joining(", "));
  }
}
