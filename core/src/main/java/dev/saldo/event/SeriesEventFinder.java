package dev.saldo.event;

import dev.saldo.history.EventKind;
import dev.saldo.history.Series;
import dev.saldo.history.TotalledSample;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The search for the events of one series in a single pass over its samples. */
final class SeriesEventFinder {

  private final Series series;
  private final Map<Instant, ClassifiedLevelChange> changes = new HashMap<>();

  SeriesEventFinder(Series series, List<ClassifiedLevelChange> changes) {
    this.series = series;
    changes.forEach(classified -> this.changes.put(classified.change().observedAt(), classified));
  }

  /** Returns the events observed in {@code [from, to)}, oldest first. */
  List<BalanceEvent> in(Iterator<TotalledSample> walk, Instant from, Instant to) {
    List<BalanceEvent> events = new ArrayList<>();
    TotalledSample before = null;
    while (walk.hasNext()) {
      TotalledSample sample = walk.next();
      Instant at = sample.observedAt();
      if (before != null && !at.isBefore(from) && at.isBefore(to)) {
        event(before, sample).ifPresent(events::add);
      }
      before = sample;
    }
    return events;
  }

  private Optional<BalanceEvent> event(TotalledSample before, TotalledSample sample) {
    if (sample.level() == null) {
      return Optional.empty();
    }
    if (sample.isGlitch()) {
      return before.isGlitch() ? Optional.empty() : Optional.of(glitch(before, sample));
    }
    Optional<String> gap = gap(before, sample);
    ClassifiedLevelChange known = changes.get(sample.observedAt());
    if (known != null) {
      EventAssessment ruling = known.ruling();
      return Optional.of(
          event(gap.map(ruling::afterGap).orElse(ruling), before, sample, known.change().amount()));
    }
    return gap.map(
        length ->
            event(
                EventAssessment.byRule(
                    EventKind.GAP, EventConfidence.HIGH, "first number after " + length),
                before,
                sample,
                difference(before.level(), sample.level())));
  }

  private BalanceEvent glitch(TotalledSample before, TotalledSample sample) {
    return new BalanceEvent(
        series,
        EventAssessment.byRule(
            EventKind.GLITCH, EventConfidence.MEDIUM, "taken back within three polls"),
        before.observedAt(),
        sample.observedAt(),
        difference(before.level(), sample.observedLevel()),
        before.level(),
        sample.observedLevel());
  }

  private BalanceEvent event(
      EventAssessment ruling,
      TotalledSample before,
      TotalledSample sample,
      @Nullable BigDecimal amount) {
    return new BalanceEvent(
        series,
        ruling,
        before.observedAt(),
        sample.observedAt(),
        amount,
        before.amount().value(),
        sample.amount().value());
  }

  /** Returns the description of the gap between two samples; empty if they are close enough. */
  private static Optional<String> gap(TotalledSample before, TotalledSample sample) {
    if (before.amount().unlimited()) {
      return Optional.of("unlimited");
    }
    if (before.level() == null) {
      return Optional.of("a missing figure");
    }
    boolean covered = sample.totals().covered().compareTo(before.totals().covered()) > 0;
    return covered
        ? Optional.empty()
        : Optional.of(length(Duration.between(before.observedAt(), sample.observedAt())));
  }

  private static String length(Duration gap) {
    if (gap.toDays() > 1) {
      return gap.toDays() + " days";
    }
    return gap.toHours() > 1 ? gap.toHours() + " hours" : gap.toMinutes() + " minutes";
  }

  private static @Nullable BigDecimal difference(
      @Nullable BigDecimal before, @Nullable BigDecimal after) {
    return before == null || after == null ? null : after.subtract(before);
  }
}
