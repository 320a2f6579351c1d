package dev.saldo.testkit.history;

import static dev.saldo.testkit.history.HistoryFixtures.account;
import static dev.saldo.testkit.history.HistoryFixtures.balance;
import static dev.saldo.testkit.history.HistoryFixtures.failed;
import static dev.saldo.testkit.history.HistoryFixtures.hour;
import static dev.saldo.testkit.history.HistoryFixtures.kept;
import static dev.saldo.testkit.history.HistoryFixtures.keptFailures;
import static dev.saldo.testkit.history.HistoryFixtures.key;
import static dev.saldo.testkit.history.HistoryFixtures.sampled;
import static dev.saldo.testkit.history.HistoryFixtures.totalled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.account.Account;
import dev.saldo.history.AccountPollState;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.HistoryException;
import dev.saldo.history.PollFailure;
import dev.saldo.history.PollResult;
import dev.saldo.history.RefusedResult;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.TotalledSample;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance.Billing;
import dev.saldo.spi.FailureReason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Every poll result is kept, exactly once. */
final class HistoryAppendCases {

  private final BalanceHistoryContract contract;

  HistoryAppendCases(BalanceHistoryContract contract) {
    this.contract = contract;
  }

  Stream<DynamicTest> all() {
    return Stream.of(
        contract.on("an empty history returns empty results", this::empty),
        contract.on("a poll result is kept unchanged", this::keptAsRead),
        contract.on("a duplicate poll result is kept once", this::twice),
        contract.on("the same amount in another spelling is a duplicate", this::spelledOtherwise),
        contract.on("another amount for the same instant is refused", this::contradiction),
        contract.on("one refused poll result rejects the entire append", this::allOrNone),
        contract.on("one refused poll result does not lose the others", this::accepted),
        contract.on("a result of a clock before 1970 or after 2200 is refused", this::wrongClock),
        contract.on("a failure is kept and shown until the next success", this::failure),
        contract.on("a duplicate failure is kept once", this::failureTwice),
        contract.on("a late failure is not the latest", this::lateFailure),
        contract.on("a late sample recomputes the totals after it", this::lateSample),
        contract.on("a late sample does not restore an old label", this::lateLabel),
        contract.on("instants are truncated to milliseconds", this::milliseconds),
        contract.on("a changed poll interval does not change past coverage", this::changedInterval),
        contract.on("unlimited and absent amounts are kept unchanged", this::noNumbers));
  }

  private void empty(BalanceHistory history) {
    history.append(List.of());
    assertThat(history.accounts(Selection.ALL)).isEmpty();
    assertThat(history.series(Selection.ALL)).isEmpty();
    assertThat(history.brackets(Selection.ALL, List.of(hour(1)))).isEmpty();
    assertThat(history.rises(Selection.ALL, hour(0), hour(9))).isEmpty();
    assertThat(kept(history)).isEmpty();
    assertThat(totalled(history, key("otp"))).isEmpty();
  }

  private void keptAsRead(BalanceHistory history) {
    Account account = account("otp");
    history.append(
        sampled(
            account,
            hour(1),
            balance("-12.50")
                .withLabel("Guthaben")
                .withBilling(Billing.POSTPAID)
                .withCreditLimit(new BigDecimal("100.25"))
                .withExpiry(hour(900))
                .withNote("the vendor contradicts itself")));
    Series series = history.series(Selection.ALL).getFirst();
    assertThat(series.key()).isEqualTo(key("otp"));
    assertThat(series.label()).isEqualTo("Guthaben");
    assertThat(series.terms().billing()).isEqualTo(Billing.POSTPAID);
    assertThat(series.terms().creditLimit()).isEqualByComparingTo("100.25");
    assertThat(series.terms().expiresAt()).isEqualTo(hour(900));
    assertThat(series.notes()).containsExactly("the vendor contradicts itself");
    assertThat(series.derived()).isFalse();
    assertThat(series.every()).isEqualTo(account.every());
    assertThat(series.firstObservedAt()).isEqualTo(hour(1));
    assertThat(series.last().amount()).isEqualTo(Amount.of(new BigDecimal("-12.50"), "-12.50"));
    assertThat(history.accounts(Selection.ALL))
        .containsExactly(new AccountPollState("otp", "acme", account.every(), hour(1), null, null));
  }

