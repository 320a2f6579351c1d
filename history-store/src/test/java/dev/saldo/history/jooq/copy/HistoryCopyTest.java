package dev.saldo.history.jooq.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.EventKind;
import dev.saldo.history.HistoryException;
import dev.saldo.history.ManualClassification;
import dev.saldo.history.PollResult;
import dev.saldo.history.RetentionPolicy;
import dev.saldo.history.RetentionPolicy.Grain;
import dev.saldo.history.RetentionPolicy.Tier;
import dev.saldo.history.Rise;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.jooq.HistoryStore;
import dev.saldo.history.jooq.Polls;
import dev.saldo.history.jooq.PostgresServer;
import dev.saldo.history.jooq.schema.Saldo;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.BalanceUnit.Kind;
import dev.saldo.spi.FailureReason;
import dev.saldo.spi.Secret;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryCopyTest {

  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");
  private static final int ACCOUNTS = 12;
  private static final int ROUNDS = 1_000;

  @TempDir Path folder;

  @Test
  void everyTableIsCopiedOrHoldsNoObservations() {
    List<String> copied =
        new ArrayList<>(HistoryCopy.TABLES.stream().map(table -> table.table().getName()).toList());
    WatchTables.COPIED.forEach(table -> copied.add(table.getName()));
    copied.addAll(List.of("LEDGER", "STAGED", "COPYING", "NODE"));
    assertThat(Saldo.SALDO.getTables().stream().map(Named::getName))
        .containsExactlyInAnyOrderElementsOf(copied);
  }

  @Test
  void everyColumnHasATypeThatACopyWrites() {
    assertThat(
            Saldo.SALDO.getTables().stream()
                .flatMap(table -> Stream.of(table.fields()))
                .filter(field -> field.getType() == OffsetDateTime.class))
        .isEmpty();
  }

  @Test
  void aFileIsCopiedToAServerAndBackToAFile() {
    String server = PostgresServer.emptyDatabase();
    try (BalanceHistory source = filled()) {
      source.thin(
          Selection.ALL,
          new RetentionPolicy(
              ZoneOffset.UTC, List.of(new Tier(Polls.START.plusSeconds(90_000), Grain.HOURLY))));
      List<Long> seen = new ArrayList<>();
      long rows = copy(source, server, "postgres", seen::add);
      assertThat(seen).isSorted().last().isEqualTo(rows);
      try (BalanceHistory copy = PostgresServer.open(server)) {
        requireSame(copy, source);
        assertThat(copy(copy, "jdbc:h2:file:again", "saldo", n -> {})).isEqualTo(rows);
      }
      try (BalanceHistory again = HistoryStore.openFile(folder.resolve("again"))) {
        requireSame(again, source);
        requireWritable(again, source);
      }
      try (BalanceHistory copy = PostgresServer.open(server)) {
        requireWritable(copy, source);
      }
    }
  }

  @Test
  void anInterruptedCopyResumes() {
    String server = PostgresServer.emptyDatabase();
    try (BalanceHistory source = filled()) {
      interrupt(source, server);
      assertThatThrownBy(() -> PostgresServer.open(server))
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining("run 'saldo history copy' again");
      List<Long> seen = new ArrayList<>();
      copy(source, server, "postgres", seen::add);
      assertThat(seen.getFirst()).isGreaterThan(5_000);
      try (BalanceHistory copy = PostgresServer.open(server)) {
        requireSame(copy, source);
      }
    }
  }

  @Test
  void aChangedSourceIsCopiedFromScratch() {
    String server = PostgresServer.emptyDatabase();
    try (BalanceHistory source = filled()) {
      interrupt(source, server);
      source.append(Polls.sampled(Polls.account("account-0"), Polls.START.plusSeconds(7), 1));
      List<Long> seen = new ArrayList<>();
      copy(source, server, "postgres", seen::add);
      assertThat(seen.getFirst()).isLessThan(1_000);
      try (BalanceHistory copy = PostgresServer.open(server)) {
        requireSame(copy, source);
      }
    }
  }

  @Test
  void aHistoryIsNeverCopiedOverAnother() {
    try (BalanceHistory source = HistoryStore.openFile(folder.resolve("source"))) {
      source.append(Polls.sampled(0, 350));
      String server = PostgresServer.newDatabase();
      try (BalanceHistory other = PostgresServer.open(server)) {
        other.append(Polls.sampled(0, 1));
      }
      assertThatThrownBy(() -> copy(source, server, "postgres", n -> {}))
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining("already holds a history");
      try (BalanceHistory other = PostgresServer.open(server)) {
        assertThat(other.series(Selection.ALL).getFirst().last().level()).isEqualTo("1");
      }
      assertThatThrownBy(() -> copy(source, "jdbc:h2:file:source", "saldo", n -> {}))
          .isInstanceOf(HistoryException.class);
    }
  }

  private void interrupt(BalanceHistory source, String server) {
    assertThatThrownBy(
            () ->
                copy(
                    source,
                    server,
                    "postgres",
                    rows -> {
                      if (rows > 5_000) {
                        throw new IllegalStateException("interrupted");
                      }
                    }))
        .hasMessage("interrupted");
  }

  private long copy(BalanceHistory source, String url, String user, LongConsumer copied) {
    return HistoryStore.copy(source, url, folder, user, Secret.of(""), copied);
  }

  private static PollResult limited() {
    Balance balance =
        Balance.of(Balance.MAIN, Amount.of(BigDecimal.ONE), BalanceUnit.money("GHS"))
            .withCreditLimit(BigDecimal.TEN)
            .withNote("as agreed");
    return new PollResult.Sampled(
        Polls.account("limited"), Polls.START, Duration.ofMillis(41), List.of(balance));
  }

  /** Returns polls of which the last looks like a glitch that nothing confirms. */
  private static List<PollResult> unconfirmed() {
    return Stream.of(900, 899, 898, 897, 896, 0)
        .map(
            amount ->
                Polls.sampled(
                    Polls.account("unconfirmed"),
                    Polls.START.plus(Duration.ofMinutes(15L * (900 - Math.max(amount, 895)))),
                    amount))
        .toList();
  }

  private BalanceHistory filled() {
    BalanceHistory history = HistoryStore.openFile(folder.resolve("source"));
    for (int round = 0; round < 3; round++) {
      Instant at = Polls.START.plus(Duration.ofHours(round));
      int amount = 1_000 + 7 * round;
      List<PollResult> results = new ArrayList<>();
      IntStream.range(0, ACCOUNTS)
          .forEach(n -> results.add(Polls.sampled(Polls.account("account-" + n), at, amount)));
      results.add(
          new PollResult.Failed(
              Polls.account("failing"),
              at,
              Duration.ofMillis(9),
              FailureReason.RATE_LIMITED,
              "slow down",
              Duration.ofSeconds(30)));
      history.append(results);
    }
    history.append(limited());
    history.append(unconfirmed());
    history.importSamples(
        IntStream.range(0, ACCOUNTS * ROUNDS).mapToObj(HistoryCopyTest::sample).iterator(),
        List.of());
    Rise rise = history.rises(Selection.ALL, FIRST, LAST).getFirst();
    history.classify(
        new ManualClassification(
            rise.series(),
            rise.after(),
            rise.observedAt(),
            rise.amount(),
            EventKind.REFUND,
            "ticket 12",
            LAST));
    return history;
  }

  private static BalanceSample sample(int number) {
    SeriesKey key =
        new SeriesKey(
            "account-" + number % ACCOUNTS,
            "smsonlinegh",
            "imported",
            Kind.MESSAGES,
            "sms",
            Balance.Meaning.REMAINING);
    int round = number / ACCOUNTS;
    Amount amount =
        round % 97 == 5
            ? Amount.unlimited("Unlim")
            : Amount.of(BigDecimal.valueOf(90_000_000L - 13L * (round % 500), 3), "raw");
    return new BalanceSample(key, Polls.START.plus(Duration.ofMinutes(15L * round)), amount);
  }

  private static void requireSame(BalanceHistory copy, BalanceHistory source) {
    assertThat(source.series(Selection.ALL)).anyMatch(series -> series.unconfirmed() != null);
    assertThat(copy.accounts(Selection.ALL)).isEqualTo(source.accounts(Selection.ALL));
    assertThat(copy.series(Selection.ALL)).isEqualTo(source.series(Selection.ALL));
    assertThat(copy.rises(Selection.ALL, FIRST, LAST))
        .isNotEmpty()
        .isEqualTo(source.rises(Selection.ALL, FIRST, LAST));
    assertThat(copy.classifications(Selection.ALL))
        .isNotEmpty()
        .isEqualTo(source.classifications(Selection.ALL));
    assertThat(copy.statedTerms(Selection.ALL, FIRST, LAST))
        .isNotEmpty()
        .isEqualTo(source.statedTerms(Selection.ALL, FIRST, LAST));
    try (Stream<?> copied = copy.failures(Selection.ALL, FIRST, LAST);
        Stream<?> original = source.failures(Selection.ALL, FIRST, LAST)) {
      assertThat(copied.toList()).isNotEmpty().isEqualTo(original.toList());
    }
    for (var series : source.series(Selection.ALL)) {
      try (Stream<?> copied = copy.walk(series.key(), FIRST, LAST);
          Stream<?> original = source.walk(series.key(), FIRST, LAST)) {
        assertThat(copied.toList()).isEqualTo(original.toList());
      }
    }
  }

  /** Requires that new rows get new ids, and that samples before the thinning are refused. */
  private static void requireWritable(BalanceHistory copy, BalanceHistory source) {
    copy.append(Polls.sampled(Polls.account("new"), LAST.minusSeconds(1), 5));
    assertThat(copy.series(Selection.ALL)).hasSize(source.series(Selection.ALL).size() + 1);
    assertThatThrownBy(
            () ->
                copy.append(
                    Polls.sampled(Polls.account("account-0"), Polls.START.plusSeconds(61), 5)))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("thinned until");
  }
}
