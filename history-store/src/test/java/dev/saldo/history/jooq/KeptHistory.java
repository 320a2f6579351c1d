package dev.saldo.history.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.TotalledSample;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares a history with the acknowledged lines, and its totals with naively computed ones. */
final class KeptHistory {

  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

  private KeptHistory() {}

  static void requireComplete(Path file, Set<String> acknowledged) {
    try (BalanceHistory history = HistoryStore.openFile(file)) {
      requireComplete(history, acknowledged);
    }
  }

  static void requireComplete(BalanceHistory history, Set<String> acknowledged) {
    List<String> kept = new ArrayList<>();
    try (var samples = history.samples(Selection.ALL, FIRST, LAST)) {
      samples.forEach(
          sample ->
              kept.add(
                  "sampled %s %s %s"
                      .formatted(
                          sample.series().account(),
                          sample.observedAt(),
                          sample.amount().value())));
    }
    try (var failures = history.failures(Selection.ALL, FIRST, LAST)) {
      failures.forEach(
          failure ->
              kept.add(
                  "failed %s %s %s"
                      .formatted(failure.account(), failure.observedAt(), failure.reason())));
    }
    Set<String> distinct = new HashSet<>(kept);
    assertThat(kept).hasSameSizeAs(distinct);
    assertThat(acknowledged).isSubsetOf(distinct);
    history.series(Selection.ALL).forEach(series -> requireTotals(history, series));
  }

  private static void requireTotals(BalanceHistory history, Series series) {
    List<TotalledSample> samples;
    try (var walk = history.walk(series.key(), FIRST, LAST)) {
      samples = walk.toList();
    }
    BigDecimal fallen = BigDecimal.ZERO;
    BigDecimal risen = BigDecimal.ZERO;
    long rises = 0;
    for (int i = 1; i < samples.size(); i++) {
      BigDecimal change = number(samples.get(i)).subtract(number(samples.get(i - 1)));
      fallen = fallen.subtract(change.min(BigDecimal.ZERO));
      risen = risen.add(change.max(BigDecimal.ZERO));
      rises += change.signum() > 0 ? 1 : 0;
      assertThat(samples.get(i).totals().fallen()).isEqualByComparingTo(fallen);
      assertThat(samples.get(i).totals().risen()).isEqualByComparingTo(risen);
      assertThat(samples.get(i).totals().samples()).isEqualTo(i + 1L);
    }
    assertThat(series.last()).isEqualTo(samples.getLast());
    assertThat(series.firstObservedAt()).isEqualTo(samples.getFirst().observedAt());
    Selection account = new Selection(Set.of(series.key().account()), Set.of());
    assertThat(history.rises(account, FIRST, LAST)).hasSize(Math.toIntExact(rises));
  }

  private static BigDecimal number(TotalledSample sample) {
    BigDecimal value = sample.level();
    if (value == null) {
      throw new AssertionError("no number at " + sample.observedAt());
    }
    return value;
  }
}
