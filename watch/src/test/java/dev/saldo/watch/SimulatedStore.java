package dev.saldo.watch;

import dev.saldo.alert.AlertDamage;
import dev.saldo.alert.AlertEpisode;
import dev.saldo.alert.AlertStore;
import dev.saldo.alert.AlertSubject;
import dev.saldo.alert.AlertTrack;
import dev.saldo.alert.AlertTransaction;
import dev.saldo.alert.ChannelBacklog;
import dev.saldo.alert.OutboxMessage;
import dev.saldo.alert.OutboxSettlement;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryException;
import dev.saldo.history.PollResult;
import dev.saldo.history.RefusedResult;
import dev.saldo.schedule.PollClaim;
import dev.saldo.spi.channel.AlertNotice;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A real store with simulated claims, which fails where a test wants it to. */
final class SimulatedStore implements AlertStore {

  private final AlertStore store;
  private final SimulatedClaims claims;
  private int failuresAfterCommit;
  private int failuresOfSettle;
  private String poison = "";
  private String forgotten = "";

  SimulatedStore(AlertStore store, SimulatedClaims claims) {
    this.store = store;
    this.claims = claims;
  }

  /** Lets the next transactions be committed and seem to fail. */
  void failAfterCommit(int times) {
    failuresAfterCommit = times;
  }

  void failSettle(int times) {
    failuresOfSettle = times;
  }

  /** Makes every transaction fail that records an account. */
  void refuse(String account) {
    poison = account;
  }

  /** Makes every question about the memory of the rules for an account fail. */
  void damageMemory(String account) {
    forgotten = account;
  }

  @Override
  public <T> T write(Function<AlertTransaction, T> work) {
    T result = store.write(transaction -> work.apply(new Transaction(transaction)));
    if (failuresAfterCommit > 0) {
      failuresAfterCommit--;
      throw new HistoryException("the connection was lost", new IllegalStateException());
    }
    return result;
  }

  @Override
  public List<AlertEpisode> episodes(Instant closedSince) {
    return store.episodes(closedSince);
  }

  @Override
  public Optional<AlertEpisode> episode(String id) {
    return store.episode(id);
  }

  @Override
  public List<OutboxMessage> messages(Collection<String> episodes) {
    return store.messages(episodes);
  }

  @Override
  public int forget(Instant before, int limit) {
    return store.forget(before, limit);
  }

  @Override
  public List<OutboxMessage> claimMessages(
      String node, Instant now, Duration lease, int limit, Set<String> except) {
    return store.claimMessages(node, now, lease, limit, except);
  }

  @Override
  public void release(String node, List<OutboxMessage> messages) {
    store.release(node, messages);
  }

  @Override
  public void settle(List<OutboxSettlement> settlements) {
    if (!settlements.isEmpty() && failuresOfSettle > 0) {
      failuresOfSettle--;
      throw new HistoryException("the connection was lost", new IllegalStateException());
    }
    store.settle(settlements);
  }

  @Override
  public List<ChannelBacklog> backlogs(Instant now) {
    return store.backlogs(now);
  }

  @Override
  public List<AlertDamage> findDamage() {
    return store.findDamage();
  }

  /** A transaction with simulated claims. */
  private final class Transaction implements AlertTransaction {

    private final AlertTransaction real;

    Transaction(AlertTransaction real) {
      this.real = real;
    }

    @Override
    public BalanceHistory history() {
      return poison.isEmpty() ? real.history() : poisoned(real.history());
    }

    @Override
    public Set<PollClaim> confirm(Collection<PollClaim> asked) {
      return claims.confirm(asked);
    }

    @Override
    public Map<AlertSubject, AlertTrack> tracks(Collection<String> accounts) {
      if (accounts.contains(forgotten)) {
        throw new HistoryException("the row does not match its checksum");
      }
      return real.tracks(accounts);
    }

    @Override
    public Map<AlertSubject, AlertTrack> openTracks() {
      return real.openTracks();
    }

    @Override
    public void keep(AlertSubject subject, AlertTrack track) {
      real.keep(subject, track);
    }

    @Override
    public void close(AlertEpisode closed) {
      real.close(closed);
    }

    @Override
    public void post(AlertNotice notice, int number, List<String> channels, Instant dueAt) {
      real.post(notice, number, channels, dueAt);
    }
  }

  private BalanceHistory poisoned(BalanceHistory history) {
    return (BalanceHistory)
        Proxy.newProxyInstance(
            BalanceHistory.class.getClassLoader(),
            new Class<?>[] {BalanceHistory.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("appendAccepted")) {
                check((Collection<?>) arguments[0]);
              }
              try {
                return method.invoke(history, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private List<RefusedResult> check(Collection<?> results) {
    for (Object result : results) {
      if (((PollResult) result).account().name().equals(poison)) {
        throw new HistoryException("a value is too long", new IllegalStateException());
      }
    }
    return List.of();
  }
}
