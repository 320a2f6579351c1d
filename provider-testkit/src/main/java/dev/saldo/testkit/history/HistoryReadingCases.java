package dev.saldo.testkit.history;

import static dev.saldo.testkit.history.HistoryFixtures.failed;
import static dev.saldo.testkit.history.HistoryFixtures.hour;
import static dev.saldo.testkit.history.HistoryFixtures.kept;
import static dev.saldo.testkit.history.HistoryFixtures.key;
import static dev.saldo.testkit.history.HistoryFixtures.only;
import static dev.saldo.testkit.history.HistoryFixtures.sample;
import static dev.saldo.testkit.history.HistoryFixtures.sampled;
import static dev.saldo.testkit.history.HistoryFixtures.totalled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.history.AccountPollState;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.PollFailure;
import dev.saldo.history.RetentionPolicy;
import dev.saldo.history.RetentionPolicy.Grain;
import dev.saldo.history.RetentionPolicy.Tier;
import dev.saldo.history.Rise;
import dev.saldo.history.SampleNeighbours;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesHourlyUsage;
import dev.saldo.history.SeriesInstant;
import dev.saldo.history.SeriesSampleNeighbours;
import dev.saldo.history.TotalledSample;
import dev.saldo.spi.Balance;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.FailureReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Windows include their start and exclude their end, and results are in a fixed order. */
final class HistoryReadingCases {

  private final BalanceHistoryContract contract;

  HistoryReadingCases(BalanceHistoryContract contract) {
    this.contract = contract;
  }

  Stream<DynamicTest> all() {
    return Stream.of(
        contract.on("series are ordered by account, bucket, unit and meaning", this::ordered),
        contract.on("a selection filters by account and by provider", this::selected),
        contract.on("samples include the start and exclude the end of a window", this::samples),
        contract.on("failures include the start and exclude the end of a window", this::failures),
        contract.on("rises include the start and exclude the end of a window", this::rises),
        contract.on("a walk includes the neighbours of its window", this::walk),
        contract.on("brackets are the neighbours of each requested instant", this::brackets),
        contract.on("brackets of several series are in the requested order", this::moments),
        contract.on("thousands of brackets are read at once", this::manyMoments),
        contract.on("a long series is complete and in order", this::longSeries),
        contract.on("a stream can be closed half read", this::halfRead));
  }

  private void ordered(BalanceHistory history) {
    List<BalanceSample> samples =
        List.of(
            sample(key("b"), hour(1), "1"),
            sample(key("a", "z", Meaning.REMAINING), hour(1), "1"),
            sample(key("a", "m", Meaning.OWED), hour(1), "1"),
            sample(key("a", "m", Meaning.REMAINING), hour(1), "1"),
            sample(key("a", "M", Meaning.REMAINING), hour(1), "1"),
            sample(key("a-b"), hour(1), "1"));
    history.importSamples(samples.iterator(), List.of());
    assertThat(history.series(Selection.ALL))
        .extracting(series -> series.key().account() + "/" + series.key().bucket())
        .containsExactly("a/M", "a/m", "a/m", "a/z", "a-b/main", "b/main");
    assertThat(history.series(Selection.ALL).get(1).key().meaning()).isEqualTo(Meaning.REMAINING);
    assertThat(history.accounts(Selection.ALL))
        .extracting(AccountPollState::account)
        .containsExactly("a", "a-b", "b");
    assertThat(kept(history))
        .extracting(BalanceSample::series)
        .isEqualTo(history.series(Selection.ALL).stream().map(series -> series.key()).toList());
  }

  /** Asks every method that takes a selection. */
  private static void nothing(BalanceHistory history, Selection selection) {
    assertThat(history.series(selection)).isEmpty();
    assertThat(history.accounts(selection)).isEmpty();
    assertThat(history.brackets(selection, List.of(hour(2)))).isEmpty();
    assertThat(history.rises(selection, hour(0), hour(9))).isEmpty();
    assertThat(history.classifications(selection)).isEmpty();
    RetentionPolicy retention =
        new RetentionPolicy(ZoneOffset.UTC, List.of(new Tier(hour(9), Grain.DAILY)));
    assertThat(history.planThinning(selection, retention)).isEmpty();
    assertThat(history.thin(selection, retention)).isEmpty();
    try (Stream<PollFailure> failures = history.failures(selection, hour(0), hour(9));
        Stream<BalanceSample> samples = history.samples(selection, hour(0), hour(9));
        Stream<SeriesHourlyUsage> hourly = history.useByHour(selection, hour(9))) {
      assertThat(failures).isEmpty();
      assertThat(samples).isEmpty();
      assertThat(hourly).isEmpty();
    }
  }

