package dev.saldo.testkit.history;

import static dev.saldo.testkit.history.HistoryFixtures.LONG_AFTER;
import static dev.saldo.testkit.history.HistoryFixtures.LONG_BEFORE;
import static dev.saldo.testkit.history.HistoryFixtures.account;
import static dev.saldo.testkit.history.HistoryFixtures.balance;
import static dev.saldo.testkit.history.HistoryFixtures.hour;
import static dev.saldo.testkit.history.HistoryFixtures.key;
import static dev.saldo.testkit.history.HistoryFixtures.sample;
import static dev.saldo.testkit.history.HistoryFixtures.sampled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.PollResult;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.terms.StatedBucketTerms;
import dev.saldo.spi.Balance;
import dev.saldo.spi.Balance.Billing;
import dev.saldo.spi.Balance.Terms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/** The terms and notes of a bucket are kept over time, one entry for each change. */
final class HistoryTermsCases {

  private static final SeriesKey KEY = key("a");

  private final BalanceHistoryContract contract;

  HistoryTermsCases(BalanceHistoryContract contract) {
    this.contract = contract;
  }

  Stream<DynamicTest> all() {
    return Stream.of(
        contract.on("keeps each change of terms and notes", this::keepsChanges),
        contract.on("keeps the terms of results in any order", this::keepsInAnyOrder),
        contract.on("keeps nothing of a bucket without terms", this::keepsNothing),
        contract.on("finds the terms in effect at the start of a window", this::findsWindow),
        contract.on("a poll after an import states terms", this::followsImport),
        contract.on("terms follow a renamed account", this::renames),
        contract.on("terms follow a merged account", this::merges),
        contract.on("merges the terms of one bucket of two accounts", this::mergesOne),
        contract.on("a merge into a bucket without terms ends them", this::mergesIntoNothing));
  }

  private void keepsChanges(BalanceHistory history) {
    history.append(stated("a", 0, limit("500")));
    history.append(stated("a", 1, limit("500.00")));
    history.append(stated("a", 2, limit("800").withNote("raised")));
    history.append(stated("a", 3, limit("800").withExpiry(hour(99)).withNote("raised")));
    history.append(sampled("a", hour(4), "1"));
    history.append(stated("a", 1, 30, limit("900")));
    assertThat(all(history, KEY))
        .containsExactly(
            terms(0, "500", null),
            terms(2, "800", null, "raised"),
            terms(3, "800", hour(99), "raised"),
            StatedBucketTerms.unknown(hour(4)));
  }

  private void keepsInAnyOrder(BalanceHistory history) {
    history.append(
        List.of(
            stated("a", 2, limit("3")),
            stated("b", 1, limit("7")),
            stated("a", 0, limit("1")),
            stated("a", 1, limit("2"))));
    assertThat(all(history, KEY))
        .containsExactly(terms(0, "1", null), terms(1, "2", null), terms(2, "3", null));
    assertThat(all(history, key("b"))).containsExactly(terms(1, "7", null));
  }

  private void keepsNothing(BalanceHistory history) {
    history.append(List.of(sampled("a", hour(0), "7"), sampled("a", hour(1), "6")));
    assertThat(history.statedTerms(Selection.ALL, LONG_BEFORE, LONG_AFTER)).isEmpty();
  }

  private void findsWindow(BalanceHistory history) {
    history.append(stated("a", 1, limit("1")));
    history.append(stated("a", 2, limit("2")));
    history.append(stated("a", 4, limit("4")));
    history.append(stated("b", 3, limit("3")));
    assertThat(within(history, 3, 4)).containsExactly(terms(2, "2", null));
    assertThat(within(history, 2, 5)).containsExactly(terms(2, "2", null), terms(4, "4", null));
    assertThat(within(history, 0, 1)).isEmpty();
    assertThat(within(history, 5, 9)).containsExactly(terms(4, "4", null));
    assertThat(history.statedTerms(HistoryFixtures.only("b"), hour(0), hour(9)))
        .containsOnlyKeys(key("b"));
  }

  private void followsImport(BalanceHistory history) {
    history.importSamples(List.of(sample(KEY, hour(0), "9")).iterator(), List.of());
    history.append(stated("a", 1, limit("5")));
    history.importSamples(List.of(sample(KEY, hour(2), "3")).iterator(), List.of());
    assertThat(all(history, KEY)).containsExactly(terms(1, "5", null));
  }

  private void renames(BalanceHistory history) {
    history.append(stated("a", 0, limit("5")));
    history.renameAccount("a", "b");
    history.append(stated("b", 1, limit("5")));
    history.append(stated("b", 2, limit("6")));
    assertThat(all(history, KEY)).isEmpty();
    assertThat(all(history, key("b"))).containsExactly(terms(0, "5", null), terms(2, "6", null));
  }

  private void merges(BalanceHistory history) {
    history.append(stated("a", 0, limit("5")));
    history.append(
        sampled(
            account("b"),
            hour(1),
            Balance.of("sms", HistoryFixtures.amount("7"), balance("1").unit())));
    history.mergeAccounts("a", "b");
    assertThat(all(history, key("b"))).containsExactly(terms(0, "5", null));
  }

  private void mergesOne(BalanceHistory history) {
    history.append(stated("a", 0, limit("5")));
    history.append(stated("a", 1, limit("6")));
    history.append(stated("b", 2, limit("6")));
    history.append(stated("b", 3, limit("7")));
    history.mergeAccounts("a", "b");
    history.append(stated("b", 4, limit("7")));
    assertThat(all(history, key("b")))
        .containsExactly(terms(0, "5", null), terms(1, "6", null), terms(3, "7", null));
    assertThat(all(history, KEY)).isEmpty();
  }

  private void mergesIntoNothing(BalanceHistory history) {
    history.append(stated("a", 0, limit("5")));
    history.append(sampled("b", hour(2), "3"));
    history.mergeAccounts("a", "b");
    history.append(sampled("b", hour(3), "2"));
    assertThat(all(history, key("b")))
        .containsExactly(terms(0, "5", null), StatedBucketTerms.unknown(hour(2)));
  }

  private static List<StatedBucketTerms> all(BalanceHistory history, SeriesKey key) {
    return history.statedTerms(Selection.ALL, LONG_BEFORE, LONG_AFTER).getOrDefault(key, List.of());
  }

  private static List<StatedBucketTerms> within(BalanceHistory history, int from, int to) {
    return history.statedTerms(Selection.ALL, hour(from), hour(to)).getOrDefault(KEY, List.of());
  }

  private static Balance limit(String amount) {
    return balance("9").withBilling(Billing.POSTPAID).withCreditLimit(new BigDecimal(amount));
  }

  private static PollResult stated(String account, int hour, Balance balance) {
    return stated(account, hour, 0, balance);
  }

  private static PollResult stated(String account, int hour, int minute, Balance balance) {
    return sampled(account(account), hour(hour).plusSeconds(60L * minute), balance);
  }

  private static StatedBucketTerms terms(
      int hour, String limit, @Nullable Instant expiresAt, String... notes) {
    return new StatedBucketTerms(
        hour(hour), new Terms(Billing.POSTPAID, new BigDecimal(limit), expiresAt), List.of(notes));
  }
}
