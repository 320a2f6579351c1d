package dev.saldo.history;

import dev.saldo.StoreApi;
import dev.saldo.account.PollInterval;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rule for glitches: up to three samples that differ from the level before them by more than
 * half, and that are taken back within three poll intervals. Taken back means that the level
 * returns to where it was, less usual usage or at most a tenth.
 *
 * <p>A change is no glitch if the level often moves like that (more than two of the five changes
 * before it are a tenth as large), if it starts at 0 or ends there, or if the user classified it.
 * Whether a sample is one depends only on the {@link #BEFORE} samples before it and the {@link
 * #AFTER} samples after it, in whatever order they arrived. Immutable and thread-safe.
 */
@StoreApi
public final class GlitchFinder {

  /** The number of samples before a sample that decide whether it is a glitch. */
  public static final int BEFORE = 11;

  /** The number of samples after a sample that decide whether it is a glitch. */
  public static final int AFTER = 3;

  private static final int LONGEST = 3;
  private static final int CHANGES = 5;
  private static final int CHANGES_THAT_MAY_BE_LARGE = 2;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal TEN = BigDecimal.TEN;
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  private final Duration every;
  private final List<ManualClassification> classifications;

  /**
   * Creates the rule for a series.
   *
   * @param every the poll interval of its account
   * @param classifications the manual classifications of the series, none of which is a glitch
   */
  public GlitchFinder(Duration every, Collection<ManualClassification> classifications) {
    this.every = every;
    this.classifications = List.copyOf(classifications);
  }

  /** Returns whether a change is large enough: more than half of the larger level. */
  public static boolean isLarge(BigDecimal previous, BigDecimal current) {
    return previous
            .subtract(current)
            .abs()
            .multiply(TWO)
            .compareTo(previous.abs().max(current.abs()))
        > 0;
  }

  /** Returns whether a glitch may begin or end between two samples. */
  public static boolean isLarge(TotalledSample previous, TotalledSample current) {
    BigDecimal before = previous.observedLevel();
    BigDecimal after = current.observedLevel();
    return before != null && after != null && isLarge(before, after);
  }

  /**
   * Finds the glitches among consecutive samples.
   *
   * @param samples consecutive samples of the series; the result for the first {@link #BEFORE} and
   *     the last {@link #AFTER} is final only where the series begins or ends
   * @return for each sample the amount before the glitch; null if it is none
   */
  public List<@Nullable BigDecimal> find(List<TotalledSample> samples) {
    List<@Nullable BigDecimal> held =
        new ArrayList<>(Collections.nCopies(samples.size(), (BigDecimal) null));
    int[] lengths = new int[samples.size()];
    for (int first = 0; first < lengths.length; first++) {
      lengths[first] = length(samples, first);
      if (lengths[first] > 0 && !isWithin(lengths, first)) {
        for (int i = 1; i <= lengths[first]; i++) {
          held.set(first + i, samples.get(first).amount().value());
        }
      }
    }
    return held;
  }

  /**
   * Returns the samples at the end of a series that look like a glitch: up to three after a fall,
   * but only the first after a rise, because a rise usually is a top-up.
   *
   * @param samples the last samples of the series
   * @param held the result of {@link #find}
   */
  public Optional<UnconfirmedReading> unconfirmed(
      List<TotalledSample> samples, List<@Nullable BigDecimal> held) {
    int last = samples.size() - 1;
    for (int length = Math.min(LONGEST, last); length > 0; length--) {
      int first = last - length;
      BigDecimal before = samples.get(first).amount().value();
      if (before != null && held.get(first) == null && isUnconfirmed(samples, first, length)) {
        return Optional.of(new UnconfirmedReading(at(samples, first + 1), before));
      }
    }
    return Optional.empty();
  }

  private boolean isUnconfirmed(List<TotalledSample> samples, int first, int length) {
    BigDecimal before = samples.get(first).observedLevel();
    BigDecimal now = samples.get(first + length).observedLevel();
    return before != null
        && now != null
        && before.signum() != 0
        && isAway(samples, first, length)
        && (length == 1 || now.compareTo(before) < 0)
        && isInTime(samples, first, at(samples, first + length))
        && isUnusual(samples, first, length)
        && !isClassified(samples, first, first + 1);
  }

  /** Returns whether a sample is part of what looks like a glitch that began before it. */
  private static boolean isWithin(int[] lengths, int sample) {
    for (int back = 1; back <= Math.min(LONGEST, sample); back++) {
      if (lengths[sample - back] >= back) {
        return true;
      }
    }
    return false;
  }

  /** Returns the number of samples of the glitch after a sample; 0 if there is none. */
  private int length(List<TotalledSample> samples, int first) {
    BigDecimal before = samples.get(first).observedLevel();
    if (before == null || before.signum() == 0) {
      return 0;
    }
    for (int length = 1; length <= LONGEST && first + length + 1 < samples.size(); length++) {
      if (!isAway(samples, first, length)) {
        return 0;
      }
      if (isGlitch(samples, first, length)) {
        return length;
      }
    }
    return 0;
  }

  private boolean isGlitch(List<TotalledSample> samples, int first, int length) {
    int next = first + length + 1;
    return isTakenBack(samples, first, next)
        && isInTime(samples, first, at(samples, next))
        && isUnusual(samples, first, length)
        && !isClassified(samples, first, first + 1)
        && !isClassified(samples, next - 1, next);
  }

  /** Returns whether all samples after one differ from it by more than half. */
  private static boolean isAway(List<TotalledSample> samples, int first, int length) {
    return samples.subList(first + 1, first + length + 1).stream()
        .allMatch(sample -> isLarge(samples.get(first), sample));
  }

  private static boolean isTakenBack(List<TotalledSample> samples, int first, int next) {
    BigDecimal before = samples.get(first).observedLevel();
    BigDecimal after = samples.get(next).observedLevel();
    if (before == null || after == null || isLarge(before, after)) {
      return false;
    }
    BigDecimal usual = usual(samples, first);
    BigDecimal used = before.subtract(after);
    BigDecimal most =
        used.signum() < 0
            ? usual.max(before.abs().divide(MILLION))
            : usual.multiply(BigDecimal.valueOf((long) next - first)).max(before.abs().divide(TEN));
    return used.abs().compareTo(most) <= 0
        && samples.subList(first + 1, next).stream()
            .allMatch(sample -> isLarge(sample, samples.get(next)));
  }

  private boolean isInTime(List<TotalledSample> samples, int first, Instant end) {
    List<Duration> apart = new ArrayList<>();
    for (int i = Math.max(0, first - CHANGES); i <= first; i++) {
      apart.add(Duration.between(at(samples, i), at(samples, i + 1)));
    }
    Collections.sort(apart);
    Duration interval = apart.get((apart.size() - 1) / 2);
    return new PollInterval(interval.compareTo(every) > 0 ? interval : every)
        .isWithinThree(Duration.between(at(samples, first + 1), end));
  }

  /** Returns whether a change is more than ten times as large as the usual ones before it. */
  private static boolean isUnusual(List<TotalledSample> samples, int first, int length) {
    BigDecimal limit = usual(samples, first).multiply(TEN);
    return samples.subList(first + 1, first + length + 1).stream()
        .allMatch(sample -> change(samples.get(first), sample).compareTo(limit) > 0);
  }

  /** Returns the third largest of the five changes up to a sample; 0 if there are fewer. */
  private static BigDecimal usual(List<TotalledSample> samples, int last) {
    List<BigDecimal> changes = new ArrayList<>();
    for (int i = Math.max(1, last - CHANGES + 1); i <= last; i++) {
      changes.add(change(samples.get(i - 1), samples.get(i)));
    }
    changes.sort(Collections.reverseOrder());
    return changes.size() > CHANGES_THAT_MAY_BE_LARGE
        ? changes.get(CHANGES_THAT_MAY_BE_LARGE)
        : BigDecimal.ZERO;
  }

  private boolean isClassified(List<TotalledSample> samples, int before, int after) {
    BigDecimal from = samples.get(before).observedLevel();
    BigDecimal to = samples.get(after).observedLevel();
    return from != null
        && to != null
        && classifications.stream()
            .anyMatch(
                classification ->
                    classification.holdsFor(
                        at(samples, before), at(samples, after), to.subtract(from)));
  }

  /** Returns the change of the level between two samples; 0 if one states no number. */
  private static BigDecimal change(TotalledSample before, TotalledSample after) {
    BigDecimal from = before.observedLevel();
    BigDecimal to = after.observedLevel();
    return from == null || to == null ? BigDecimal.ZERO : to.subtract(from).abs();
  }

  private static Instant at(List<TotalledSample> samples, int index) {
    return samples.get(index).observedAt();
  }
}
