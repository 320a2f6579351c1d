package dev.saldo.history.jooq.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.Account;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.EventKind;
import dev.saldo.history.ManualClassification;
import dev.saldo.history.PollResult;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesHourlyUsage;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.jooq.HistoryStore;
import dev.saldo.history.jooq.Polls;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.FailureReason;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Opens the file that a version wrote and compares its figures. Every later version must pass:
 * after a release its file is kept as it is, and the next version adds its own. Until then {@code
 * -Dgolden=write} writes it again when the tables change.
 */
final class WrittenFileTest {

  private static final Path KEPT = Path.of("src/test/resources/dev/saldo/history/jooq/written");
  private static final String VERSION = "0.1.0";
  private static final Account OTP = Polls.account("otp-ghana");
  private static final Account BULK = Polls.account("bulk");
  private static final int HOURS = 24 * 12;

  @TempDir Path folder;

  @Test
  void theFileOfAVersionIsOpenedWithTheSameFigures() throws IOException {
    if ("write".equals(System.getProperty("golden"))) {
      write();
    }
    try (var content =
        new GZIPInputStream(Files.newInputStream(KEPT.resolve(VERSION + ".mv.db.gz")))) {
      Files.copy(content, folder.resolve("kept.mv.db"));
    }
    try (BalanceHistory history = HistoryStore.openFile(folder.resolve("kept"))) {
      assertThat(answers(history)).isEqualTo(Files.readString(KEPT.resolve(VERSION + ".txt")));
      assertThat(HistoryStore.verify(history, Selection.ALL, false).damage()).isEmpty();
      history.append(Polls.sampled(OTP, at(HOURS), 12));
      assertThat(history.series(Selection.ALL).getLast().last().amount().value())
          .isEqualByComparingTo("12");
    }
  }

  private void write() throws IOException {
    Path made = folder.resolve("made");
    String answers;
    try (BalanceHistory history = HistoryStore.openFile(made)) {
      fill(history);
      answers = answers(history);
    }
    Files.createDirectories(KEPT);
    Files.writeString(KEPT.resolve(VERSION + ".txt"), answers);
    try (var kept =
        new GZIPOutputStream(Files.newOutputStream(KEPT.resolve(VERSION + ".mv.db.gz")))) {
      Files.copy(folder.resolve("made.mv.db"), kept);
    }
  }

  /** Appends use, top-ups, a glitch, an outage and a manual classification. */
  private static void fill(BalanceHistory history) {
    List<PollResult> results = new ArrayList<>();
    for (int hour = 0; hour < HOURS; hour++) {
      results.add(
          hour == 150
              ? Polls.sampled(OTP, at(hour), 0)
              : Polls.sampled(OTP, at(hour), 9_000 - 7L * hour + hour / 90 * 3_000L));
      if (hour % 8 == 0) {
        results.add(Polls.sampled(BULK, at(hour), 5_000 - 2L * hour));
      }
    }
    results.add(limited());
    results.add(
        new PollResult.Failed(
            BULK, at(9), Duration.ofMillis(12), FailureReason.UNAVAILABLE, "gone", null));
    history.append(results);
    history.classify(
        new ManualClassification(
            history.series(Selection.ALL).getLast().key(),
            at(89),
            at(90),
            new BigDecimal("2993"),
            EventKind.TOP_UP,
            "invoice 7",
            at(HOURS)));
  }

  private static PollResult limited() {
    Balance balance =
        Balance.of(Balance.MAIN, Amount.of(new BigDecimal(4_400)), BalanceUnit.money("GHS"));
    return new PollResult.Sampled(
        BULK,
        at(HOURS - 1),
        Duration.ofMillis(41),
        List.of(
            balance.withCreditLimit(new BigDecimal(500)).withExpiry(at(900)).withNote("raised")));
  }

  /** Returns the figures as text, which new columns and new accessors do not change. */
  private static String answers(BalanceHistory history) {
    try (var hours = history.useByHour(Selection.ALL, at(HOURS));
        var samples = history.samples(Selection.ALL, at(140), at(156));
        var failures = history.failures(Selection.ALL, at(0), at(HOURS))) {
      return Stream.of(
              history.accounts(Selection.ALL).stream()
                  .map(
                      one ->
                          "account %s %s %s".formatted(one.account(), one.provider(), one.every())),
              history.series(Selection.ALL).stream()
                  .map(one -> "series %s %s".formatted(one.key().account(), total(one.last()))),
              history.rises(Selection.ALL, at(0), at(HOURS)).stream()
                  .map(one -> "rise %s %s".formatted(one.observedAt(), one.amount())),
              history.classifications(Selection.ALL).stream()
                  .map(one -> "classified %s %s %s".formatted(one.after(), one.kind(), one.note())),
              history.statedTerms(Selection.ALL, at(0), at(HOURS)).values().stream()
                  .flatMap(List::stream)
                  .map(
                      one ->
                          "terms %s %s %s"
                              .formatted(one.since(), one.terms().creditLimit(), one.notes())),
              samples.map(
                  one ->
                      "sample %s %s %s"
                          .formatted(
                              one.series().account(), one.observedAt(), one.amount().value())),
              failures.map(
                  one ->
                      "failure %s %s %s".formatted(one.account(), one.observedAt(), one.reason())),
              hours.map(WrittenFileTest::text))
          .flatMap(lines -> lines)
          .collect(Collectors.joining("\n", "", "\n"));
    }
  }

  private static String total(TotalledSample last) {
    return "%s %s fallen %s risen %s samples %d covered %s"
        .formatted(
            last.observedAt(),
            last.amount().value(),
            last.totals().fallen(),
            last.totals().risen(),
            last.totals().samples(),
            last.totals().covered());
  }

  private static String text(SeriesHourlyUsage usage) {
    return "hours %s %d %d %s"
        .formatted(
            usage.series().key().account(),
            usage.use().falls(),
            usage.use().rises(),
            IntStream.range(0, usage.use().length())
                .mapToDouble(age -> usage.use().used(usage.use().latestHour() - age))
                .sum());
  }

  private static Instant at(int hour) {
    return Polls.START.plus(Duration.ofHours(hour));
  }
}
