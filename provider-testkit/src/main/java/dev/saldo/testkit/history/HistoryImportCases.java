package dev.saldo.testkit.history;

import static dev.saldo.testkit.history.HistoryFixtures.account;
import static dev.saldo.testkit.history.HistoryFixtures.amount;
import static dev.saldo.testkit.history.HistoryFixtures.balance;
import static dev.saldo.testkit.history.HistoryFixtures.hour;
import static dev.saldo.testkit.history.HistoryFixtures.kept;
import static dev.saldo.testkit.history.HistoryFixtures.key;
import static dev.saldo.testkit.history.HistoryFixtures.sample;
import static dev.saldo.testkit.history.HistoryFixtures.sampled;
import static dev.saldo.testkit.history.HistoryFixtures.totalled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.saldo.account.Account;
import dev.saldo.history.AccountPollState;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.HistoryException;
import dev.saldo.history.ImportSummary;
import dev.saldo.history.RunningTotals;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.spi.Balance;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/** An import keeps all of its samples or none, and duplicates once. */
final class HistoryImportCases {

  private final BalanceHistoryContract contract;

  HistoryImportCases(BalanceHistoryContract contract) {
    this.contract = contract;
  }

  Stream<DynamicTest> all() {
    return Stream.of(
        contract.on("counts new samples and duplicates", this::counts),
        contract.on("accepts an empty import", this::nothing),
        contract.on("an imported account is known but was never polled", this::unpolled),
        contract.on("uses the poll interval of a known account", this::known),
        contract.on("keeps the poll interval of an account", this::keepsInterval),
        contract.on("keeps nothing if the source fails", this::brokenSource),
        contract.on("keeps nothing if a sample contradicts a stored one", this::contradictsKept),
        contract.on("keeps nothing if two samples contradict each other", this::contradictsItself),
        contract.on("can be repeated after a correction", this::corrected),
        contract.on("adds up the largest amounts", this::largest),
        contract.on("keeps the vendor's times", this::vendorTimes));
  }

  /** Late samples, glitches and a merge change rows and must leave the vendor's times alone. */
  private void vendorTimes(BalanceHistory history) {
    List<String> amounts = List.of("100", "99", "0", "98", "97");
    List<BalanceSample> samples = new ArrayList<>();
    for (int i = 0; i < amounts.size(); i++) {
      Instant stated = i == 1 ? null : hour(i).minusSeconds(90 + i);
      samples.add(new BalanceSample(key("otp"), hour(i), amount(amounts.get(i)), stated));
    }
    assertThat(history.haveVendorTime(Selection.ALL, hour(0), hour(9))).isFalse();
    history.append(sampled(account("otp"), hour(4), polled("97", samples.get(4).vendorTime())));
    List<BalanceSample> shuffled = List.of(3, 0, 2, 1).stream().map(samples::get).toList();
    history.importSamples(shuffled.iterator(), List.of());
    assertThat(kept(history)).containsExactlyElementsOf(samples);
    assertThat(history.series(Selection.ALL).getFirst().last().vendorTime())
        .isEqualTo(samples.get(4).vendorTime());
    assertThat(history.haveVendorTime(Selection.ALL, hour(0), hour(9))).isTrue();
    assertThat(history.haveVendorTime(Selection.ALL, hour(1), hour(2))).isFalse();
    history.append(sampled(account("new"), hour(5), polled("96", hour(5).plusNanos(1_234_567))));
    history.append(
        sampled(account("new"), hour(6), polled("95", Instant.parse("0001-01-01T00:00:00Z"))));
    history.mergeAccounts("otp", "new");
    assertThat(kept(history))
        .extracting(BalanceSample::vendorTime)
        .containsExactlyElementsOf(
            Stream.concat(
                    samples.stream().map(BalanceSample::vendorTime),
                    Stream.of(hour(5).plusMillis(1), null))
                .toList());
  }

  private static Balance polled(String amount, @Nullable Instant vendorTime) {
    return vendorTime == null ? balance(amount) : balance(amount).withVendorTime(vendorTime);
  }

  private void largest(BalanceHistory history) {
    String most = "9".repeat(26);
    String less = "6" + most.substring(1); // not half as much, which could be a glitch
    List<BalanceSample> samples =
        IntStream.range(0, 201)
            .mapToObj(hour -> sample(key("otp"), hour(hour), hour % 2 == 0 ? most : less))
            .toList();
    history.importSamples(samples.iterator(), List.of());
    RunningTotals totals = history.series(Selection.ALL).getFirst().last().totals();
    BigDecimal sum =
        new BigDecimal(most).subtract(new BigDecimal(less)).multiply(BigDecimal.valueOf(100));
    assertThat(totals.fallen()).isEqualByComparingTo(sum);
    assertThat(totals.risen()).isEqualByComparingTo(sum);
    assertThat(history.rises(Selection.ALL, hour(0), hour(201))).hasSize(100);
  }