  private void selected(BalanceHistory history) {
    three(history, "otp", "bulk");
    history.append(failed("bulk", hour(4), FailureReason.TIMEOUT));
    Selection none = new Selection(Set.of("otp"), Set.of("another"));
    assertThat(history.series(only("otp")))
        .extracting(s -> s.key().account())
        .containsExactly("otp");
    assertThat(history.series(Selection.ofProviders(List.of("acme")))).hasSize(2);
    assertThat(history.series(none)).isEmpty();
    nothing(history, Selection.NONE);
    nothing(history, new Selection(Set.of(), Set.of("acme")));
    assertThat(history.accounts(none)).isEmpty();
    assertThat(history.accounts(only("bulk"))).hasSize(1);
    assertThat(history.brackets(only("bulk"), List.of(hour(2)))).hasSize(1);
    assertThat(history.rises(only("otp"), hour(0), hour(9))).hasSize(1);
    try (Stream<PollFailure> failures = history.failures(only("otp"), hour(0), hour(9))) {
      assertThat(failures).isEmpty();
    }
  }

  private void samples(BalanceHistory history) {
    three(history, "otp");
    try (Stream<BalanceSample> samples = history.samples(Selection.ALL, hour(1), hour(3))) {
      assertThat(samples).extracting(BalanceSample::observedAt).containsExactly(hour(1), hour(2));
    }
  }

  private void failures(BalanceHistory history) {
    for (String account : List.of("b", "a")) {
      for (int i = 3; i >= 1; i--) {
        history.append(failed(account, hour(i), FailureReason.UNAVAILABLE));
      }
    }
    try (Stream<PollFailure> failures = history.failures(Selection.ALL, hour(1), hour(3))) {
      assertThat(failures.map(failure -> failure.account() + failure.observedAt()))
          .containsExactly("a" + hour(1), "a" + hour(2), "b" + hour(1), "b" + hour(2));
    }
  }

  private void rises(BalanceHistory history) {
    three(history, "otp");
    Rise rise = new Rise(key("otp"), hour(1), hour(2), new BigDecimal("5"));
    assertThat(history.rises(Selection.ALL, hour(2), hour(3))).containsExactly(rise);
    assertThat(history.rises(Selection.ALL, hour(0), hour(2))).isEmpty();
    assertThat(history.rises(Selection.ALL, hour(2).plusMillis(1), hour(9))).isEmpty();
  }

  private void walk(BalanceHistory history) {
    three(history, "otp");
    assertThat(walked(history, hour(2), hour(3))).containsExactly(hour(1), hour(2), hour(3));
    assertThat(walked(history, hour(2), hour(2).plusMillis(1)))
        .containsExactly(hour(1), hour(2), hour(3));
    assertThat(walked(history, hour(1).plusMillis(1), hour(2).minusMillis(1)))
        .containsExactly(hour(1), hour(2));
    assertThat(walked(history, hour(7), hour(8))).containsExactly(hour(3));
    assertThat(walked(history, hour(-2), hour(-1))).containsExactly(hour(1));
  }

  private void brackets(BalanceHistory history) {
    three(history, "otp", "bulk");
    List<Instant> requested = List.of(hour(9), hour(2), hour(0), hour(2).minusMillis(1));
    List<SeriesSampleNeighbours> found = history.brackets(Selection.ALL, requested);
    assertThat(found).extracting(b -> b.series().key().account()).containsExactly("bulk", "otp");
    List<TotalledSample> kept = totalled(history, key("otp"));
    assertThat(found.get(1).brackets())
        .containsExactly(
            new SampleNeighbours(hour(9), kept.get(2), null),
            new SampleNeighbours(hour(2), kept.get(1), kept.get(2)),
            new SampleNeighbours(hour(0), null, kept.get(0)),
            new SampleNeighbours(hour(2).minusMillis(1), kept.get(0), kept.get(1)));
    assertThat(found)
        .extracting(SeriesSampleNeighbours::series)
        .isEqualTo(history.series(Selection.ALL));
  }