  private void twice(BalanceHistory history) {
    history.append(sampled("otp", hour(1), "10"));
    history.append(sampled("otp", hour(2), "7"));
    List<TotalledSample> once = totalled(history, key("otp"));
    history.append(List.of(sampled("otp", hour(2), "7"), sampled("otp", hour(1), "10")));
    history.append(List.of(sampled("otp", hour(1), "10"), sampled("otp", hour(1), "10")));
    assertThat(totalled(history, key("otp"))).isEqualTo(once).hasSize(2);
  }

  private void spelledOtherwise(BalanceHistory history) {
    history.append(sampled("otp", hour(1), "10.50"));
    history.append(sampled("otp", hour(1), "10.5"));
    assertThat(kept(history)).hasSize(1);
  }

  private void contradiction(BalanceHistory history) {
    history.append(sampled("otp", hour(1), "10"));
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> history.append(sampled("otp", hour(1), "11")));
    assertThat(kept(history)).containsExactly(HistoryFixtures.sample(key("otp"), hour(1), "10"));
  }

  private void allOrNone(BalanceHistory history) {
    history.append(sampled("otp", hour(1), "10"));
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(
            () ->
                history.append(
                    List.of(
                        sampled("aaa", hour(1), "1"),
                        failed("bbb", hour(1), FailureReason.TIMEOUT),
                        sampled("otp", hour(1), "11"),
                        sampled("otp", hour(2), "9"))));
    assertThat(kept(history)).hasSize(1);
    assertThat(history.accounts(Selection.ALL))
        .extracting(AccountPollState::account)
        .containsExactly("otp");
    assertThat(keptFailures(history)).isEmpty();
  }

  private void accepted(BalanceHistory history) {
    history.append(sampled("a2", hour(1), "350"));
    history.append(sampled("a6", hour(1), "350"));
    List<PollResult> results = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      results.add(sampled("a" + i, hour(1), "999"));
    }
    results.add(failed("a7", hour(1), FailureReason.TIMEOUT));
    List<RefusedResult> refused = history.appendAccepted(results);
    Amount other = Amount.of(new BigDecimal("999"), "999");
    assertThat(refused)
        .extracting(RefusedResult::result)
        .containsExactly(results.get(2), results.get(6));
    assertThat(refused.getFirst().reason()).contains("a2", "already has");
    assertThat(history.series(Selection.ALL))
        .extracting(series -> series.last().amount())
        .containsExactly(
            other,
            other,
            Amount.of(new BigDecimal("350"), "350"),
            other,
            other,
            other,
            Amount.of(new BigDecimal("350"), "350"));
    assertThat(keptFailures(history)).hasSize(1);
    assertThat(history.appendAccepted(List.of(sampled("a0", hour(2), "998")))).isEmpty();
    assertThat(history.appendAccepted(List.of())).isEmpty();
  }

  private void wrongClock(BalanceHistory history) {
    PollResult fine = sampled("fine", hour(1), "10");
    for (String at : List.of("1969-12-31T23:59:59.999Z", "2201-01-01T00:00:00Z")) {
      for (PollResult wrong :
          List.of(
              sampled("otp", Instant.parse(at), "10"),
              failed("otp", Instant.parse(at), FailureReason.TIMEOUT))) {
        assertThatThrownBy(() -> history.append(wrong))
            .isInstanceOf(HistoryException.class)
            .hasMessageContainingAll("otp", at, "1970 to 2200", "clock");
        assertThat(history.appendAccepted(List.of(fine, wrong)))
            .singleElement()
            .satisfies(refused -> assertThat(refused.result()).isEqualTo(wrong));
      }
    }
    assertThat(keptFailures(history)).isEmpty();
    assertThat(kept(history)).hasSize(1);
    history.append(sampled("fine", Instant.parse("2200-12-31T23:59:59Z"), "9"));
  }

  private void failure(BalanceHistory history) {
    history.append(sampled("otp", hour(1), "10"));
    history.append(failed("otp", hour(2), FailureReason.UNAUTHORIZED));
    PollFailure failure =
        new PollFailure(
            "otp",
            "acme",
            hour(2),
            Duration.ofMillis(340),
            FailureReason.UNAUTHORIZED,
            "failed with UNAUTHORIZED");
    assertThat(history.accounts(Selection.ALL))
        .containsExactly(
            new AccountPollState("otp", "acme", Duration.ofHours(1), hour(2), failure, null));
    assertThat(keptFailures(history)).containsExactly(failure);
    assertThat(history.series(Selection.ALL).getFirst().last().observedAt()).isEqualTo(hour(1));

    history.append(sampled("otp", hour(3), "9"));
    assertThat(history.accounts(Selection.ALL).getFirst().lastFailure()).isNull();
    assertThat(keptFailures(history)).containsExactly(failure);
  }

  private void failureTwice(BalanceHistory history) {
    history.append(failed("otp", hour(2), FailureReason.TIMEOUT));
    history.append(
        List.of(
            failed("otp", hour(2), FailureReason.TIMEOUT),
            failed("otp", hour(2), FailureReason.TIMEOUT)));
    assertThat(keptFailures(history)).hasSize(1);
    assertThat(history.series(Selection.ALL)).isEmpty();
  }

  private void lateFailure(BalanceHistory history) {
    history.append(sampled("otp", hour(5), "10"));
    history.append(failed("otp", hour(4), FailureReason.TIMEOUT));
    AccountPollState head = history.accounts(Selection.ALL).getFirst();
    assertThat(head.lastPolledAt()).isEqualTo(hour(5));
    assertThat(head.lastFailure()).isNull();
    assertThat(keptFailures(history)).hasSize(1);
  }

  private void lateSample(BalanceHistory history) {
    history.append(sampled("otp", hour(1), "10"));
    history.append(sampled("otp", hour(3), "6"));
    history.append(sampled("otp", hour(2), "15"));
    List<TotalledSample> samples = totalled(history, key("otp"));
    assertThat(samples)
        .extracting(s -> s.totals().fallen())
        .extracting(BigDecimal::toPlainString)
        .containsExactly("0", "0", "9");
    assertThat(samples)
        .extracting(s -> s.totals().risen())
        .extracting(BigDecimal::toPlainString)
        .containsExactly("0", "5", "5");
    assertThat(history.rises(Selection.ALL, hour(0), hour(9)))
        .singleElement()
        .satisfies(rise -> assertThat(rise.observedAt()).isEqualTo(hour(2)));
    assertThat(history.series(Selection.ALL).getFirst().last()).isEqualTo(samples.getLast());
  }

  private void lateLabel(BalanceHistory history) {
    history.append(sampled(account("otp"), hour(3), balance("6").withLabel("new")));
    history.append(sampled(account("otp"), hour(2), balance("7").withLabel("old")));
    Series series = history.series(Selection.ALL).getFirst();
    assertThat(series.label()).isEqualTo("new");
    assertThat(series.firstObservedAt()).isEqualTo(hour(2));
    assertThat(history.accounts(Selection.ALL).getFirst().lastPolledAt()).isEqualTo(hour(3));
  }

  private void milliseconds(BalanceHistory history) {
    Instant fine = hour(1).plusNanos(1_999_999);
    history.append(sampled("otp", fine, "10"));
    history.append(sampled("otp", hour(1).plusMillis(1), "10"));
    history.append(failed("otp", fine.plusMillis(1), FailureReason.TIMEOUT));
    assertThat(kept(history))
        .extracting(BalanceSample::observedAt)
        .containsExactly(hour(1).plusMillis(1));
    assertThat(keptFailures(history))
        .extracting(PollFailure::observedAt)
        .containsExactly(hour(1).plusMillis(2));
  }

  private void changedInterval(BalanceHistory history) {
    Account hourly = account("otp");
    Account daily = new Account("otp", "acme", Duration.ofDays(1), Account.DEFAULT_TIMEOUT);
    history.append(sampled(hourly, hour(0), balance("10")));
    history.append(sampled(hourly, hour(24), balance("9")));
    history.append(sampled(daily, hour(48), balance("8")));
    assertThat(totalled(history, key("otp")))
        .extracting(s -> s.totals().covered())
        .containsExactly(Duration.ZERO, Duration.ZERO, Duration.ofDays(1));
  }

  private void noNumbers(BalanceHistory history) {
    List<BalanceSample> samples =
        List.of(
            HistoryFixtures.sample(key("otp"), hour(1), "10"),
            new BalanceSample(key("otp"), hour(2), Amount.unlimited("Unlim")),
            new BalanceSample(key("otp"), hour(3), Amount.ABSENT),
            HistoryFixtures.sample(key("otp"), hour(4), "4"));
    history.importSamples(samples.iterator(), List.of());
    assertThat(kept(history)).isEqualTo(samples);
    assertThat(totalled(history, key("otp")).getLast().totals().fallen()).isEqualByComparingTo("0");
  }
}
