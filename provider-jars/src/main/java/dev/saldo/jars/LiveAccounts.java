package dev.saldo.jars;

import dev.saldo.account.Account;
import dev.saldo.account.LoadedProvider;
import dev.saldo.account.OpenAccount;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.poll.BalancePoller;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The open accounts of a long-running service. When a drop-in is added, changed or removed, its
 * accounts are opened again; a reading in progress finishes with the old account, which is then
 * closed. All other accounts stay open. Thread-safe.
 */
public final class LiveAccounts implements AutoCloseable {

  private final DropIns dropIns;
  private final BalancePoller poller;
  private List<Account> accounts;
  private final BiFunction<Account, ProviderRegistry, Optional<OpenAccount>> opening;
  private final BiConsumer<OpenAccount, Throwable> unclosed;
  private Map<String, Live> live = Map.of();

  /** An account and the provider that opened it. */
  private record Live(LoadedProvider provider, OpenAccount account) {}

  /**
   * Opens the accounts.
   *
   * @param dropIns the source of their providers
   * @param poller the poller that reads them
   * @param accounts the configured accounts, in their order; {@link #replace} changes them
   * @param opening opens an account; empty if it cannot be opened now, which it reports itself
   * @param unclosed receives the exception of a provider when an account is closed, which affects
   *     nothing else
   */
  public LiveAccounts(
      DropIns dropIns,
      BalancePoller poller,
      Collection<Account> accounts,
      BiFunction<Account, ProviderRegistry, Optional<OpenAccount>> opening,
      BiConsumer<OpenAccount, Throwable> unclosed) {
    this.unclosed = unclosed;
    this.dropIns = dropIns;
    this.poller = poller;
    this.accounts = List.copyOf(accounts);
    this.opening = opening;
    applyChanges();
  }

  /** Returns the accounts that are open now, in the configured order. */
  public synchronized List<OpenAccount> open() {
    return live.values().stream().map(Live::account).toList();
  }

  /**
   * Reads the folders of drop-ins again and applies their changes.
   *
   * @return whether any account was opened, closed or opened again
   * @throws IllegalStateException if the list of trusted drop-ins cannot be read
   * @throws InterruptedException if the thread is interrupted while it waits for a reading to end;
   *     accounts that were opened again stay open
   */
  public boolean refresh() throws InterruptedException {
    dropIns.refresh();
    List<OpenAccount> before = open();
    for (OpenAccount old : applyChanges()) {
      close(old);
    }
    return !open().equals(before);
  }

  /**
   * Replaces the configured accounts. New ones are opened; those that are missing, or whose account
   * differs, are closed once their reading has ended. All others stay open.
   *
   * @param configured the accounts from now on, in their order
   * @return whether any account was opened, closed or opened again
   * @throws InterruptedException if the thread is interrupted while it waits for a reading to end
   */
  public boolean replace(Collection<Account> configured) throws InterruptedException {
    List<OpenAccount> before = open();
    for (OpenAccount old : applyChanges(List.copyOf(configured))) {
      close(old);
    }
    return !open().equals(before);
  }

  private synchronized List<OpenAccount> applyChanges(List<Account> configured) {
    accounts = configured;
    return applyChanges();
  }

  @SuppressWarnings("ReferenceEquality") // an account opened again differs, even if equal
  private synchronized List<OpenAccount> applyChanges() {
    ProviderRegistry registry = dropIns.registry();
    Map<String, Live> fresh = new LinkedHashMap<>();
    List<OpenAccount> retired = new ArrayList<>();
    for (Account account : accounts) {
      Live previous = live.get(account.name());
      Live current =
          registry
              .find(account.provider())
              .flatMap(p -> current(account, p, previous, registry))
              .orElse(null);
      if (current != null) {
        fresh.put(account.name(), current);
      }
    }
    live.forEach(
        (name, previous) -> {
          if (fresh.get(name) != previous) {
            retired.add(previous.account());
          }
        });
    live = fresh;
    return retired;
  }

  @SuppressWarnings("ReferenceEquality") // a provider loaded again differs, even if equal
  private Optional<Live> current(
      Account account,
      LoadedProvider provider,
      @Nullable Live previous,
      ProviderRegistry registry) {
    return previous != null
            && previous.provider() == provider
            && previous.account().account().equals(account)
        ? Optional.of(previous)
        : opening.apply(account, registry).map(open -> new Live(provider, open));
  }

  /**
   * Closes every account once its reading has ended. If the thread is interrupted, accounts that
   * are still being read stay open.
   */
  @Override
  public void close() {
    try {
      for (OpenAccount account : open()) {
        close(account);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void close(OpenAccount account) throws InterruptedException {
    poller.close(account).ifPresent(thrown -> unclosed.accept(account, thrown));
  }
}
