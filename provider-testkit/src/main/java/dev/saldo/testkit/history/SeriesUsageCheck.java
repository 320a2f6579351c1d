package dev.saldo.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.SampleNeighbours;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.TotalledSample;
import dev.saldo.usage.TrendCalculator;
import dev.saldo.usage.TrendStep;
import dev.saldo.usage.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Compares the usage that a history reports for a series with one computed from its samples. */
final class SeriesUsageCheck {

  private final BalanceHistory history;
  private final SeriesKey key;
  private final PlainSeriesTotals plain;

  SeriesUsageCheck(BalanceHistory history, SeriesKey key, PlainSeriesTotals plain) {
    this.history = history;
    this.key = key;
    this.plain = plain;
  }

  /** Checks and returns the usage of a window. */
  Usage window(Instant from, Instant to) {
    List<SampleNeighbours> brackets =
        history.brackets(new Selection(Set.of(key.account()), Set.of()), List.of(from, to)).stream()
            .filter(found -> found.series().key().equals(key))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no brackets for " + key))
            .brackets();
    Usage usage = Usage.between(brackets.get(0), brackets.get(1));
    agrees(usage);
    return usage;
  }

  /** Checks the steps between edges, and that they add up to the total. */
  void trend(List<Instant> edges) {
    List<TrendStep> steps;
    try (Stream<TotalledSample> samples = history.walk(key, edges.getFirst(), edges.getLast())) {
      steps = TrendCalculator.calculate(samples.iterator(), edges);
    }
    try (Stream<TotalledSample> samples = history.outline(key, edges)) {
      assertThat(TrendCalculator.calculate(samples.iterator(), edges))
          .as("outline of %s", key)
          .isEqualTo(steps);
    }
    assertThat(steps).as("steps of %s", key).hasSize(edges.size() - 1);
    steps.forEach(step -> agrees(step.usage()));
    Usage total = window(edges.getFirst(), edges.getLast());
    if (total.used() != null && total.added() != null) {
      assertThat(sum(steps.stream().map(step -> step.usage().used())))
          .as("the sum of the steps' usage of %s", key)
          .isEqualByComparingTo(total.used());
      assertThat(sum(steps.stream().map(step -> step.usage().added())))
          .as("the sum of the steps' additions to %s", key)
          .isEqualByComparingTo(total.added());
    }
  }

  private void agrees(Usage usage) {
    Instant from = usage.from();
    Instant to = usage.to();
    String window = "%s of " + key.account() + "/" + key.bucket() + " from " + from + " to " + to;
    if (!plain.knows(from, to)) {
      assertThat(usage.used()).as(window, "used").isNull();
      assertThat(usage.added()).as(window, "added").isNull();
      return;
    }
    moves(usage, window);
    assertThat(usage.samples()).as(window, "samples").isEqualTo(plain.samplesIn(from, to));
    assertThat(usage.coverage())
        .as(window, "coverage")
        .isEqualByComparingTo(plain.coverage(from, to));
    BigDecimal closing = plain.level(to);
    if (closing == null) {
      assertThat(usage.closing()).as(window, "closing").isNull();
    } else {
      assertThat(usage.closing()).as(window, "closing").isEqualByComparingTo(closing);
    }
    balances(usage, window);
  }

  /** Usage and additions are unknown only if neither end has a number and nothing changed. */
  private void moves(Usage usage, String window) {
    BigDecimal used = plain.used(usage.from(), usage.to());
    BigDecimal added = plain.added(usage.from(), usage.to());
    if (usage.used() == null || usage.added() == null) {
      assertThat(usage.opening()).as(window, "opening without usage").isNull();
      assertThat(usage.closing()).as(window, "closing without usage").isNull();
      assertThat(used).as(window, "unknown usage").isZero();
      assertThat(added).as(window, "unknown additions").isZero();
    } else {
      assertThat(usage.used()).as(window, "used").isEqualByComparingTo(used);
      assertThat(usage.added()).as(window, "added").isEqualByComparingTo(added);
    }
  }

  private void balances(Usage usage, String window) {
    BigDecimal opening = usage.opening();
    BigDecimal closing = usage.closing();
    if (opening != null && closing != null) {
      BigDecimal used = Objects.requireNonNull(usage.used());
      BigDecimal added = Objects.requireNonNull(usage.added());
      assertThat(opening.subtract(used).add(added))
          .as(window, "opening - used + added")
          .isEqualByComparingTo(closing);
    }
    BigDecimal level = plain.level(usage.from());
    if (level != null && plain.allNumbers(usage.from(), usage.to())) {
      assertThat(opening).as(window, "opening").isEqualByComparingTo(level);
    }
  }

  private static BigDecimal sum(Stream<BigDecimal> parts) {
    return parts.filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
