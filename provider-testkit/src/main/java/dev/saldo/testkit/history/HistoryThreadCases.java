package dev.saldo.testkit.history;

import static dev.saldo.testkit.history.HistoryFixtures.failed;
import static dev.saldo.testkit.history.HistoryFixtures.hour;
import static dev.saldo.testkit.history.HistoryFixtures.kept;
import static dev.saldo.testkit.history.HistoryFixtures.keptFailures;
import static dev.saldo.testkit.history.HistoryFixtures.key;
import static dev.saldo.testkit.history.HistoryFixtures.sampled;
import static dev.saldo.testkit.history.HistoryFixtures.totalled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.PollResult;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.spi.FailureReason;
import dev.saldo.testkit.CampaignSize;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Eight threads at once cause no losses and no duplicates. */
final class HistoryThreadCases {

  private static final int THREADS = 8;
  private static final int ROUNDS = CampaignSize.choose(10, 25);

  private final BalanceHistoryContract contract;

  HistoryThreadCases(BalanceHistoryContract contract) {
    this.contract = contract;
  }

  Stream<DynamicTest> all() {
    return Stream.of(
        contract.on("eight threads write one series", this::oneSeries),
        contract.on("eight threads create the same series", this::sameBeginning),
        contract.on("eight threads write one account each", this::eachItsOwn),
        contract.on("a reader sees an append completely or not at all", this::reader));
  }

  /** Each poll result is written by two threads. */
  private void oneSeries(BalanceHistory history) throws Exception {
    int readings = THREADS * ROUNDS;
    inParallel(
        thread ->
            IntStream.range(0, 2 * ROUNDS)
                .map(i -> (thread * ROUNDS + i) % readings)
                .mapToObj(HistoryThreadCases::reading)
                .forEach(history::append));
    try (BalanceHistory ordered = contract.emptyHistory()) {
      ordered.append(IntStream.range(0, readings).mapToObj(HistoryThreadCases::reading).toList());
      assertThat(totalled(history, key("otp"))).hasSize(readings - readings / 10);
      assertThat(totalled(history, key("otp"))).isEqualTo(totalled(ordered, key("otp")));
      assertThat(keptFailures(history)).hasSize(readings / 10).isEqualTo(keptFailures(ordered));
      assertThat(history.accounts(Selection.ALL)).isEqualTo(ordered.accounts(Selection.ALL));
    }
  }

  private void sameBeginning(BalanceHistory history) throws Exception {
    inParallel(thread -> history.append(sampled("otp", hour(1), "10")));
    assertThat(kept(history)).hasSize(1);
    assertThat(history.accounts(Selection.ALL)).hasSize(1);
  }

  private void eachItsOwn(BalanceHistory history) throws Exception {
    inParallel(
        thread ->
            IntStream.range(0, ROUNDS)
                .forEach(i -> history.append(sampled("otp" + thread, hour(i), "" + (99 - i)))));
    assertThat(history.series(Selection.ALL))
        .hasSize(THREADS)
        .allSatisfy(
            series -> {
              assertThat(series.last().totals().samples()).isEqualTo(ROUNDS);
              assertThat(series.last().totals().fallen()).isEqualByComparingTo("" + (ROUNDS - 1));
            });
  }

  private void reader(BalanceHistory history) throws Exception {
    AtomicBoolean writing = new AtomicBoolean(true);
    try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
      Future<Integer> reader = threads.submit(() -> readWhile(writing, history));
      try {
        for (int i = 0; i < 4 * ROUNDS; i++) {
          history.append(List.of(sampled("a", hour(i), "1" + i), sampled("b", hour(i), "2" + i)));
        }
      } finally {
        writing.set(false);
      }
      assertThat(reader.get()).as("reads while writing").isPositive();
    }
  }

  private static int readWhile(AtomicBoolean writing, BalanceHistory history) {
    int readings = 0;
    do {
      List<Instant> ends =
          history.series(Selection.ALL).stream()
              .map(Series::last)
              .map(last -> last.observedAt())
              .toList();
      assertThat(ends.stream().distinct())
          .as("the ends of two series that are always appended together")
          .hasSizeLessThan(2);
      assertThat(ends.size()).isIn(0, 2);
      readings++;
    } while (writing.get());
    return readings;
  }

  /** Returns a poll result by its number; every tenth is a failure. */
  private static PollResult reading(int number) {
    return number % 10 == 9
        ? failed("otp", hour(number), FailureReason.UNAVAILABLE)
        : sampled("otp", hour(number), String.valueOf(number * 7919 % 1000));
  }

  private static void inParallel(IntConsumer work) throws Exception {
    List<Future<Void>> done = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      for (int i = 0; i < THREADS; i++) {
        int thread = i;
        Callable<Void> task =
            () -> {
              work.accept(thread);
              return null;
            };
        done.add(threads.submit(task));
      }
      for (Future<Void> future : done) {
        future.get();
      }
    }
  }
}
