package dev.saldo.history;

import dev.saldo.account.Account;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An account and how each of its readings went. Never changed, only replaced.
 *
 * @param name its name
 * @param provider the provider that last read it
 * @param every its poll interval when last recorded
 * @param polls when it was read, with the failure if it failed
 */
record MemoryAccount(
    String name,
    String provider,
    Duration every,
    NavigableMap<Instant, Optional<PollFailure>> polls) {

  static MemoryAccount of(Account account) {
    return new MemoryAccount(account.name(), account.provider(), account.every(), new TreeMap<>());
  }

  /** Returns this account as it is configured now. */
  MemoryAccount as(Account account) {
    return new MemoryAccount(name, account.provider(), account.every(), polls);
  }

  /** Returns this account with one more reading, or this if that was kept before. */
  MemoryAccount with(PollResult result) {
    Instant at = result.observedAt().truncatedTo(ChronoUnit.MILLIS);
    NavigableMap<Instant, Optional<PollFailure>> more = new TreeMap<>(polls);
    more.putIfAbsent(at, failure(result, at));
    return new MemoryAccount(name, provider, every, more);
  }

  AccountPollState head() {
    var latest = polls.lastEntry();
    return latest == null
        ? new AccountPollState(name, provider, every, null, null)
        : new AccountPollState(
            name, provider, every, latest.getKey(), latest.getValue().orElse(null));
  }

  Stream<PollFailure> failuresIn(Instant from, Instant to) {
    return polls.subMap(from, to).values().stream().flatMap(Optional::stream);
  }

  private static Optional<PollFailure> failure(PollResult result, Instant at) {
    return result instanceof PollResult.Failed failed
        ? Optional.of(
            new PollFailure(
                failed.account().name(),
                failed.account().provider(),
                at,
                failed.duration().truncatedTo(ChronoUnit.MILLIS),
                failed.reason(),
                failed.message()))
        : Optional.empty();
  }
}