  private void counts(BalanceHistory history) {
    history.append(sampled("otp", hour(3), "7"));
    List<BalanceSample> samples = hourly(10);
    assertThat(history.importSamples(samples.iterator(), List.of()))
        .isEqualTo(new ImportSummary(9, 1));
    List<BalanceSample> twice = new ArrayList<>(samples.reversed());
    twice.addAll(samples);
    twice.add(sample(key("otp"), hour(10), "0"));
    assertThat(history.importSamples(twice.iterator(), List.of()))
        .isEqualTo(new ImportSummary(1, 20));
    assertThat(kept(history)).hasSize(11);
  }

  private void nothing(BalanceHistory history) {
    assertThat(history.importSamples(List.<BalanceSample>of().iterator(), List.of()))
        .isEqualTo(new ImportSummary(0, 0));
    assertThat(history.accounts(Selection.ALL)).isEmpty();
  }

  private void unpolled(BalanceHistory history) {
    history.importSamples(hourly(2).iterator(), List.of());
    assertThat(history.accounts(Selection.ALL))
        .containsExactly(
            new AccountPollState("otp", "acme", Account.DEFAULT_EVERY, null, null, null));
    Series series = history.series(Selection.ALL).getFirst();
    assertThat(series.label()).isEqualTo(series.key().bucket());
    assertThat(series.unit().rawCode()).isEqualTo("EUR");
    assertThat(series.notes()).isEmpty();
  }

  private void known(BalanceHistory history) {
    Account daily = new Account("otp", "acme", Duration.ofDays(1), Account.DEFAULT_TIMEOUT);
    history.importSamples(
        List.of(sample(key("otp"), hour(0), "3"), sample(key("otp"), hour(48), "2")).iterator(),
        List.of(HistoryFixtures.account("other"), daily));
    assertThat(history.series(Selection.ALL).getFirst().every()).isEqualTo(Duration.ofDays(1));
    assertThat(totalled(history, key("otp")).getLast().totals().covered())
        .isEqualTo(Duration.ofDays(2));
  }

  private void keepsInterval(BalanceHistory history) {
    Account daily = new Account("otp", "acme", Duration.ofDays(1), Account.DEFAULT_TIMEOUT);
    history.append(sampled(daily, hour(0), HistoryFixtures.balance("7")));
    history.importSamples(List.of(sample(key("otp"), hour(48), "6")).iterator(), List.of());
    assertThat(history.series(Selection.ALL).getFirst().every()).isEqualTo(Duration.ofDays(1));
    assertThat(totalled(history, key("otp")).getLast().totals().covered())
        .isEqualTo(Duration.ofDays(2));
  }

  private void brokenSource(BalanceHistory history) {
    history.append(sampled("otp", hour(-1), "12"));
    Iterator<BalanceSample> broken =
        Stream.concat(hourly(2_500).stream(), Stream.<BalanceSample>generate(this::fails))
            .iterator();
    assertThatIllegalStateException()
        .isThrownBy(() -> history.importSamples(broken, List.of()))
        .withMessage("line 2501 is not a sample");
    assertThat(kept(history)).containsExactly(sample(key("otp"), hour(-1), "12"));
    assertThat(history.accounts(Selection.ALL)).hasSize(1);
  }

  private BalanceSample fails() {
    throw new IllegalStateException("line 2501 is not a sample");
  }

  private void contradictsKept(BalanceHistory history) {
    history.append(sampled("otp", hour(7), "99"));
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> history.importSamples(hourly(10).iterator(), List.of()));
    assertThat(kept(history)).containsExactly(sample(key("otp"), hour(7), "99"));
    assertThat(history.rises(Selection.ALL, hour(0), hour(99))).isEmpty();
  }

  private void contradictsItself(BalanceHistory history) {
    List<BalanceSample> samples = new ArrayList<>(hourly(10));
    samples.add(sample(key("otp"), hour(4), "99"));
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> history.importSamples(samples.iterator(), List.of()));
    assertThat(history.series(Selection.ALL)).isEmpty();
    assertThat(history.accounts(Selection.ALL)).isEmpty();
  }

  private void corrected(BalanceHistory history) {
    contradictsItself(history);
    assertThat(history.importSamples(hourly(10).iterator(), List.of()))
        .isEqualTo(new ImportSummary(10, 0));
    assertThat(totalled(history, key("otp")).getLast().totals().fallen()).isEqualByComparingTo("9");
  }

  /** Returns 10, 9, 8 and so on, an hour apart. */
  private static List<BalanceSample> hourly(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> sample(key("otp"), hour(i), String.valueOf(10 - i)))
        .toList();
  }
}
