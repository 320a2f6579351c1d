package dev.saldo.alert.pacing;

import dev.saldo.alert.AccountFacts;
import dev.saldo.alert.BucketFacts;
import dev.saldo.runway.Runway;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decides when the runway of an account is predicted again. A prediction costs some milliseconds
 * and changes little within a hundredth of the time that is left. Thread-safe.
 */
public final class RunwayPacing {

  private static final int SHARES = 100;
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final Map<String, Instant> next = new ConcurrentHashMap<>();

  /** Returns whether the runway of an account is due to be predicted. */
  public boolean isDue(String account, Instant now) {
    return !now.isBefore(next.getOrDefault(account, Instant.MIN));
  }

  /** Notes a prediction. */
  public void note(AccountFacts facts) {
    Duration pause =
        facts.buckets().stream().map(RunwayPacing::pause).min(Duration::compareTo).orElse(LONGEST);
    next.put(facts.account(), facts.asOf().plus(pause));
  }

  private static Duration pause(BucketFacts bucket) {
    Runway.Band band = bucket.facts().runway().emptyAt();
    if (!bucket.facts().trusted()) {
      return Duration.ZERO;
    }
    Instant earliest = band == null ? null : band.p10();
    if (earliest == null) {
      return LONGEST;
    }
    Duration share = Duration.between(bucket.facts().runway().asOf(), earliest).dividedBy(SHARES);
    if (share.isNegative()) {
      return Duration.ZERO;
    }
    return share.compareTo(LONGEST) > 0 ? LONGEST : share;
  }

  /** Forgets all predictions, so that every account is due. */
  public void forget() {
    next.clear();
  }
}
