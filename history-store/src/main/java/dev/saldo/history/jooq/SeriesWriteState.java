package dev.saldo.history.jooq;

import dev.saldo.account.Account;
import dev.saldo.event.EarlierRiseMemory;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.SuspectedGlitches;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.UnconfirmedReading;
import dev.saldo.history.hourly.WeeklyUsage;
import dev.saldo.history.jooq.SeriesHeadWriter.Head;
import dev.saldo.history.jooq.integrity.SampleSequenceCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A series that is written to: its head, and the current insertion. Not thread-safe. */
final class SeriesWriteState {

  private static final Duration SHORT = Duration.ofDays(3);
  private static final Duration UNCONFIRMED = Duration.ofDays(2);

  private final long id;
  private final SeriesKey key;
  private @Nullable Instant first;
  private @Nullable Instant polledAt;
  private @Nullable TotalledSample last;
  private @Nullable SeriesSampleInsertion insertion;
  private @Nullable Instant thinnedUntil;
  private @Nullable Instant countedUntil;
  private @Nullable UncountedRecentLevels recent;
  private boolean numberless;
  private boolean headed;
  private boolean moved;
  private SuspectedGlitches suspected = new SuspectedGlitches();
  private @Nullable UnconfirmedReading unconfirmed;
  private Duration every = Account.DEFAULT_EVERY;
  private @Nullable Instant changed;
  private @Nullable Instant unruled;
  private @Nullable EarlierRiseMemory rises;

  /** The days of a series whose usage is to be counted. */
  record Uncounted(SeriesWriteState series, Instant from, Instant until) {

    long seriesId() {
      return series.id();
    }

    SampleSequenceCheck check() {
      return series.check();
    }

    boolean isShort() {
      return Duration.between(from, until).compareTo(SHORT) < 0;
    }
  }

  /** Opens a series whose row was just inserted. */
  SeriesWriteState(long id, SeriesKey key) {
    this.id = id;
    this.key = key;
    this.recent = new UncountedRecentLevels();
  }

  /** Opens a series that has samples. */
  SeriesWriteState(StoredSeries kept) {
    this(kept.id(), kept.key());
    this.first = kept.series().firstObservedAt();
    this.polledAt = kept.polledAt();
    this.last = kept.series().last();
    this.thinnedUntil = kept.thinnedUntil();
    this.countedUntil = kept.countedUntil();
    this.numberless = kept.numberless();
    this.unconfirmed = kept.series().unconfirmed();
    this.every = kept.series().every();
    this.headed = true;
    this.recent = null;
  }

  long id() {
    return id;
  }

  SeriesKey key() {
    return key;
  }

  @Nullable TotalledSample last() {
    return last;
  }

  private SampleSequenceCheck check() {
    return new SampleSequenceCheck(
        key,
        Objects.requireNonNull(first),
        Objects.requireNonNull(last).observedAt(),
        thinnedUntil);
  }

  @Nullable Instant thinnedUntil() {
    return thinnedUntil;
  }

  @Nullable UnconfirmedReading unconfirmed() {
    return unconfirmed;
  }

  /** Returns the poll interval with which it was last written. */
  Duration every() {
    return every;
  }

  /** Returns the places where a glitch may have appeared or disappeared. */
  SuspectedGlitches suspected() {
    return suspected;
  }

  /** Returns whether a sample comes after those of the current insertion in time order. */
  boolean accepts(BalanceSample sample) {
    return insertion == null || insertion.accepts(sample);
  }

  /** Inserts a sample that it {@link #accepts}; returns whether it is new. */
  boolean put(BalanceSample sample, Duration interval, SampleRowWriter rows) {
    if (insertion == null) {
      every = interval;
      insertion = new SeriesSampleInsertion(id, key, every, last, thinnedUntil, suspected, rows);
    }
    numberless = numberless || sample.amount().value() == null;
    boolean added = insertion.put(sample);
    if (added && recent != null && !recent.add(sample)) {
      recent = null;
    }
    return added;
  }

  /**
   * Returns the levels that are not counted yet and the one before them; null if they must be read.
   */
  @Nullable UncountedRecentLevels recent() {
    return recent;
  }