  private void moments(BalanceHistory history) {
    three(history, "otp", "bulk");
    List<TotalledSample> kept = totalled(history, key("otp"));
    List<TotalledSample> other = totalled(history, key("bulk"));
    List<SeriesInstant> requested =
        List.of(
            new SeriesInstant(key("otp"), hour(9)),
            new SeriesInstant(key("bulk"), hour(2)),
            new SeriesInstant(key("unknown"), hour(2)),
            new SeriesInstant(key("otp"), hour(0)),
            new SeriesInstant(key("otp"), hour(2).minusMillis(1)),
            new SeriesInstant(key("bulk"), hour(2)));
    assertThat(history.brackets(requested))
        .containsExactly(
            new SampleNeighbours(hour(9), kept.get(2), null),
            new SampleNeighbours(hour(2), other.get(1), other.get(2)),
            new SampleNeighbours(hour(2), null, null),
            new SampleNeighbours(hour(0), null, kept.get(0)),
            new SampleNeighbours(hour(2).minusMillis(1), kept.get(0), kept.get(1)),
            new SampleNeighbours(hour(2), other.get(1), other.get(2)));
    assertThat(history.brackets(List.<SeriesInstant>of())).isEmpty();
  }

  private void manyMoments(BalanceHistory history) {
    three(history, "otp");
    List<SeriesInstant> requested =
        IntStream.range(0, 3_001)
            .mapToObj(i -> new SeriesInstant(key("otp"), hour(1).plusMillis(i * 3_600L)))
            .toList();
    List<SampleNeighbours> found = history.brackets(requested);
    assertThat(found)
        .extracting(SampleNeighbours::at)
        .isEqualTo(requested.stream().map(SeriesInstant::at).toList());
    assertThat(found)
        .extracting(bracket -> Objects.requireNonNull(bracket.atOrBefore()).observedAt())
        .isEqualTo(requested.stream().map(instant -> hour(lastHourOfThree(instant.at()))).toList());
  }

  private static int lastHourOfThree(Instant at) {
    if (at.isBefore(hour(2))) {
      return 1;
    }
    return at.isBefore(hour(3)) ? 2 : 3;
  }

  private void longSeries(BalanceHistory history) {
    List<BalanceSample> samples =
        IntStream.range(0, 5_003)
            .mapToObj(i -> sample(key("otp"), hour(0).plusMillis(i), String.valueOf(i % 7)))
            .toList();
    history.importSamples(samples.iterator(), List.of());
    assertThat(kept(history)).isEqualTo(samples);
    assertThat(totalled(history, key("otp")).getLast().totals().samples()).isEqualTo(5_003);
  }

  private void halfRead(BalanceHistory history) {
    longSeries(history);
    for (int i = 0; i < 40; i++) {
      try (Stream<BalanceSample> samples = history.samples(Selection.ALL, hour(0), hour(1))) {
        assertThat(samples.iterator().next().observedAt()).isEqualTo(hour(0));
      }
    }
    history.append(sampled("otp", hour(2), "1"));
    assertThat(kept(history)).hasSize(5_004);
  }

  /** Appends 10 at hour 1, 15 at hour 2 and 8 at hour 3. */
  private static void three(BalanceHistory history, String... accounts) {
    for (String account : accounts) {
      history.append(
          List.of(
              sampled(account, hour(1), "10"),
              sampled(account, hour(2), "15"),
              sampled(account, hour(3), "8")));
    }
  }

  private static List<Instant> walked(BalanceHistory history, Instant from, Instant to) {
    try (Stream<TotalledSample> samples =
        history.walk(key("otp", Balance.MAIN, Meaning.REMAINING), from, to)) {
      return samples.map(TotalledSample::observedAt).toList();
    }
  }
}
