package dev.saldo.history.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.account.Account;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.HistoryException;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.jooq.stream.PagedRowReader;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.BalanceUnit.Kind;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StreamTest {

  private static final SeriesKey KEY =
      new SeriesKey("otp-ghana", "smsonlinegh", "main", Kind.MONEY, "GHS", Meaning.REMAINING);
  private static final int SAMPLES = 2 * PagedRowReader.SIZE + 17;

  @TempDir Path folder;

  @Test
  void aLongSeriesIsReadPageByPageFromOneSnapshot() {
    try (BalanceHistory history = filled(inOrder())) {
      try (Stream<TotalledSample> walk = history.walk(KEY, Polls.START, end())) {
        Iterator<TotalledSample> samples = walk.iterator();
        TotalledSample first = samples.next();
        history.importSamples(List.of(sample(-1)).iterator(), List.of());
        TotalledSample last = first;
        while (samples.hasNext()) {
          TotalledSample next = samples.next();
          assertThat(next.totals().samples()).isEqualTo(last.totals().samples() + 1);
          last = next;
        }
        assertThat(last.totals().samples()).isEqualTo(SAMPLES);
      }
      assertThat(history.series(Selection.ALL).getFirst().last().totals().samples())
          .isEqualTo(SAMPLES + 1L);
    }
  }

  @Test
  void everyInstantIsAccepted() {
    try (BalanceHistory history = filled(inOrder())) {
      for (Instant[] window :
          new Instant[][] {{Instant.MIN, Instant.MAX}, {Instant.EPOCH, end().plusSeconds(1)}}) {
        try (var samples = history.samples(Selection.ALL, window[0], window[1]);
            var walk = history.walk(KEY, window[0], window[1]);
            var failures = history.failures(Selection.ALL, window[0], window[1])) {
          assertThat(samples).hasSize(SAMPLES);
          assertThat(walk).hasSize(SAMPLES);
          assertThat(failures).isEmpty();
        }
        assertThat(history.rises(Selection.ALL, window[0], window[1])).isEmpty();
        assertThat(history.brackets(Selection.ALL, List.of(window[0], window[1])))
            .singleElement()
            .satisfies(
                found -> {
                  assertThat(found.brackets().getFirst().atOrBefore()).isNull();
                  assertThat(found.brackets().getLast().after()).isNull();
                });
      }
    }
  }

  @Test
  void anExhaustedOrClosedStreamReleasesItsConnection() {
    try (BalanceHistory history = filled(inOrder())) {
      for (int i = 0; i < 20; i++) {
        assertThat(history.samples(Selection.ALL, Polls.START, end()).count()).isEqualTo(SAMPLES);
        history.samples(Selection.ALL, Polls.START, end()).close();
      }
    }
  }

  @Test
  void tooManyOpenStreamsAreReported() {
    List<Stream<BalanceSample>> open = new ArrayList<>();
    try (BalanceHistory history = filled(List.of(sample(0)).iterator())) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 20; i++) {
                  open.add(history.samples(Selection.ALL, Polls.START, end()));
                }
              })
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining("close streams");
      open.forEach(Stream::close);
      assertThat(history.series(Selection.ALL)).hasSize(1);
    }
  }

  @Test
  void aShuffledImportHasTheTotalsOfASortedOne() {
    List<BalanceSample> shuffled =
        new ArrayList<>(IntStream.range(0, SAMPLES).mapToObj(StreamTest::sample).toList());
    shuffled.addAll(shuffled.subList(0, 3_000));
    Collections.shuffle(shuffled, new Random(5));
    try (BalanceHistory history = filled(shuffled.iterator())) {
      assertThat(history.series(Selection.ALL).getFirst().last().totals())
          .satisfies(
              totals -> {
                assertThat(totals.samples()).isEqualTo(SAMPLES);
                assertThat(totals.fallen()).isEqualByComparingTo(BigDecimal.valueOf(SAMPLES - 1));
                assertThat(totals.risen()).isZero();
                assertThat(totals.covered()).isEqualTo(Duration.ofMinutes(SAMPLES - 1));
              });
    }
  }

  private BalanceHistory filled(Iterator<BalanceSample> samples) {
    BalanceHistory history = HistoryStore.openFile(folder.resolve("a"));
    history.importSamples(samples, List.of(Account.of("otp-ghana", "smsonlinegh")));
    return history;
  }

  private static Iterator<BalanceSample> inOrder() {
    return IntStream.range(0, SAMPLES).mapToObj(StreamTest::sample).iterator();
  }

  private static BalanceSample sample(int minute) {
    return new BalanceSample(
        KEY, Polls.START.plusSeconds(60L * minute), Amount.of(BigDecimal.valueOf(9_999 - minute)));
  }

  private static Instant end() {
    return Polls.START.plusSeconds(60L * SAMPLES);
  }
}
