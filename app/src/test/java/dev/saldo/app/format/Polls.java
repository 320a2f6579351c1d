package dev.saldo.app.format;

import dev.saldo.account.Account;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.PollFailure;
import dev.saldo.history.PollResult;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.Balance.Billing;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.BalanceUnit.Kind;
import dev.saldo.spi.FailureReason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Typical poll results, and the history recorded from them. */
final class Polls {

  private static final Instant AT = Instant.parse("2026-11-21T20:15:00Z");
  private static final Account GHANA = Account.of("otp-ghana", "smsonlinegh");
  private static final Account MOSCOW = Account.of("moscow", "mysmpp");
  private static final Account THAILAND = Account.of("bulk-th", "ants");

  private Polls() {}

  static List<PollResult> results() {
    Balance cedi =
        Balance.of("main", Amount.of(new BigDecimal("350.00")), BalanceUnit.money("GHS"))
            .withLabel("Ghana Cedi")
            .withNote("The reply says both quantity and GHS.");
    Balance owed =
        Balance.of("main", Amount.of(new BigDecimal("-1E+3")), BalanceUnit.money("RUR"))
            .withLabel("Основной \u001b[31mсчёт\u009b\u202e")
            .withMeaning(Meaning.OWED)
            .withBilling(Billing.POSTPAID)
            .withCreditLimit(new BigDecimal("5000"))
            .withExpiry(Instant.parse("2027-01-01T00:00:00Z"))
            .withVendorTime(AT.minusMillis(1500));
    BalanceUnit sms = BalanceUnit.of(Kind.MESSAGES, "sms");
    Balance unlimited =
        Balance.of("sms/Россия", Amount.unlimited("без ограничений"), sms).asDerived();
    Balance absent = Balance.of("sms/other", Amount.ABSENT, sms);
    Balance finest =
        Balance.of("sms/fine", Amount.of(new BigDecimal("0.000000000012")), sms).asDerived();
    return List.of(
        new PollResult.Sampled(GHANA, AT, Duration.ofMillis(41), List.of(cedi)),
        new PollResult.Sampled(
            MOSCOW,
            AT.plusMillis(250),
            Duration.ofMillis(1200),
            List.of(owed, unlimited, absent, finest)),
        failed(FailureReason.RATE_LIMITED, Duration.ofMillis(1500)));
  }

  static PollResult failed(FailureReason reason, Duration wait) {
    return new PollResult.Failed(
        THAILAND,
        AT,
        Duration.ofMillis(9),
        reason,
        "too many requests; raise 'every' of the account or ask the vendor for more",
        wait);
  }

  static List<BalanceSample> samples() {
    return results().stream()
        .filter(PollResult.Sampled.class::isInstance)
        .map(PollResult.Sampled.class::cast)
        .flatMap(r -> r.balances().stream().map(b -> BalanceSample.of(r.account(), b, AT)))
        .toList();
  }

  static List<PollFailure> failures() {
    return List.of(
        new PollFailure(
            "bulk-th",
            "ants",
            AT,
            Duration.ofMillis(9),
            FailureReason.UNEXPECTED_RESPONSE,
            "not the documented answer"));
  }
}
