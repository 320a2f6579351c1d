package dev.saldo.history.terms;

import dev.saldo.StoreApi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The changes of the terms and notes of a bucket over time. Before the first change nothing was
 * stated. Immutable and thread-safe.
 *
 * @param changes the changes, oldest first
 */
@StoreApi
public record BucketTermsTimeline(List<StatedBucketTerms> changes) {

  /** A timeline without a change. */
  public static final BucketTermsTimeline EMPTY = new BucketTermsTimeline(List.of());

  public BucketTermsTimeline {
    changes = List.copyOf(changes);
  }

  /** Returns the terms and notes since the latest change. */
  public StatedBucketTerms latest() {
    return changes.isEmpty() ? StatedBucketTerms.unknown(Instant.MIN) : changes.getLast();
  }

  /** Returns a copy with a reading that is later than all others. */
  public BucketTermsTimeline with(StatedBucketTerms stated) {
    return latest().isSame(stated)
        ? this
        : new BucketTermsTimeline(Stream.concat(changes.stream(), Stream.of(stated)).toList());
  }

  /** Returns the change in effect at the start of {@code [from, to)} and those within it. */
  public List<StatedBucketTerms> within(Instant from, Instant to) {
    List<StatedBucketTerms> found = new ArrayList<>();
    for (StatedBucketTerms change : changes) {
      if (!change.since().isAfter(from)) {
        found.clear();
      }
      if (change.since().isBefore(to)) {
        found.add(change);
      }
    }
    return found;
  }

  /**
   * Returns the timeline of two series that become one.
   *
   * @param begins the time of the first reading of this series
   * @param other the timeline of the other series, which takes precedence at equal times
   * @param otherBegins the time of the first reading of the other series
   * @param current the terms and notes of the later series, since its latest reading
   */
  public BucketTermsTimeline merge(
      Instant begins, BucketTermsTimeline other, Instant otherBegins, StatedBucketTerms current) {
    BucketTermsTimeline merged = EMPTY;
    for (StatedBucketTerms change :
        Stream.of(begin(begins), other.begin(otherBegins), Stream.of(current))
            .flatMap(changes -> changes)
            .sorted(Comparator.comparing(StatedBucketTerms::since))
            .toList()) {
      List<StatedBucketTerms> earlier =
          merged.changes.stream().filter(kept -> kept.since().isBefore(change.since())).toList();
      merged = new BucketTermsTimeline(earlier).with(change);
    }
    return merged;
  }

  /** Returns the changes, the first of them at the first reading. */
  private Stream<StatedBucketTerms> begin(Instant begins) {
    boolean complete = !changes.isEmpty() && !changes.getFirst().since().isAfter(begins);
    return complete
        ? changes.stream()
        : Stream.concat(Stream.of(StatedBucketTerms.unknown(begins)), changes.stream());
  }
}
