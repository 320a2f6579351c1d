package dev.saldo.alert;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account with the facts that rules judge. Immutable and thread-safe.
 *
 * @param account its name
 * @param provider the name of the provider that last read it
 * @param asOf the time of the judgement, UTC
 * @param reading its latest reading
 * @param buckets the buckets of its latest successful reading that are not calculated from others,
 *     ordered by bucket
 * @param gone the buckets that several readings in a row did not contain
 */
public record AccountFacts(
    String account,
    String provider,
    Instant asOf,
    AlertFacts.Reading reading,
    List<BucketFacts> buckets,
    Set<String> gone) {

  public AccountFacts {
    buckets = List.copyOf(buckets);
    gone = Set.copyOf(gone);
  }

  /** Returns the facts about the account itself. */
  public AlertFacts ofAccount() {
    return new AlertFacts(asOf, reading, null);
  }

  /** Returns the facts about a bucket. */
  public AlertFacts ofBucket(BucketFacts bucket) {
    return new AlertFacts(asOf, reading, bucket.facts());
  }

  /** Returns the bucket that may run out first; empty if none is predicted to run out. */
  public Optional<BucketFacts> leading() {
    return buckets.stream()
        .filter(bucket -> end(bucket) != null)
        .min(Comparator.comparing(AccountFacts::end, Comparator.nullsLast(Instant::compareTo)));
  }

  private static @Nullable Instant end(BucketFacts bucket) {
    return switch (bucket.facts().runway().state()) {
      case EMPTY -> bucket.observedAt();
      case OK,
          IDLE,
          NOT_FALLING,
          UNLIMITED,
          NO_LIMIT,
          DIRECTION_UNKNOWN,
          STALE,
          INSUFFICIENT_DATA,
          DERIVED ->
          bucket.facts().runway().emptyAt() == null
              ? null
              : bucket.facts().runway().emptyAt().p10();
    };
  }
}
