package dev.saldo.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.Account;
import dev.saldo.history.AccountTerms;
import dev.saldo.history.AgreedTerms;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.history.PollResult;
import dev.saldo.history.TermedHistory;
import dev.saldo.runway.Runway;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.FailureReason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The facts that rules judge, read from a history. */
class AlertFactsReaderTest {

  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Account ACCOUNT = Account.of("otp", "test");

  private final InMemoryBalanceHistory history = new InMemoryBalanceHistory();

  @Test
  void knowsNothingOfAnAccountThatWasNeverRead() {
    AccountFacts facts = read(START, FactsNeeded.ALL);
    assertThat(facts.buckets()).isEmpty();
    assertThat(facts.reading().lastReadAt()).isNull();
    assertThat(facts.leading()).isEmpty();
  }

  @Test
  void trustsAReadingThatFollowsAnother() {
    sample(0, "100");
    sample(1, "90");
    AlertFacts.Bucket bucket = bucket(1, FactsNeeded.LEVELS);
    assertThat(bucket.left()).isEqualByComparingTo("90");
    assertThat(bucket.trusted()).isTrue();
    assertThat(bucket.runway().reason()).isEqualTo("not calculated");
  }

  @Test
  void countsTheCreditLimit() {
    history.append(sampled(0, balance("-20").withCreditLimit(new BigDecimal("50"))));
    assertThat(bucket(0, FactsNeeded.LEVELS).left()).isEqualByComparingTo("30");
  }

  @Test
  void doesNotTrustTheFirstReadingAfterAGap() {
    sample(0, "100");
    sample(4, "90");
    assertThat(bucket(4, FactsNeeded.LEVELS).trusted()).isFalse();
    sample(5, "89");
    assertThat(bucket(5, FactsNeeded.LEVELS).trusted()).isTrue();
  }

  @Test
  void doesNotTrustAReadingThatLooksLikeAGlitch() {
    for (int hour = 0; hour < 48; hour++) {
      sample(hour, String.valueOf(1_000 - hour));
    }
    sample(48, "0");
    assertThat(bucket(48, FactsNeeded.LEVELS).trusted()).isFalse();
    sample(49, "951");
    assertThat(bucket(49, FactsNeeded.LEVELS).trusted()).isTrue();
  }

  @Test
  void saysSinceWhenPollsFail() {
    sample(0, "100");
    fail(1, FailureReason.TIMEOUT);
    fail(2, FailureReason.UNAUTHORIZED);
    AlertFacts.Reading reading = read(at(2), FactsNeeded.LEVELS).reading();
    assertThat(reading.lastReadAt()).isEqualTo(at(0));
    assertThat(reading.failingSince()).isEqualTo(at(1));
    assertThat(reading.failure()).isEqualTo(FailureReason.UNAUTHORIZED);
  }

  @Test
  void leavesOutBucketsThatAreCalculatedOrGone() {
    history.append(
        sampled(
            0,
            balance("100"),
            Balance.of(
                    "sms",
                    Amount.of(new BigDecimal("50")),
                    BalanceUnit.of(BalanceUnit.Kind.MESSAGES, "SMS"))
                .asDerived(),
            Balance.of(
                "old",
                Amount.of(new BigDecimal("7")),
                BalanceUnit.of(BalanceUnit.Kind.MESSAGES, "SMS"))));
    history.append(sampled(1, balance("99")));
    assertThat(read(at(1), FactsNeeded.LEVELS).buckets())
        .extracting(bucket -> bucket.series().bucket())
        .containsExactly("main");
  }

  @Test
  void findsTheLevelsBeforeTopUps() {
    BigDecimal level = new BigDecimal("500");
    for (int hour = 0; hour < 24 * 30; hour++) {
      level = level.subtract(BigDecimal.TEN);
      if (level.compareTo(new BigDecimal("100")) <= 0) {
        level = level.add(new BigDecimal("500"));
      }
      sample(hour, level.toPlainString());
    }
    AlertFacts.Bucket bucket = bucket(24 * 30 - 1, FactsNeeded.ALL);
    assertThat(bucket.levelsBeforeTopUps())
        .hasSize(10)
        .allSatisfy(
            before ->
                assertThat(before).isBetween(BigDecimal.valueOf(100), BigDecimal.valueOf(120)));
    assertThat(bucket.runway().state()).isEqualTo(Runway.State.OK);
  }

