package dev.saldo.usage;

import dev.saldo.history.BalanceSample;
import dev.saldo.history.SampleNeighbours;
import dev.saldo.history.TotalledSample;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance.Meaning;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The usage in a window of one series. If opening and closing are both known, {@code opening - used
 * + added = closing} holds exactly, and so does {@code toppedUp + corrected = added}. Adjacent
 * windows add up. Immutable and thread-safe.
 *
 * @param from the start of the window, UTC, inclusive
 * @param to the end of the window, UTC, exclusive
 * @param opening the level at the start, or at the first sample in the window if the series starts
 *     there; null if unknown, or if an "unlimited" sample lies between it and the closing level
 * @param closing the level at the end, or at the last sample; null if unknown
 * @param flow the amounts used and added; null if nothing is known of the window, or only
 *     "unlimited"
 * @param samples the number of samples in the window
 * @param coverage the share of the window, 0 to 1, in intervals between samples that are at most
 *     three poll intervals long
 * @param usedAtLeast whether {@code used} is a lower bound: usage is hidden in an interval in which
 *     the level also rose
 */
public record Usage(
    Instant from,
    Instant to,
    @Nullable BigDecimal opening,
    @Nullable BigDecimal closing,
    @Nullable Flow flow,
    long samples,
    BigDecimal coverage,
    boolean usedAtLeast) {

  /**
   * The amounts used and added in a window, in the unit of the series.
   *
   * @param used the sum of all falls of the level, except corrections, and of the figures that
   *     counters show after a reset
   * @param added the sum of {@code toppedUp} and {@code corrected}
   * @param toppedUp the sum of all top-ups
   * @param corrected the sum of refunds, resets and upward corrections, less downward corrections
   * @param usedPerDay {@code used} per 24 h of the known part; null if that part is shorter than 6
   *     h and does not fill the window
   */
  public record Flow(
      BigDecimal used,
      BigDecimal added,
      BigDecimal toppedUp,
      BigDecimal corrected,
      @Nullable BigDecimal usedPerDay) {}

  private static final Duration SHORTEST_FOR_A_RATE = Duration.ofHours(6);
  private static final BigDecimal MILLIS_PER_DAY =
      BigDecimal.valueOf(Duration.ofDays(1).toMillis());

  /** Returns the usage between two instants, with every rise counted as a top-up. */
  public static Usage between(SampleNeighbours from, SampleNeighbours to) {
    return between(from, to, List.of());
  }

  /**
   * Returns the usage between two instants of one series.
   *
   * @param corrections the changes between consecutive samples of the series that are neither usage
   *     nor top-ups; those outside the window are ignored
   */
  public static Usage between(
      SampleNeighbours from, SampleNeighbours to, List<LevelChange> corrections) {
    Optional<SeriesPosition> begin = beginning(from, to);
    if (begin.isEmpty() || to.atOrBefore() == null) {
      return unknown(from.at(), to.at());
    }
    SeriesPosition start = begin.get();
    SeriesPosition end = SeriesPosition.of(to);
    BigDecimal fallen = end.fallen().subtract(start.fallen());
    BigDecimal risen = end.risen().subtract(start.risen());
    BigDecimal up = sum(corrections, 1, from.at(), to.at());
    BigDecimal down = sum(corrections, -1, from.at(), to.at());
    BigDecimal hidden =
        corrections.stream()
            .map(change -> change.usedWithin(from.at(), to.at()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal used = Amount.plain(fallen.add(down).add(hidden));
    BigDecimal added = Amount.plain(risen.add(down).add(hidden));
    boolean hasNumbers =
        start.level() != null || end.level() != null || fallen.signum() != 0 || risen.signum() != 0;
    Duration window = Duration.between(from.at(), to.at());
    Flow flow =
        new Flow(
            used,
            added,
            Amount.plain(risen.add(hidden).subtract(up)),
            Amount.plain(up.add(down)),
            perDay(used, Duration.between(start.at(), end.at()), window));
    return new Usage(
        from.at(),
        to.at(),
        opening(start, end, used, added),
        end.level() == null ? null : Amount.plain(end.level()),
        hasNumbers ? flow : null,
        end.samplesBefore() - start.samplesBefore(),
        ratio(end.covered().minus(start.covered()), window),
        risen.signum() > 0);
  }

  /**
   * Returns this usage with the levels as the vendor states them. For SPENT and OWED amounts, which
   * use increases, {@code opening + used - added = closing} then holds exactly.
   */
  public Usage asStated(Meaning meaning) {
    return new Usage(
        from,
        to,
        stated(meaning, opening),
        stated(meaning, closing),
        flow,
        samples,
        coverage,
        usedAtLeast);
  }

  private static @Nullable BigDecimal stated(Meaning meaning, @Nullable BigDecimal level) {
    return level == null ? null : TotalledSample.stated(meaning, level);
  }

  /** Returns the usage; null if nothing is known. */
  public @Nullable BigDecimal used() {
    return flow == null ? null : flow.used();
  }

  /** Returns the amount added; null if nothing is known. */
  public @Nullable BigDecimal added() {
    return flow == null ? null : flow.added();
  }

  /** Returns the top-ups; null if nothing is known. */
  public @Nullable BigDecimal toppedUp() {
    return flow == null ? null : flow.toppedUp();
  }

  /** Returns the refunds, resets and corrections; null if nothing is known. */
  public @Nullable BigDecimal corrected() {
    return flow == null ? null : flow.corrected();
  }

  /** Returns the usage per 24 h; null if nothing is known or the known part is too short. */
  public @Nullable BigDecimal usedPerDay() {
    return flow == null ? null : flow.usedPerDay();
  }

  /** Returns the sum of the parts in a window of the changes in one direction. */
  private static BigDecimal sum(
      List<LevelChange> changes, int direction, Instant from, Instant to) {
    BigDecimal sum = BigDecimal.ZERO;
    for (LevelChange change : changes) {
      if (change.amount().signum() == direction) {
        sum = sum.add(change.within(from, to));
      }
    }
    return sum;
  }

  private static Optional<SeriesPosition> beginning(SampleNeighbours from, SampleNeighbours to) {
    TotalledSample before = from.atOrBefore();
    TotalledSample after = from.after();
    if (before != null) {
      boolean known = after != null || before.observedAt().equals(from.at());
      return known ? Optional.of(SeriesPosition.of(from)) : Optional.empty();
    }
    return after != null && after.observedAt().isBefore(to.at())
        ? Optional.of(SeriesPosition.of(after))
        : Optional.empty();
  }

  /** Returns the level at the start; null if the two ends belong to different runs of samples. */
  private static @Nullable BigDecimal opening(
      SeriesPosition start, SeriesPosition end, BigDecimal used, BigDecimal added) {
    if (start.level() == null) {
      return null;
    }
    boolean balances =
        end.level() == null || start.level().subtract(used).add(added).compareTo(end.level()) == 0;
    return balances ? Amount.plain(start.level()) : null;
  }

  private static @Nullable BigDecimal perDay(BigDecimal used, Duration known, Duration window) {
    Duration minimum = window.compareTo(SHORTEST_FOR_A_RATE) < 0 ? window : SHORTEST_FOR_A_RATE;
    if (known.toMillis() == 0 || known.compareTo(minimum) < 0) {
      return null;
    }
    BigDecimal millis = BigDecimal.valueOf(known.toMillis());
    return Amount.plain(
        used.multiply(MILLIS_PER_DAY)
            .divide(millis, BalanceSample.DECIMALS, RoundingMode.HALF_EVEN));
  }

  private static Usage unknown(Instant from, Instant to) {
    return new Usage(from, to, null, null, null, 0, BigDecimal.ZERO, false);
  }

  private static BigDecimal ratio(Duration part, Duration total) {
    if (total.toMillis() == 0) {
      return BigDecimal.ZERO;
    }
    return Amount.plain(
        BigDecimal.valueOf(part.toMillis())
            .divide(BigDecimal.valueOf(total.toMillis()), 4, RoundingMode.HALF_EVEN));
  }
}
