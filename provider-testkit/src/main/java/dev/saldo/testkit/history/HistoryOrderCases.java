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

/** In whatever order samples arrive, the history is the same afterwards. */
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
            .map(one -> compared("shuffled: " + one.what(), one.samples(), this::inShuffledParts));
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
            assertThat(whole(history)).isEqualTo(whole(ordered));
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
    return twelve.stream().flatMap(one -> one.samples().stream()).toList();
  }

  /**
   * All that can be read.
   *
   * @param series the series
   * @param samples their samples with totals
   * @param rises their rises
   */
  private record Whole(List<Series> series, List<List<TotalledSample>> samples, List<Rise> rises) {}

  private static Whole whole(BalanceHistory history) {
    List<Series> series = history.series(Selection.ALL);
    return new Whole(
        series,
        series.stream().map(one -> HistoryFixtures.totalled(history, one.key())).toList(),
        history.rises(Selection.ALL, HistoryFixtures.LONG_BEFORE, HistoryFixtures.LONG_AFTER));
  }
}