  /** Remembers the levels that are not counted yet; null if they must be read. */
  void remember(@Nullable UncountedRecentLevels levels) {
    recent = levels;
  }

  /** Notes a poll of the series, which may be older than the latest one. */
  void polledAt(Instant at) {
    if (polledAt == null || at.isAfter(polledAt)) {
      polledAt = at;
      moved = true;
    }
  }

  /** Ends the current insertion, whose samples may still wait to be sent. */
  void endInsertion() {
    if (insertion != null) {
      SeriesSampleInsertion.Inserted inserted = insertion.finish();
      insertion = null;
      Instant begins = inserted.first();
      if (begins != null) {
        first = first == null || begins.isBefore(first) ? begins : first;
        last = inserted.last();
        changed = inserted.changed();
        ruleFrom(inserted.changed());
        ruleFrom(inserted.risen());
        moved = true;
        if (unconfirmed != null && last != null) {
          suspected.add(last.observedAt());
        }
      }
    }
  }

  /** Suspects the samples from an instant to another, because their classification changed. */
  void suspect(Instant from, Instant to) {
    suspected.separate();
    suspected.add(from, to);
  }

  /** Notes the outcome of marking glitches. */
  void marked(GlitchRowMarker.Outcome outcome) {
    last = outcome.last();
    unconfirmed = outcome.unconfirmed().orElse(null);
    suspected = new SuspectedGlitches();
    moved = true;
    Instant marked = outcome.changed();
    ruleFrom(marked);
    if (marked != null) {
      changed = changed == null || marked.isBefore(changed) ? marked : changed;
      recent = null;
    }
  }

  /** Notes that the rises from an instant on need a ruling; null if none do. */
  void ruleFrom(@Nullable Instant at) {
    if (at != null && (unruled == null || at.isBefore(unruled))) {
      unruled = at;
    }
  }

  /** Returns the instant from which the rises need a ruling, and forgets it. */
  Optional<Instant> endRuling() {
    Optional<Instant> from = Optional.ofNullable(unruled);
    unruled = null;
    return from;
  }

  /** Returns the rises that count for the next one; null if they must be read. */
  @Nullable EarlierRiseMemory rises() {
    return rises;
  }

  /** Remembers the rises that count for the next one; null if they must be read. */
  void rememberRises(@Nullable EarlierRiseMemory earlier) {
    rises = earlier;
  }

  /**
   * Writes the head row if it changed.
   *
   * @return the days to count; empty if there are none
   */
  Optional<Uncounted> finish(SeriesHeadWriter heads) {
    if (!moved || first == null || last == null) {
      return Optional.empty();
    }
    Instant from = uncounted(first, changed);
    Instant until = settled(last, unconfirmed);
    changed = null;
    boolean counts = from.isBefore(until);
    countedUntil = counts ? until : from;
    Head head = new Head(id, first, polledAt, last, numberless, countedUntil, unconfirmed);
    if (headed) {
      heads.update(head);
    } else {
      heads.insert(head);
    }
    headed = true;
    moved = false;
    return counts ? Optional.of(new Uncounted(this, from, until)) : Optional.empty();
  }

  /** Returns the end of the days to count; the usage before an unconfirmed reading may change. */
  private static Instant settled(TotalledSample last, @Nullable UnconfirmedReading unconfirmed) {
    Instant settled = WeeklyUsageReader.settled(last);
    if (unconfirmed == null) {
      return settled;
    }
    Instant confirmed = WeeklyUsageReader.midnight(unconfirmed.since().minus(UNCONFIRMED));
    return confirmed.isBefore(settled) ? confirmed : settled;
  }

  /**
   * Returns the start of the days that are to be counted.
   *
   * @param begin the instant of the first sample
   * @param after the instant after which samples were inserted in the middle or marked; null if
   *     none were
   */
  private Instant uncounted(Instant begin, @Nullable Instant after) {
    Instant from = countedUntil == null ? WeeklyUsageReader.midnight(begin) : countedUntil;
    if (after != null && WeeklyUsageReader.unsettled(after).isBefore(from)) {
      recent = null;
      return WeeklyUsage.begin(WeeklyUsageReader.unsettled(after));
    }
    return from;
  }
}
