package dev.saldo.history;

import dev.saldo.account.Account;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An account with the outcome of each of its readings. Immutable.
 *
 * @param name its name
 * @param provider the provider that last read it
 * @param every its poll interval when it was last recorded
 * @param retiredAt the time from which it is retired; null if it is in use
 * @param polls the times of its readings, with the failure if a reading failed
 */
record MemoryAccount(
    String name,
    String provider,
    Duration every,
    @Nullable Instant retiredAt,
    NavigableMap<Instant, Optional<PollFailure>> polls) {

  static MemoryAccount of(Account account) {
    return new MemoryAccount(
        account.name(), account.provider(), account.every(), null, new TreeMap<>());
  }

  /** Returns a copy with the current provider and poll interval. */
  MemoryAccount as(Account account) {
    return new MemoryAccount(name, account.provider(), account.every(), null, polls);
  }

  /** Returns a copy that is retired. */
  MemoryAccount retired(Instant at) {
    return new MemoryAccount(name, provider, every, at.truncatedTo(ChronoUnit.MILLIS), polls);
  }

  /** Returns a copy with another name. */
  MemoryAccount renamed(String newName) {
    NavigableMap<Instant, Optional<PollFailure>> renamed = new TreeMap<>();
    polls.forEach(
        (at, failure) ->
            renamed.put(
                at,
                failure.map(
                    f ->
                        new PollFailure(
                            newName,
                            f.provider(),
                            f.observedAt(),
                            f.duration(),
                            f.reason(),
                            f.message()))));
    return new MemoryAccount(newName, provider, every, retiredAt, renamed);
  }

  /** Returns a copy with the readings of another account, which it does not replace. */
  MemoryAccount withReadingsOf(MemoryAccount other) {
    NavigableMap<Instant, Optional<PollFailure>> both = new TreeMap<>(other.renamed(name).polls);
    both.putAll(polls);
    return new MemoryAccount(name, provider, every, retiredAt, both);
  }

  /** Returns a copy with a reading added, unless it is stored already. */
  MemoryAccount with(PollResult result) {
    Instant at = result.observedAt().truncatedTo(ChronoUnit.MILLIS);
    NavigableMap<Instant, Optional<PollFailure>> extended = new TreeMap<>(polls);
    extended.putIfAbsent(at, failure(result, at));
    return new MemoryAccount(name, provider, every, retiredAt, extended);
  }

  AccountPollState head() {
    var latest = polls.lastEntry();
    return latest == null
        ? new AccountPollState(name, provider, every, null, null, retiredAt)
        : new AccountPollState(
            name, provider, every, latest.getKey(), latest.getValue().orElse(null), retiredAt);
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
