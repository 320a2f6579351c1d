package dev.saldo.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.Rise;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.TotalledSample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The history is the same in whatever order samples arrive. */
final class HistoryOrderCases {

  private static final int PART = 50;

  private final BalanceHistoryContract contract;
  private final List<IrregularSeries> twelve = IrregularSeries.twelve();

  HistoryOrderCases(BalanceHistoryContract contract) {
    this.contract = contract;
  }

  Stream<DynamicTest> all() {
    Stream<DynamicTest> shuffled =
        twelve.stream()
            .map(
                series ->
                    compared(
                        "shuffled: " + series.name(), series.samples(), this::inShuffledParts));
    return Stream.concat(
        shuffled,
        Stream.of(
            compared("backwards: all twelve", everything(), this::backwards),
            compared("interleaved: all twelve", everything(), this::interleaved),
            compared("with repeats: all twelve", everything(), this::withRepeats)));
  }

  /** A way to bring samples into a history. */
  private interface Arrival {
    void into(BalanceHistory history, List<BalanceSample> samples);
  }

  private DynamicTest compared(String name, List<BalanceSample> samples, Arrival arrival) {
    return contract.on(
        name,
        history -> {
          arrival.into(history, samples);
          try (BalanceHistory ordered = contract.emptyHistory()) {
            ordered.importSamples(samples.iterator(), List.of());
            assertThat(read(history)).isEqualTo(read(ordered));
          }
        });
  }

  private void inShuffledParts(BalanceHistory history, List<BalanceSample> samples) {
    List<BalanceSample> shuffled = new ArrayList<>(samples);
    Collections.shuffle(shuffled, new Random(7));
    for (int from = 0; from < shuffled.size(); from += PART) {
      List<BalanceSample> part = shuffled.subList(from, Math.min(from + PART, shuffled.size()));
      history.importSamples(part.iterator(), List.of());
    }
  }

  private void backwards(BalanceHistory history, List<BalanceSample> samples) {
    history.importSamples(samples.reversed().iterator(), List.of());
  }

  private void interleaved(BalanceHistory history, List<BalanceSample> samples) {
    List<BalanceSample> shuffled = new ArrayList<>(samples);
    Collections.shuffle(shuffled, new Random(8));
    history.importSamples(shuffled.iterator(), List.of());
  }

  private void withRepeats(BalanceHistory history, List<BalanceSample> samples) {
    interleaved(history, samples.subList(samples.size() / 3, samples.size()));
    interleaved(history, samples);
    interleaved(history, samples);
  }

  private List<BalanceSample> everything() {
    return twelve.stream().flatMap(series -> series.samples().stream()).toList();
  }

  /**
   * The entire content of a history.
   *
   * @param series the series
   * @param samples their samples with totals
   * @param rises their rises
   */
  private record Content(
      List<Series> series, List<List<TotalledSample>> samples, List<Rise> rises) {}

  private static Content read(BalanceHistory history) {
    List<Series> series = history.series(Selection.ALL);
    return new Content(
        series,
        series.stream().map(each -> HistoryFixtures.totalled(history, each.key())).toList(),
        history.rises(Selection.ALL, HistoryFixtures.LONG_BEFORE, HistoryFixtures.LONG_AFTER));
  }
}
