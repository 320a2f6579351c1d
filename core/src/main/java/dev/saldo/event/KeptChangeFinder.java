package dev.saldo.event;

import dev.saldo.history.EventKind;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesSampleNeighbours;
import dev.saldo.history.rise.KeptRise;
import dev.saldo.usage.LevelChange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the rises that a history keeps for a window into changes of one series. */
final class KeptChangeFinder {

  private static final EventAssessment CORRECTIONS =
      EventAssessment.byRule(EventKind.CORRECTION, EventConfidence.HIGH, "corrections");

  private final Series series;
  private final boolean periodic;
  private final List<KeptRise> kept;

  /** Creates a finder for the kept rises of a series, oldest first. */
  KeptChangeFinder(Series series, List<KeptRise> kept) {
    this.series = series;
    this.periodic = RiseFacts.isPeriodic(series);
    this.kept = kept;
  }

  /** Returns each rise; empty if what is kept does not agree with the classifications. */
  Optional<List<ClassifiedLevelChange>> each(ManualClassificationIndex manual) {
    List<ClassifiedLevelChange> changes = new ArrayList<>();
    for (KeptRise rise : kept) {
      LevelChange change = new LevelChange(rise.after(), rise.observedAt(), rise.amount());
      Optional<RiseRuling> ruling = RiseRuling.find(rise.ruling(periodic));
      Optional<EventAssessment> said = manual.of(series.key(), change);
      if (ruling.isEmpty() || ruling.get().isManual() != said.isPresent()) {
        return Optional.empty();
      }
      LevelChange hiding = rise.hidden().signum() > 0 ? change.hiding(rise.hidden()) : change;
      changes.add(new ClassifiedLevelChange(hiding, said.orElse(ruling.get().assessment())));
    }
    return Optional.of(changes);
  }

  /** Returns one change that stands for all corrections in a window; empty if there are none. */
  Optional<ClassifiedLevelChange> sum(SeriesSampleNeighbours edges) {
    Instant from = edges.brackets().getFirst().at();
    Instant to = edges.brackets().getLast().at();
    Corrected begin = at(from);
    Corrected end = at(to);
    BigDecimal amount = end.amount().subtract(begin.amount());
    BigDecimal hidden = end.hidden().subtract(begin.hidden());
    return amount.signum() == 0
        ? Optional.empty()
        : Optional.of(
            new ClassifiedLevelChange(new LevelChange(from, to, amount, hidden), CORRECTIONS));
  }

  /**
   * The corrections up to an instant.
   *
   * @param amount their sum
   * @param hidden the usage that they hide for certain
   */
  private record Corrected(BigDecimal amount, BigDecimal hidden) {}

  private Corrected at(Instant at) {
    Corrected total = new Corrected(BigDecimal.ZERO, BigDecimal.ZERO);
    for (KeptRise rise : kept) {
      if (rise.after().isBefore(at) && rise.observedAt().isAfter(at)) {
        return within(rise, at);
      }
      if (!rise.observedAt().isAfter(at)) {
        total = new Corrected(rise.corrected(periodic), rise.hiddenTotal());
      }
    }
    return total;
  }

  private Corrected within(KeptRise rise, Instant at) {
    BigDecimal corrected = rise.corrected(periodic);
    BigDecimal hidden = rise.hiddenTotal().subtract(rise.hidden());
    if (RiseRuling.find(rise.ruling(periodic)).filter(RiseRuling::corrects).isEmpty()) {
      return new Corrected(corrected, hidden);
    }
    LevelChange change =
        new LevelChange(rise.after(), rise.observedAt(), rise.amount()).hiding(rise.hidden());
    return new Corrected(
        corrected.subtract(change.amount()).add(change.within(rise.after(), at)),
        hidden.add(change.usedWithin(rise.after(), at)));
  }
}
