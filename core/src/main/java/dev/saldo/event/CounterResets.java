package dev.saldo.event;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.EventKind;
import dev.saldo.history.SampleNeighbours;
import dev.saldo.history.SeriesInstant;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.TotalledSample;
import dev.saldo.spi.Balance.Meaning;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The usage that SPENT counters show after they restart, which belongs to the reset. */
final class CounterResets {

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private CounterResets() {}

  /** Returns whether the figures of a series restart at 0. */
  static boolean isCounter(SeriesKey series) {
    return series.meaning() == Meaning.SPENT;
  }

  /**
   * Adds to each reset of a counter the figure shown afterwards, which is usage since the reset.
   */
  static void count(
      BalanceHistory history, Map<SeriesKey, List<ClassifiedLevelChange>> classified) {
    List<SeriesInstant> resets = new ArrayList<>();
    classified.forEach(
        (key, changes) ->
            changes.stream()
                .filter(change -> isCounter(key) && isReset(change))
                .map(reset -> new SeriesInstant(key, reset.change().observedAt()))
                .forEach(resets::add));
    if (!resets.isEmpty()) {
      Map<SeriesInstant, BigDecimal> shown = shown(history, resets);
      classified.replaceAll((key, changes) -> counted(key, changes, shown));
    }
  }

  /** Returns whether a rise is a reset. */
  static boolean isReset(ClassifiedLevelChange change) {
    return change.ruling().kind() == EventKind.RESET;
  }

  private static Map<SeriesInstant, BigDecimal> shown(
      BalanceHistory history, List<SeriesInstant> resets) {
    Map<SeriesInstant, BigDecimal> shown = new HashMap<>();
    List<SampleNeighbours> brackets = history.brackets(resets);
    for (int i = 0; i < resets.size(); i++) {
      TotalledSample sample = brackets.get(i).atOrBefore();
      if (sample != null && sample.amount().value() != null) {
        shown.put(resets.get(i), sample.amount().value());
      }
    }
    return shown;
  }

  private static List<ClassifiedLevelChange> counted(
      SeriesKey key, List<ClassifiedLevelChange> changes, Map<SeriesInstant, BigDecimal> shown) {
    List<ClassifiedLevelChange> counted = new ArrayList<>();
    for (ClassifiedLevelChange change : changes) {
      BigDecimal figure = shown.get(new SeriesInstant(key, change.change().observedAt()));
      counted.add(
          figure != null && isReset(change) && restarted(change, figure)
              ? new ClassifiedLevelChange(change.change().hiding(figure), change.ruling())
              : change);
    }
    return counted;
  }

  /**
   * Returns whether a figure was counted from 0. A decrease by less than half may be a correction
   * by the vendor, unless the user or the day of the month says that it is a reset.
   */
  static boolean restarted(ClassifiedLevelChange reset, BigDecimal figure) {
    BigDecimal before = figure.add(reset.change().amount());
    boolean certain = reset.ruling().confidence() == EventConfidence.HIGH;
    return figure.signum() > 0 && (certain || figure.multiply(TWO).compareTo(before) <= 0);
  }
}
