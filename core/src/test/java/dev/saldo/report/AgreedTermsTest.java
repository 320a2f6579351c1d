package dev.saldo.report;

import static dev.saldo.report.ReportFixture.OTP;
import static dev.saldo.report.ReportFixture.at;
import static dev.saldo.report.ReportFixture.credits;
import static dev.saldo.report.ReportFixture.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.saldo.history.AccountTerms;
import dev.saldo.history.AgreedTerms;
import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.history.PollResult;
import dev.saldo.history.Selection;
import dev.saldo.history.TermedHistory;
import dev.saldo.report.WatchedAccount.Thresholds;
import dev.saldo.runway.Runway;
import dev.saldo.spi.Balance;
import dev.saldo.spi.Balance.Billing;
import dev.saldo.spi.Balance.Meaning;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AgreedTermsTest {

  private static final int DAY = 24;
  private static final int END = 30 * DAY;

  private final InMemoryBalanceHistory history = new InMemoryBalanceHistory();

  @Test
  void anAllowedOverdraftIsLeftAndNotEmpty() {
    drain(-280, 0, b -> b);
    assertThat(runway(AgreedTerms.NONE).state()).isEqualTo(Runway.State.EMPTY);
    Runway runway = runway(limit("1000"));
    assertThat(runway.state()).isEqualTo(Runway.State.OK);
    assertThat(days(runway)).isCloseTo(30, within(0.6));
  }

  @Test
  void theTermsOfTheVendorTakePrecedence() {
    drain(-280, 0, b -> b.withCreditLimit(new BigDecimal("520")).withBilling(Billing.PREPAID));
    assertThat(days(runway(limit("1000")))).isCloseTo(10, within(0.6));
  }

  @Test
  void anExpiryEndsTheRunway() {
    drain(2_400, 0, b -> b);
    Runway runway = runway(terms(null, at(END + 5 * DAY), null));
    assertThat(days(runway)).isCloseTo(5, within(0.01));
  }

  @Test
  void aSpentAmountIsLeftUpToTheLimit() {
    drain(720, 0, b -> b.withMeaning(Meaning.SPENT));
    assertThat(runway(AgreedTerms.NONE).state()).isEqualTo(Runway.State.NO_LIMIT);
    assertThat(days(runway(limit("960")))).isCloseTo(10, within(0.6));
  }

  @Test
  void whatIsLeftOfAnOldTopUpLapses() {
    drain(2_000, 1_800, b -> b);
    assertThat(days(runway(AgreedTerms.NONE))).isCloseTo(2_000 / 24.0, within(2.5));
    Runway runway = runway(terms(null, null, Duration.ofDays(40)));
    assertThat(days(runway)).isCloseTo(30, within(0.6));
  }

  @Test
  void useTakesTheOldestTopUpFirst() {
    drain(500, 480, b -> b);
    Runway runway = runway(terms(null, null, Duration.ofDays(60)));
    assertThat(days(runway)).isCloseTo(500 / 24.0, within(0.9));
  }

  @Test
  void termsOfABucketOrUnitTakePrecedence() {
    drain(-280, 0, b -> b);
    AccountTerms byUnit = new AccountTerms(limit("400"), Map.of("credit", limit("520")));
    assertThat(days(runway(byUnit))).isCloseTo(10, within(0.6));
    AccountTerms byBucket =
        new AccountTerms(limit("400"), Map.of("credit", limit("520"), "main", limit("760")));
    assertThat(days(runway(byBucket))).isCloseTo(20, within(0.6));
  }

  @Test
  void theCreditLimitCountsForAnAlert() {
    history.append(read(OTP, 0, "-720"));
    assertThat(state(limit("1000"), thresholds("300"), Map.of())).isEqualTo(BucketState.LOW);
    assertThat(state(limit("1000"), thresholds("280"), Map.of())).isEqualTo(BucketState.OK);
    assertThat(state(AgreedTerms.NONE, thresholds("280"), Map.of())).isEqualTo(BucketState.LOW);
  }

  @Test
  void aBucketOrAUnitHasItsOwnAlert() {
    history.append(read(OTP, 0, "100"));
    assertThat(state(AgreedTerms.NONE, thresholds("500"), Map.of("main", thresholds("50"))))
        .isEqualTo(BucketState.OK);
    assertThat(state(AgreedTerms.NONE, thresholds("5"), Map.of("credit", thresholds("500"))))
        .isEqualTo(BucketState.LOW);
    assertThat(state(AgreedTerms.NONE, thresholds("500"), Map.of("EUR", thresholds("5"))))
        .isEqualTo(BucketState.LOW);
  }

  /** Uses 1 an hour for 30 days down to an amount, with a rise ten days before the end. */
  private void drain(int left, int risen, UnaryOperator<Balance> described) {
    List<PollResult> results = new ArrayList<>();
    for (int hour = 0; hour <= END; hour++) {
      int level = left + END - hour - (hour < 20 * DAY ? risen : 0);
      boolean grows = described.apply(credits("main", "1")).meaning() == Meaning.SPENT;
      String amount = String.valueOf(grows ? hour : level);
      results.add(read(OTP, hour, described.apply(credits("main", amount))));
    }
    history.append(results);
  }

  private Runway runway(AgreedTerms agreed) {
    return runway(new AccountTerms(agreed, Map.of()));
  }

  private Runway runway(AccountTerms agreed) {
    return RunwayReport.of(
            new TermedHistory(history, Map.of("otp", agreed)),
            Selection.ALL,
            List.of(OTP),
            at(END),
            ZoneOffset.UTC,
            List.of())
        .rows()
        .getFirst()
        .runway();
  }

  private BucketState state(
      AgreedTerms agreed, Thresholds account, Map<String, Thresholds> buckets) {
    return StatusReport.of(
            new TermedHistory(history, Map.of("otp", new AccountTerms(agreed, Map.of()))),
            Selection.ALL,
            List.of(new WatchedAccount(OTP, account, buckets)),
            at(1),
            ZoneOffset.UTC)
        .rows()
        .getFirst()
        .state();
  }

  private static double days(Runway runway) {
    Instant empty = Objects.requireNonNull(Objects.requireNonNull(runway.emptyAt()).p50());
    return Duration.between(at(END), empty).toMinutes() / 1440.0;
  }

  private static Thresholds thresholds(String below) {
    return new Thresholds(Optional.of(new BigDecimal(below)), Optional.empty());
  }

  private static AgreedTerms limit(String amount) {
    return terms(new BigDecimal(amount), null, null);
  }

  private static AgreedTerms terms(
      @Nullable BigDecimal limit, @Nullable Instant expiry, @Nullable Duration life) {
    return new AgreedTerms(
        Optional.empty(),
        Optional.ofNullable(limit),
        Optional.ofNullable(expiry),
        Optional.ofNullable(life));
  }
}
