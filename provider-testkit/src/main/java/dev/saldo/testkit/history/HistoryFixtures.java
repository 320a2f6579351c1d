package dev.saldo.testkit.history;

import dev.saldo.account.Account;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.PollFailure;
import dev.saldo.history.PollResult;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.TotalledSample;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.FailureReason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Accounts, polls and samples for the cases about histories. */
final class HistoryFixtures {

  static final Instant START = Instant.parse("2026-03-05T00:00:00Z");
  static final Instant LONG_BEFORE = Instant.parse("2020-01-01T00:00:00Z");
  static final Instant LONG_AFTER = Instant.parse("2030-01-01T00:00:00Z");

  private static final BalanceUnit EURO = BalanceUnit.money("EUR");

  private HistoryFixtures() {}

  static Account account(String name) {
    return Account.of(name, "acme");
  }

  static SeriesKey key(String account, String bucket, Meaning meaning) {
    return new SeriesKey(account, "acme", bucket, EURO.kind(), EURO.code(), meaning);
  }

  static SeriesKey key(String account) {
    return key(account, Balance.MAIN, Meaning.REMAINING);
  }

  static Instant hour(long hours) {
    return START.plus(Duration.ofHours(hours));
  }

  static Amount amount(String number) {
    return Amount.of(new BigDecimal(number), number);
  }

  static BalanceSample sample(SeriesKey key, Instant at, String number) {
    return new BalanceSample(key, at, amount(number));
  }

  static Balance balance(String number) {
    return Balance.of(Balance.MAIN, amount(number), EURO);
  }

  static PollResult sampled(Account account, Instant at, Balance... balances) {
    return new PollResult.Sampled(account, at, Duration.ofMillis(120), List.of(balances));
  }

  static PollResult sampled(String account, Instant at, String number) {
    return sampled(account(account), at, balance(number));
  }

  static PollResult failed(String account, Instant at, FailureReason reason) {
    return new PollResult.Failed(
        account(account), at, Duration.ofMillis(340), reason, "failed with " + reason, null);
  }

  static Selection only(String account) {
    return new Selection(Set.of(account), Set.of());
  }

  /** Returns all samples of a series with their totals. */
  static List<TotalledSample> totalled(BalanceHistory history, SeriesKey key) {
    try (Stream<TotalledSample> samples = history.walk(key, LONG_BEFORE, LONG_AFTER)) {
      return samples.toList();
    }
  }

  static List<BalanceSample> kept(BalanceHistory history) {
    try (Stream<BalanceSample> samples = history.samples(Selection.ALL, LONG_BEFORE, LONG_AFTER)) {
      return samples.toList();
    }
  }

  static List<PollFailure> keptFailures(BalanceHistory history) {
    try (Stream<PollFailure> failures = history.failures(Selection.ALL, LONG_BEFORE, LONG_AFTER)) {
      return failures.toList();
    }
  }
}
