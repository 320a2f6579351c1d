package dev.saldo.event;

import dev.saldo.StoreApi;
import dev.saldo.history.ManualClassification;
import dev.saldo.history.Rise;
import dev.saldo.history.SampleNeighbours;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.rise.KeptRise;
import dev.saldo.usage.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Computes what a history keeps with each rise of a series. Not thread-safe. */
@StoreApi
public final class KeptRiseCalculator {

  /** The time before a rise in which the earlier ones count. */
  public static final Duration MEMORY = RiseFacts.MEMORY;

  /** A bound of the usage before a rise that leaves the decision to the usage itself. */
  private static final BigDecimal ANY = BigDecimal.valueOf(1_000);

  private final SeriesKey key;
  private final ManualClassificationIndex manual;
  private final Function<List<Instant>, List<SampleNeighbours>> samples;

  /**
   * Creates a calculator.
   *
   * @param manual the manual classifications of the series
   * @param samples returns the neighbouring samples of instants
   */
  public KeptRiseCalculator(
      SeriesKey key,
      List<ManualClassification> manual,
      Function<List<Instant>, List<SampleNeighbours>> samples) {
    this.key = key;
    this.manual = ManualClassificationIndex.of(manual);
    this.samples = samples;
  }

  /** Returns whether a rise is no top-up, given whether the figure restarts. */
  public static boolean isCorrection(KeptRise rise, boolean periodic) {
    return RiseRuling.find(rise.ruling(periodic)).map(RiseRuling::corrects).orElse(true);
  }

  /** Returns whether the figure of a series restarts with each billing period. */
  public static boolean isPeriodic(Series series) {
    return RiseFacts.isPeriodic(series);
  }

  /**
   * Returns what is kept with each rise from one on.
   *
   * @param rises the rises, oldest first, which include those of the {@link #MEMORY} before
   * @param first the index of the first rise to calculate
   * @param before the rise before it; null if it is the first of the series
   */
  public List<KeptRise> calculate(List<Rise> rises, int first, @Nullable KeptRise before) {
    EarlierRiseMemory earlier = EarlierRiseMemory.of(rises.subList(0, first));
    return calculate(earlier, rises.subList(first, rises.size()), before);
  }

  /**
   * Returns what is kept with each of some rises, oldest first, and remembers these.
   *
   * @param earlier the rises of the {@link #MEMORY} before them
   * @param before the last one of these; null if the series has none before
   */
  public List<KeptRise> calculate(
      EarlierRiseMemory earlier, List<Rise> rises, @Nullable KeptRise before) {
    List<RiseFacts> facts =
        rises.stream().map(rise -> earlier.facts(key, rise, rise.amount().multiply(ANY))).toList();
    Iterator<SampleNeighbours> found = samples(facts);
    List<KeptRise> kept = new ArrayList<>();
    KeptRise previous = before;
    for (RiseFacts rise : facts) {
      BigDecimal used = rise.dependsOnUse() ? used(found) : BigDecimal.ZERO;
      TotalledSample shown = CounterResets.isCounter(key) ? found.next().atOrBefore() : null;
      previous = calculate(rise, used, shown, previous);
      kept.add(previous);
    }
    return kept;
  }

  /** Returns the samples that the rises depend on, looked up at once. */
  private Iterator<SampleNeighbours> samples(List<RiseFacts> facts) {
    List<Instant> instants = new ArrayList<>();
    for (RiseFacts rise : facts) {
      if (rise.dependsOnUse()) {
        instants.add(rise.rise().after().minus(UsageBeforeRises.SPAN));
        instants.add(rise.rise().after());
      }
      if (CounterResets.isCounter(key)) {
        instants.add(rise.rise().observedAt());
      }
    }
    List<SampleNeighbours> found = instants.isEmpty() ? List.of() : samples.apply(instants);
    return found.iterator();
  }

  private static BigDecimal used(Iterator<SampleNeighbours> found) {
    BigDecimal used = Usage.between(found.next(), found.next()).used();
    return used == null ? BigDecimal.ZERO : used;
  }

  private KeptRise calculate(
      RiseFacts facts,
      BigDecimal used,
      @Nullable TotalledSample shown,
      @Nullable KeptRise previous) {
    Optional<EventAssessment> said = manual.of(key, facts.change());
    Optional<RiseRuling> manually = said.map(ruling -> RiseRuling.byPerson(ruling.kind()));
    RiseRuling once = manually.orElseGet(() -> RiseClassifier.rule(facts.as(false), used));
    RiseRuling periodic = manually.orElseGet(() -> RiseClassifier.rule(facts.as(true), used));
    Rise rise = facts.rise();
    BigDecimal hidden = hidden(facts, said.orElse(periodic.assessment()), shown);
    BigDecimal amount = rise.amount().add(hidden);
    KeptRise before = previous == null ? none(rise) : previous;
    return new KeptRise(
        rise.after(),
        rise.observedAt(),
        rise.amount(),
        before.risen().add(rise.amount()),
        once.code(),
        periodic.code(),
        hidden,
        before.corrected().add(once.corrects() ? amount : BigDecimal.ZERO),
        before.periodicCorrected().add(periodic.corrects() ? amount : BigDecimal.ZERO),
        before.hiddenTotal().add(hidden));
  }

  private static KeptRise none(Rise rise) {
    BigDecimal none = BigDecimal.ZERO;
    return new KeptRise(rise.after(), rise.after(), none, none, 0, 0, none, none, none, none);
  }

  private static BigDecimal hidden(
      RiseFacts facts, EventAssessment ruling, @Nullable TotalledSample shown) {
    BigDecimal figure = shown == null ? null : shown.amount().value();
    ClassifiedLevelChange classified = new ClassifiedLevelChange(facts.change(), ruling);
    return figure != null
            && CounterResets.isReset(classified)
            && CounterResets.restarted(classified, figure)
        ? figure
        : BigDecimal.ZERO;
  }
}
