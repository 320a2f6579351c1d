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
 * The open accounts of a service that runs for long. When a drop-in comes, changes or goes, its
 * accounts are opened anew; a reading that is under way goes on with the old one to its end, and
 * then the old one is closed. All other accounts stay open as they are. For several threads.
 */
public final class LiveAccounts implements AutoCloseable {

  private final DropIns dropIns;
  private final BalancePoller poller;
  private final List<Account> accounts;
  private final BiFunction<Account, ProviderRegistry, Optional<OpenAccount>> opening;
  private final BiConsumer<OpenAccount, Throwable> unclosed;
  private Map<String, Live> live = Map.of();

  /** An account and what opened it. */
  private record Live(LoadedProvider provider, OpenAccount account) {}

  /**
   * Opens the accounts.
   *
   * @param dropIns where their providers come from
   * @param poller the poller that reads them
   * @param accounts the accounts there are to be, in their order
   * @param opening opens one; empty if it cannot be opened now, of which it tells somebody itself
   * @param unclosed is told what a provider threw when an account was closed, which costs nobody
   *     anything else
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
    follow();
  }

  /** Returns the accounts that can be read now, in their order. */
  public synchronized List<OpenAccount> open() {
    return live.values().stream().map(Live::account).toList();
  }

  /**
   * Looks at the folders of drop-ins and follows what changed there.
   *
   * @return whether any account was opened, closed or opened anew
   * @throws IllegalStateException if the list of trusted drop-ins cannot be read
   * @throws InterruptedException if the thread is interrupted while it waits for a reading to end;
   *     what was opened anew stays so
   */
  public boolean refresh() throws InterruptedException {
    dropIns.refresh();
    List<OpenAccount> before = open();
    for (OpenAccount old : follow()) {
      close(old);
    }
    return !open().equals(before);
  }

  @SuppressWarnings("ReferenceEquality") // an account opened anew is another one, however alike
  private synchronized List<OpenAccount> follow() {
    ProviderRegistry registry = dropIns.registry();
    Map<String, Live> fresh = new LinkedHashMap<>();
    List<OpenAccount> retired = new ArrayList<>();
    for (Account account : accounts) {
      Live before = live.get(account.name());
      Live now =
          registry
              .find(account.provider())
              .flatMap(p -> current(account, p, before, registry))
              .orElse(null);
      if (now != null) {
        fresh.put(account.name(), now);
      }
      if (before != null && before != now) {
        retired.add(before.account());
      }
    }
    live = fresh;
    return retired;
  }

  @SuppressWarnings("ReferenceEquality") // and so is a provider
  private Optional<Live> current(
      Account account, LoadedProvider provider, @Nullable Live before, ProviderRegistry registry) {
    return before != null && before.provider() == provider
        ? Optional.of(before)
        : opening.apply(account, registry).map(open -> new Live(provider, open));
  }

  /**
   * Closes every account, each when its reading has ended; if the thread is interrupted, those
   * whose reading goes on stay open.
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
