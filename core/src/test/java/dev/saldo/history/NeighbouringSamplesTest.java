package dev.saldo.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.BalanceUnit.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class NeighbouringSamplesTest {

  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
  private static final SeriesKey KEY =
      new SeriesKey("a", "ants", "main", Kind.MONEY, "EUR", Meaning.REMAINING);

  private final List<TotalledSample> samples = series("100", "90", "95", null, "80", "80", "10");

  @Test
  void eachSampleContinuesTheOneBefore() {
    assertThat(samples.getFirst().isFirst()).isTrue();
    for (int i = 1; i < samples.size(); i++) {
      assertThat(samples.get(i).continues(samples.get(i - 1), true)).isTrue();
      assertThat(samples.get(i).isFirst()).isFalse();
    }
  }

  @Test
  void aSampleAfterAMissingOneContinuesOnlyAThinnedSeries() {
    TotalledSample first = samples.get(4);
    TotalledSample third = samples.get(6);
    assertThat(third.continues(first, true)).isFalse();
    assertThat(third.continues(first, false)).isTrue();
    assertThat(first.continues(third, false)).isFalse();
  }

  @Test
  void anotherValueOfAnyColumnDoesNotContinue() {
    TotalledSample before = samples.get(1);
    TotalledSample sample = samples.get(2);
    RunningTotals totals = sample.totals();
    List<TotalledSample> damaged =
        List.of(
            new TotalledSample(
                sample.meaning(), sample.observedAt(), amount("96"), sample.totals()),
            new TotalledSample(
                sample.meaning(), sample.observedAt().minusMillis(4), sample.amount(), totals),
            with(sample, totals.fallen().add(BigDecimal.ONE), totals.risen(), 3, totals.covered()),
            with(sample, totals.fallen(), totals.risen().negate(), 3, totals.covered()),
            with(sample, totals.fallen(), totals.risen(), 3, totals.covered().plusMillis(1)));
    for (TotalledSample other : damaged) {
      assertThat(other.continues(before, true)).as(other.toString()).isFalse();
      assertThat(other.continues(before, false)).as(other.toString()).isFalse();
    }
    assertThat(
            with(sample, totals.fallen(), totals.risen(), 4, totals.covered())
                .continues(before, true))
        .isFalse();
  }

  private static TotalledSample with(
      TotalledSample sample, BigDecimal fallen, BigDecimal risen, long count, Duration covered) {
    return new TotalledSample(
        sample.meaning(),
        sample.observedAt(),
        sample.amount(),
        new RunningTotals(fallen, risen, count, covered));
  }

  private static List<TotalledSample> series(@Nullable String... amounts) {
    List<TotalledSample> all = new ArrayList<>();
    for (int i = 0; i < amounts.length; i++) {
      BalanceSample sample =
          new BalanceSample(KEY, START.plus(Duration.ofHours(i)), amount(amounts[i]));
      all.add(
          TotalledSample.after(all.isEmpty() ? null : all.getLast(), sample, Duration.ofHours(1)));
    }
    return all;
  }

  private static Amount amount(@Nullable String value) {
    return value == null ? Amount.ABSENT : Amount.of(new BigDecimal(value));
  }
}
