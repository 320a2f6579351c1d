package dev.saldo.testkit.history;

import static dev.saldo.testkit.history.HistoryFixtures.account;
import static dev.saldo.testkit.history.HistoryFixtures.balance;
import static dev.saldo.testkit.history.HistoryFixtures.failed;
import static dev.saldo.testkit.history.HistoryFixtures.hour;
import static dev.saldo.testkit.history.HistoryFixtures.kept;
import static dev.saldo.testkit.history.HistoryFixtures.keptFailures;
import static dev.saldo.testkit.history.HistoryFixtures.key;
import static dev.saldo.testkit.history.HistoryFixtures.sample;
import static dev.saldo.testkit.history.HistoryFixtures.sampled;
import static dev.saldo.testkit.history.HistoryFixtures.totalled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.saldo.history.AccountMerge;
import dev.saldo.history.AccountPollState;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.EventKind;
import dev.saldo.history.HistoryException;
import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.history.ManualClassification;
import dev.saldo.history.PollFailure;
import dev.saldo.history.RetentionPolicy;
import dev.saldo.history.RetentionPolicy.Grain;
import dev.saldo.history.RetentionPolicy.Tier;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.TotalledSample;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.FailureReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/** An account is renamed, merged into another or retired, and nothing of it is lost. */
final class HistoryAccountCases {

  private static final SeriesKey OLD = key("old");
  private static final SeriesKey NEW = key("new");

  private final BalanceHistoryContract contract;

  HistoryAccountCases(BalanceHistoryContract contract) {
    this.contract = contract;
  }

  Stream<DynamicTest> all() {
    return Stream.of(
        contract.on("a renamed account keeps everything", this::renames),
        contract.on("a renamed account is polled under its new name", this::pollsRenamed),
        contract.on("refuses a name that is taken, wrong or unknown", this::refusesNames),
        contract.on("merges an account that another one follows", this::mergesFollower),
        contract.on("merges accounts that overlap", this::mergesOverlap),
        contract.on("merges buckets of one account alone", this::mergesOtherBuckets),
        contract.on("merges thousands of samples in any order", this::mergesMany),
        contract.on("merges a thinned account that another one follows", this::mergesThinned),
        contract.on("refuses a merge of contradicting samples", this::refusesContradiction),
        contract.on("refuses a merge into itself or of nothing", this::refusesNothing),
        contract.on("a poll ends the retirement of an account", this::retires));
  }

  private void renames(BalanceHistory history) {
    history.append(
        List.of(
            sampled("old", hour(0), "7"),
            sampled("old", hour(1), "9"),
            sampled("other", hour(1), "3"),
            failed("old", hour(2), FailureReason.TIMEOUT)));
    history.classify(refund("old"));
    List<TotalledSample> before = totalled(history, OLD);
    history.renameAccount("old", "new");
    assertThat(totalled(history, NEW)).isEqualTo(before);
    assertThat(totalled(history, OLD)).isEmpty();
    assertThat(history.accounts(Selection.ALL))
        .extracting(AccountPollState::account)
        .containsExactly("new", "other");
    assertThat(history.series(Selection.ALL))
        .extracting(Series::key)
        .containsExactly(NEW, key("other"));
    assertThat(keptFailures(history)).extracting(PollFailure::account).containsExactly("new");
    assertThat(history.classifications(Selection.ALL)).containsExactly(refund("new"));
    assertThat(history.rises(Selection.ALL, hour(0), hour(9))).hasSize(1);
  }

  private void pollsRenamed(BalanceHistory history) {
    history.append(sampled("old", hour(0), "7"));
    history.renameAccount("old", "new");
    history.append(sampled("new", hour(1), "6"));
    history.append(sampled("old", hour(2), "1"));
    assertThat(totalled(history, NEW).getLast().totals().fallen()).isEqualByComparingTo("1");
    assertThat(totalled(history, OLD)).hasSize(1);
  }

  private void refusesNames(BalanceHistory history) {
    history.append(List.of(sampled("old", hour(0), "7"), sampled("new", hour(0), "7")));
    refused(() -> history.renameAccount("old", "new"), "new");
    refused(() -> history.renameAccount("old", "Not a name"), "Not a name");
    refused(() -> history.renameAccount("absent", "other"), "absent");
    refused(() -> history.retireAccount("absent", hour(1)), "absent");
    assertThat(history.accounts(Selection.ALL)).hasSize(2);
  }

  private void mergesFollower(BalanceHistory history) {
    history.append(List.of(sampled("old", hour(0), "7"), sampled("old", hour(1), "5")));
    history.append(
        List.of(
            sampled("new", hour(2), "8"),
            sampled(account("new"), hour(3), balance("6").withLabel("Euro").withNote("as sent")),
            failed("old", hour(-1), FailureReason.TIMEOUT),
            failed("new", hour(-1), FailureReason.REJECTED)));
    history.classify(refund("old"));
    assertThat(history.mergeAccounts("old", "new")).isEqualTo(new AccountMerge(2, 0));
    assertSame(history, List.of("7", "5", "8", "6"));
    Series merged = history.series(Selection.ALL).getFirst();
    assertThat(merged.label()).isEqualTo("Euro");
    assertThat(merged.notes()).containsExactly("as sent");
    assertThat(keptFailures(history))
        .extracting(PollFailure::reason)
        .containsExactly(FailureReason.REJECTED);
    assertThat(history.classifications(Selection.ALL)).containsExactly(refund("new"));
    assertThat(history.accounts(Selection.ALL))
        .singleElement()
        .extracting(AccountPollState::lastPolledAt)
        .isEqualTo(hour(3));
  }

