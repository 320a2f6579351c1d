package dev.saldo.account;

import dev.saldo.account.ConfigNode.Mapping;
import dev.saldo.spi.BalanceProvider;
import dev.saldo.spi.BalanceSource;
import dev.saldo.spi.ProviderContext;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The providers there are, by name. A provider that cannot be used is refused with its cause and
 * costs nobody else anything; two of one name are both refused. Immutable, for several threads.
 */
public final class ProviderRegistry {

  private final SequencedMap<String, LoadedProvider> byName;
  private final List<RefusedProvider> refused;

  ProviderRegistry(
      SequencedMap<String, LoadedProvider> byName, Collection<RefusedProvider> refused) {
    this.byName = byName;
    this.refused = List.copyOf(refused);
  }

  /** Returns the providers that {@link java.util.ServiceLoader} finds through a class loader. */
  public static ProviderRegistry load(ClassLoader loader) {
    return load(List.of(loader), List.of());
  }

  /**
   * Returns the providers of several class loaders, each usually one jar. What a loader only
   * inherits from its parent is not counted twice.
   *
   * @param unread what could not even be given a class loader, such as a damaged jar
   */
  public static ProviderRegistry load(
      Collection<? extends ClassLoader> loaders, Collection<RefusedProvider> unread) {
    ProviderDiscovery discovery = new ProviderDiscovery(unread);
    loaders.forEach(discovery::search);
    return discovery.registry();
  }

  /** Returns a registry of providers made by the host itself. */
  public static ProviderRegistry of(BalanceProvider<?>... providers) {
    ProviderDiscovery discovery = new ProviderDiscovery(List.of());
    for (BalanceProvider<?> provider : providers) {
      discovery.add(provider);
    }
    return discovery.registry();
  }

  /** Returns the providers, ordered by name. */
  public List<LoadedProvider> providers() {
    return List.copyOf(byName.values());
  }

  /** Returns what was found and cannot be used. */
  public List<RefusedProvider> refused() {
    return refused;
  }

  /** Returns the provider of a name. */
  public Optional<LoadedProvider> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Returns why there is no provider of a name, with the nearest choice. */
  public String explainMissing(String name) {
    return refused.stream()
        .filter(r -> r.what().equals(name))
        .findFirst()
        .map(r -> "provider '" + name + "' cannot be used: " + r.why())
        .orElseGet(() -> "no provider '" + name + "'" + Choices.hint(name, byName.keySet()));
  }

  /**
   * Opens an account from a typed record.
   *
   * @param config the record that the provider's {@code configType} names
   * @param clock the clock the provider is to use
   * @throws IllegalArgumentException if there is no such provider, the record is of another type,
   *     or the settings contradict each other
   */
  public OpenAccount open(Account account, Record config, Clock clock) {
    LoadedProvider loaded =
        find(account.provider())
            .orElseThrow(() -> new IllegalArgumentException(explainMissing(account.provider())));
    return new OpenAccount(account, source(loaded.provider(), account, config, clock));
  }

  /**
   * Opens an account from its written settings.
   *
   * @param path where the settings stand, for messages
   * @return the account, or empty if there was a problem, which is then among the problems
   */
  public Optional<OpenAccount> open(
      Account account,
      Mapping settings,
      String path,
      References references,
      Clock clock,
      Problems problems) {
    Optional<LoadedProvider> loaded = find(account.provider());
    if (loaded.isEmpty()) {
      problems.add(settings.line(), path, explainMissing(account.provider()));
      return Optional.empty();
    }
    try {
      int before = problems.found().size();
      Class<? extends Record> type = loaded.get().provider().configType();
      Optional<? extends Record> config =
          new RecordBinder(references, problems).bind(type, settings, path);
      return problems.found().size() > before
          ? Optional.empty()
          : config.map(bound -> open(account, bound, clock));
    } catch (IllegalArgumentException e) {
      problems.add(settings.line(), path, String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) {
      problems.add(settings.line(), path, notOpened(account, e));
    }
    return Optional.empty();
  }

  private static <C extends Record> BalanceSource source(
      BalanceProvider<C> provider, Account account, Record config, Clock clock) {
    Class<C> type = provider.configType();
    if (!type.isInstance(config)) {
      throw new IllegalArgumentException(
          "provider '%s' takes %s, not %s"
              .formatted(account.provider(), type.getName(), config.getClass().getName()));
    }
    try {
      return Objects.requireNonNull(
          provider.open(type.cast(config), ProviderContext.of(clock, account.timeout())));
    } catch (IllegalArgumentException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      throw new IllegalArgumentException(notOpened(account, e), e);
    }
  }

  private static String notOpened(Account account, Throwable e) {
    return "provider '%s' could not open the account (%s)"
        .formatted(account.provider(), e.getClass().getName());
  }
}