  @Test
  void saysWhatTheLatestReadingAdded() {
    for (int hour = 0; hour < 72; hour++) {
      sample(hour, String.valueOf(1_000 - 10 * hour));
    }
    assertThat(bucket(71, FactsNeeded.ALL).addedLately()).isNull();
    sample(72, "5280");
    assertThat(bucket(72, FactsNeeded.ALL).trusted()).isFalse();
    sample(73, "5270");
    assertThat(bucket(73, FactsNeeded.ALL).trusted()).isTrue();
    assertThat(bucket(73, FactsNeeded.ALL).addedLately()).isEqualByComparingTo("4990");
    sample(74, "5260");
    sample(75, "5250");
    assertThat(bucket(75, FactsNeeded.ALL).addedLately()).isNull();
  }

  @Test
  void comparesTheUseOfTheLatestHourWithTheUsual() {
    for (int hour = 0; hour <= 24 * 28; hour++) {
      sample(hour, String.valueOf(100_000 - 10 * hour));
    }
    FactsNeeded usage =
        FactsNeeded.of(
            List.of(new AlertCondition.UseAboveUsual(1), new AlertCondition.ToppedUp(null)));
    AlertFacts.Bucket bucket = bucket(24 * 28, usage);
    assertThat(bucket.usageBand().usual()).isEqualTo(10);
    assertThat(bucket.runway().reason()).isEqualTo("not calculated");
    assertThat(bucket(24 * 28, FactsNeeded.LEVELS).usageBand()).isNull();
  }

  @Test
  void theOldestTopUpOfWhichSomethingIsLeftExpiresNext() {
    BalanceHistory tenDays = expiring(Duration.ofDays(10), null);
    for (int hour = 0; hour <= 24 * 6; hour++) {
      sample(hour, String.valueOf(100 - hour / 2 + 200 * (hour / 48)));
    }
    assertThat(expiresAt(tenDays, 24 * 6)).isEqualTo(at(24 * 10));
    sample(24 * 6 + 1, "590");
    assertThat(expiresAt(tenDays, 24 * 6 + 1)).isEqualTo(at(48 + 24 * 10));
    sample(24 * 6 + 2, "380");
    assertThat(expiresAt(tenDays, 24 * 6 + 2)).isEqualTo(at(96 + 24 * 10));
    assertThat(expiresAt(expiring(Duration.ofDays(10), at(200)), 24 * 6 + 2)).isEqualTo(at(200));
    assertThat(expiresAt(history, 24 * 6 + 2)).isNull();
    sample(24 * 6 + 3, "0");
    sample(24 * 6 + 4, "0");
    assertThat(expiresAt(tenDays, 24 * 6 + 4)).isNull();
  }

  private static @Nullable Instant expiresAt(BalanceHistory asked, int hour) {
    return AlertFactsReader.read(
            asked, List.of(ACCOUNT), FactsNeeded.LEVELS, at(hour), ZoneOffset.UTC)
        .getFirst()
        .buckets()
        .getFirst()
        .facts()
        .expiresAt();
  }

  private BalanceHistory expiring(Duration life, @Nullable Instant stated) {
    AgreedTerms agreed =
        new AgreedTerms(
            Optional.empty(), Optional.empty(), Optional.ofNullable(stated), Optional.of(life));
    return new TermedHistory(history, Map.of(ACCOUNT.name(), new AccountTerms(agreed, Map.of())));
  }

  private AlertFacts.Bucket bucket(int hour, FactsNeeded needed) {
    return read(at(hour), needed).buckets().getFirst().facts();
  }

  private AccountFacts read(Instant asOf, FactsNeeded needed) {
    return AlertFactsReader.read(history, List.of(ACCOUNT), needed, asOf, ZoneOffset.UTC)
        .getFirst();
  }

  private void sample(int hour, String amount) {
    history.append(sampled(hour, balance(amount)));
  }

  private static Balance balance(String amount) {
    return Balance.of("main", Amount.of(new BigDecimal(amount)), BalanceUnit.money("EUR"));
  }

  private static PollResult sampled(int hour, Balance... balances) {
    return new PollResult.Sampled(ACCOUNT, at(hour), Duration.ZERO, List.of(balances));
  }

  private void fail(int hour, FailureReason reason) {
    history.append(
        new PollResult.Failed(ACCOUNT, at(hour), Duration.ZERO, reason, "it failed", null));
  }

  private static Instant at(int hour) {
    return START.plus(HOUR.multipliedBy(hour));
  }
}