  private void mergesOverlap(BalanceHistory history) {
    history.append(List.of(sampled("new", hour(1), "8"), sampled("new", hour(3), "5")));
    history.append(
        List.of(
            sampled("old", hour(0), "9"),
            sampled("old", hour(2), "7"),
            sampled("old", hour(3), "5"),
            sampled("old", hour(4), "6")));
    assertThat(history.mergeAccounts("old", "new")).isEqualTo(new AccountMerge(3, 1));
    assertSame(history, List.of("9", "8", "7", "5", "6"));
    history.append(sampled("new", hour(5), "2"));
    assertSame(history, List.of("9", "8", "7", "5", "6", "2"));
  }

  private void mergesOtherBuckets(BalanceHistory history) {
    history.append(
        List.of(
            sampled(account("old"), hour(0), balance("7")),
            sampled(account("new"), hour(0), balance("3").withMeaning(Meaning.SPENT))));
    assertThat(history.mergeAccounts("old", "new")).isEqualTo(new AccountMerge(1, 0));
    assertThat(history.series(Selection.ALL)).hasSize(2);
    assertThat(history.accounts(Selection.ALL)).hasSize(1);
  }

  private void mergesMany(BalanceHistory history) {
    List<BalanceSample> samples =
        IntStream.range(0, 2_500)
            .mapToObj(
                i ->
                    sample(
                        i % 3 == 0 ? NEW : OLD,
                        hour(i),
                        String.valueOf(9_000 - 2 * i + i % 50 * 3)))
            .toList();
    history.importSamples(samples.iterator(), List.of());
    history.mergeAccounts("old", "new");
    assertSame(
        history, samples.stream().map(sample -> String.valueOf(sample.amount().raw())).toList());
  }

  private void mergesThinned(BalanceHistory history) {
    List<BalanceSample> hourly =
        IntStream.range(0, 24 * 40)
            .mapToObj(i -> sample(OLD, hour(i), String.valueOf(5_000 - i + i % 7 * 3)))
            .toList();
    history.importSamples(hourly.iterator(), List.of());
    history.append(sampled("new", hour(24 * 41), "1"));
    TotalledSample last = totalled(history, OLD).getLast();
    history.thin(
        Selection.ALL,
        new RetentionPolicy(ZoneOffset.UTC, List.of(new Tier(hour(24 * 20), Grain.DAILY))));
    history.mergeAccounts("old", "new");
    List<TotalledSample> merged = totalled(history, NEW);
    assertThat(merged).contains(last);
    assertThat(merged.getLast().totals().risen()).isEqualByComparingTo(last.totals().risen());
    assertThat(merged.getLast().observedAt()).isEqualTo(hour(24 * 41));
  }

  private void refusesContradiction(BalanceHistory history) {
    history.append(
        List.of(
            sampled("old", hour(0), "9"),
            sampled("old", hour(2), "7"),
            sampled("new", hour(2), "6"),
            sampled("new", hour(3), "5")));
    List<BalanceSample> before = kept(history);
    refused(() -> history.mergeAccounts("old", "new"), hour(2).toString());
    assertThat(kept(history)).isEqualTo(before);
    assertThat(history.accounts(Selection.ALL)).hasSize(2);
    history.append(sampled("new", hour(4), "4"));
    assertThat(totalled(history, NEW).getLast().totals().fallen()).isEqualByComparingTo("2");
  }

  private void refusesNothing(BalanceHistory history) {
    history.append(sampled("old", hour(0), "9"));
    refused(() -> history.mergeAccounts("old", "old"), "itself");
    refused(() -> history.mergeAccounts("old", "absent"), "absent");
    refused(() -> history.mergeAccounts("absent", "old"), "absent");
    assertThat(kept(history)).hasSize(1);
  }

  private void retires(BalanceHistory history) {
    history.append(sampled("old", hour(0), "9"));
    history.retireAccount("old", hour(1));
    assertThat(retiredAt(history)).isEqualTo(hour(1));
    history.importSamples(List.of(sample(OLD, hour(-1), "8")).iterator(), List.of());
    assertThat(retiredAt(history)).isEqualTo(hour(1));
    assertThat(totalled(history, OLD)).hasSize(2);
    history.append(sampled("old", hour(2), "9"));
    assertThat(retiredAt(history)).isNull();
  }

  private static @Nullable Instant retiredAt(BalanceHistory history) {
    return history.accounts(Selection.ALL).getFirst().retiredAt();
  }

  /** Compares the merged series with one that was appended in order. */
  private static void assertSame(BalanceHistory history, List<String> amounts) {
    try (BalanceHistory plain = new InMemoryBalanceHistory()) {
      List<BalanceSample> samples = new ArrayList<>();
      for (int i = 0; i < amounts.size(); i++) {
        samples.add(sample(NEW, hour(i), amounts.get(i)));
      }
      plain.importSamples(samples.iterator(), List.of());
      assertThat(totalled(history, NEW)).isEqualTo(totalled(plain, NEW));
      assertThat(totalled(history, OLD)).isEmpty();
      assertThat(history.rises(Selection.ALL, hour(-9), hour(9_999)))
          .isEqualTo(plain.rises(Selection.ALL, hour(-9), hour(9_999)));
      HourlyUsageCheck.every(history, hour(9_999));
    }
  }

  private static ManualClassification refund(String account) {
    return new ManualClassification(
        key(account), hour(0), hour(1), new BigDecimal("2"), EventKind.REFUND, "why", hour(5));
  }

  private static void refused(Runnable change, String named) {
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(change::run)
        .withMessageContaining(named)
        .withMessageNotContaining("\n");
  }
}
