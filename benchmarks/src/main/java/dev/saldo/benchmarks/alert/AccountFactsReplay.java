package dev.saldo.benchmarks.alert;

import dev.saldo.account.Account;
import dev.saldo.account.PollInterval;
import dev.saldo.alert.AccountFacts;
import dev.saldo.alert.AlertFacts;
import dev.saldo.alert.BucketFacts;
import dev.saldo.alert.FactsNeeded;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.GlitchFinder;
import dev.saldo.history.HourlyUsage;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.UnconfirmedReading;
import dev.saldo.runway.Runway;
import dev.saldo.runway.RunwayEstimator;
import dev.saldo.runway.RunwayInput;
import dev.saldo.runway.UsageBand;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.BalanceUnit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The facts about an account with one prepaid balance as they grow reading by reading. They are
 * those that {@link dev.saldo.alert.AlertFactsReader} reads from a history, but the hourly use is
 * kept from one reading to the next, which takes a tenth of the time. The prediction differs only
 * where a reading is not confirmed yet, which no rule judges. Not thread-safe.
 */
public final class AccountFactsReplay {

  private static final BalanceUnit UNIT = BalanceUnit.money("XXX");

  private final Account account;
  private final ZoneId zone;
  private final SeriesKey key;
  private final GlitchFinder glitches;
  private final List<TotalledSample> samples = new ArrayList<>();
  private HourlyUsage use = new HourlyUsage();
  private boolean trusted = true;
  private BigDecimal counted = BigDecimal.ZERO;

  /**
   * Creates the facts of an account without readings.
   *
   * @param account the account; its interval decides what counts as a gap
   * @param zone the time zone of the weekly pattern
   */
  public AccountFactsReplay(Account account, ZoneId zone) {
    this.account = account;
    this.zone = zone;
    this.key =
        new SeriesKey(
            account.name(),
            account.provider(),
            Balance.MAIN,
            UNIT.kind(),
            UNIT.code(),
            Meaning.REMAINING);
    this.glitches = new GlitchFinder(account.every(), List.of());
  }

  /** Adds the next reading. */
  public void add(Instant at, BigDecimal amount) {
    TotalledSample previous = samples.isEmpty() ? null : samples.getLast();
    TotalledSample next =
        TotalledSample.after(
            previous, new BalanceSample(key, at, Amount.of(amount), null), account.every());
    samples.add(next);
    List<TotalledSample> latest =
        samples.subList(
            Math.max(0, samples.size() - 1 - GlitchFinder.BEFORE - GlitchFinder.AFTER),
            samples.size());
    List<@Nullable BigDecimal> held = glitches.find(latest);
    if (mark(latest, held)) {
      use = new HourlyUsage();
      samples.forEach(use::add);
    } else {
      use.add(next);
    }
    Optional<UnconfirmedReading> doubtful = glitches.unconfirmed(latest, held);
    counted = doubtful.map(UnconfirmedReading::before).orElse(amount);
    trusted = doubtful.isEmpty() && (previous == null || follows(previous, at));
  }

  private boolean follows(TotalledSample previous, Instant at) {
    return new PollInterval(account.every()).isCovered(Duration.between(previous.observedAt(), at));
  }

  /** Marks the glitches that the latest reading shows, and returns whether there is a new one. */
  private static boolean mark(List<TotalledSample> latest, List<@Nullable BigDecimal> held) {
    boolean changed = false;
    int from = latest.size() > GlitchFinder.BEFORE + GlitchFinder.AFTER ? GlitchFinder.BEFORE : 0;
    for (int i = from; i < latest.size() - 1; i++) {
      TotalledSample sample = latest.get(i);
      if (sample.isGlitch() == (held.get(i) == null)) {
        latest.set(i, sample.marked(null, held.get(i)));
        changed = true;
      }
    }
    return changed;
  }

  /**
   * Returns the facts of the latest reading.
   *
   * @param needed whether the prediction and the usual use are needed
   */
  public AccountFacts facts(FactsNeeded needed) {
    TotalledSample last = samples.getLast();
    BigDecimal left = last.amount().value();
    HourlyUsage known = needed.runway() ? use : new HourlyUsage();
    Runway runway =
        RunwayEstimator.estimate(RunwayInput.of(last.observedAt(), zone, known, counted));
    UsageBand band = needed.usage() ? UsageBand.find(use, zone).orElse(null) : null;
    AlertFacts.Bucket bucket =
        new AlertFacts.Bucket(left, false, trusted, runway, null, List.of(), null, band, UNIT);
    return new AccountFacts(
        account.name(),
        account.provider(),
        last.observedAt(),
        new AlertFacts.Reading(last.observedAt(), null, null),
        List.of(new BucketFacts(key, "", UNIT, left, last.observedAt(), bucket)),
        Set.of());
  }
}
