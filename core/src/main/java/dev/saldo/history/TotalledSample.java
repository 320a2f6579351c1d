package dev.saldo.history;

import dev.saldo.StoreApi;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance.Meaning;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sample in its series, with the running totals up to it.
 *
 * @param meaning the meaning of the amounts of the series
 * @param observedAt the time of the observation, UTC, to the millisecond
 * @param amount the observed amount
 * @param held the amount before a glitch, which counts in place of the observed one; null if the
 *     sample is not a glitch
 * @param totals the running totals, including this sample
 * @param vendorTime the vendor's timestamp of the amount, UTC, to the millisecond; null if it
 *     states none
 */
public record TotalledSample(
    Meaning meaning,
    Instant observedAt,
    Amount amount,
    @Nullable BigDecimal held,
    RunningTotals totals,
    @Nullable Instant vendorTime) {

  /** Creates a sample that is not a glitch and has no vendor's time. */
  public TotalledSample(Meaning meaning, Instant observedAt, Amount amount, RunningTotals totals) {
    this(meaning, observedAt, amount, null, totals, null);
  }

  private static TotalledSample with(BalanceSample sample, RunningTotals totals) {
    return new TotalledSample(
        sample.series().meaning(),
        sample.observedAt(),
        sample.amount(),
        null,
        totals,
        sample.vendorTime());
  }

  /**
   * Returns a sample with the totals after its predecessor.
   *
   * @param previous the preceding sample; null for the first sample of the series
   * @param every the poll interval of the account, which decides the covered time
   */
  @StoreApi
  public static TotalledSample after(
      @Nullable TotalledSample previous, BalanceSample sample, Duration every) {
    Meaning meaning = sample.series().meaning();
    Instant at = sample.observedAt();
    if (previous == null) {
      return with(sample, RunningTotals.FIRST);
    }
    if (!at.isAfter(previous.observedAt)) {
      throw new IllegalArgumentException(at + " is not after " + previous.observedAt);
    }
    LevelMovement movement =
        LevelMovement.between(
            meaning, previous.observedAt, previous.counted(), at, sample.amount(), every);
    return with(sample, previous.totals.plus(movement));
  }

  /** Returns whether the totals are those of the first sample of a series. */
  @StoreApi
  public boolean isFirst() {
    return totals.isSame(RunningTotals.FIRST);
  }

  /**
   * Returns whether this sample can be the next one of a series after another: whether its totals
   * are those of the other, changed by what happened between the two. If not, one of them is
   * damaged, or one between them is missing.
   *
   * @param complete whether no sample between the two was deleted by thinning
   */
  @StoreApi
  public boolean continues(TotalledSample previous, boolean complete) {
    if (!observedAt.isAfter(previous.observedAt)) {
      return false;
    }
    Duration apart = Duration.between(previous.observedAt, observedAt);
    LevelMovement movement = LevelMovement.between(meaning, previous.counted(), counted(), apart);
    return totals.follow(previous.totals, movement, complete);
  }

  /**
   * Returns this sample as a glitch or not, with the falls and rises after its predecessor. The
   * number of samples and the covered time stay.
   *
   * @param previous the preceding sample; null for the first sample of the series
   * @param amountBefore the amount before the glitch; null if it is none
   */
  @StoreApi
  public TotalledSample marked(
      @Nullable TotalledSample previous, @Nullable BigDecimal amountBefore) {
    TotalledSample marked = holding(amountBefore);
    if (previous == null) {
      return marked;
    }
    RunningTotals next =
        previous.totals.plus(
            LevelMovement.between(
                meaning,
                previous.observedAt,
                previous.counted(),
                observedAt,
                marked.counted(),
                Duration.ZERO));
    return marked.with(
        new RunningTotals(next.fallen(), next.risen(), totals.samples(), totals.covered()));
  }

  /** Returns this sample with other totals. */
  @StoreApi
  public TotalledSample with(RunningTotals newTotals) {
    return new TotalledSample(meaning, observedAt, amount, held, newTotals, vendorTime);
  }

  /** Returns the sample without its totals. */
  @StoreApi
  public BalanceSample in(SeriesKey series) {
    return new BalanceSample(series, observedAt, amount, vendorTime);
  }

  /** Returns this sample with another amount that counts in place of the observed one. */
  TotalledSample holding(@Nullable BigDecimal amountBefore) {
    return new TotalledSample(meaning, observedAt, amount, amountBefore, totals, vendorTime);
  }

  /** Returns whether the sample is a glitch, which reports leave out. */
  public boolean isGlitch() {
    return held != null;
  }

  /** Returns the amount that counts: the observed one, or the one before a glitch. */
  public Amount counted() {
    return held == null ? amount : Amount.of(held);
  }

  /**
   * Returns the level that counts: the amount normalized so that usage decreases it, SPENT and OWED
   * being negated; null if no number was stated.
   */
  public @Nullable BigDecimal level() {
    return held == null ? observedLevel() : LevelMovement.level(meaning, held);
  }

  /** Returns the level as observed, glitch or not; null if no number was stated. */
  public @Nullable BigDecimal observedLevel() {
    return amount.value() == null ? null : LevelMovement.level(meaning, amount.value());
  }

  /** Returns an amount as the vendor states it from one that is normalized. */
  public static BigDecimal stated(Meaning meaning, BigDecimal level) {
    return LevelMovement.level(meaning, level);
  }

  /** Returns an amount normalized so that usage decreases it. */
  public static BigDecimal level(Meaning meaning, BigDecimal amount) {
    return LevelMovement.level(meaning, amount);
  }
}
