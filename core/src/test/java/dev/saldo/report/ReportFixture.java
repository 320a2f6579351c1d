package dev.saldo.report;

import dev.saldo.account.Account;
import dev.saldo.history.PollResult;
import dev.saldo.history.PollResult.Failed;
import dev.saldo.history.PollResult.Sampled;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.FailureReason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The fixture of the report tests: results of polls on one day. */
final class ReportFixture {

  static final Instant MIDNIGHT = Instant.parse("2026-11-21T00:00:00Z");
  static final Account OTP = Account.of("otp", "ants");
  static final Account BULK = Account.of("bulk", "mysmpp");

  private ReportFixture() {}

  static Instant at(double hour) {
    return MIDNIGHT.plusSeconds(Math.round(hour * 3600));
  }

  static PollResult read(Account account, double hour, Balance... balances) {
    return new Sampled(account, at(hour), Duration.ofMillis(41), List.of(balances));
  }

  static PollResult read(Account account, double hour, String amount) {
    return read(account, hour, credits("main", amount));
  }

  static PollResult failed(Account account, double hour) {
    return new Failed(
        account, at(hour), Duration.ofMillis(9), FailureReason.RATE_LIMITED, "later", null);
  }

  static Balance credits(String bucket, String amount) {
    return Balance.of(
        bucket,
        Amount.of(new BigDecimal(amount)),
        BalanceUnit.of(BalanceUnit.Kind.CREDITS, "credit"));
  }
}
