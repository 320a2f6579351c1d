package dev.saldo.testkit.history;

import static dev.saldo.testkit.history.HistoryFixtures.hour;
import static dev.saldo.testkit.history.HistoryFixtures.key;
import static dev.saldo.testkit.history.HistoryFixtures.only;
import static dev.saldo.testkit.history.HistoryFixtures.sampled;
import static dev.saldo.testkit.history.HistoryFixtures.totalled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.EventKind;
import dev.saldo.history.HistoryException;
import dev.saldo.history.ManualClassification;
import dev.saldo.history.RetentionPolicy;
import dev.saldo.history.RetentionPolicy.Grain;
import dev.saldo.history.RetentionPolicy.Tier;
import dev.saldo.history.Selection;
import dev.saldo.history.TotalledSample;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Manual classifications are kept, whatever samples arrive later. */
final class HistoryClassificationCases {

  private static final BigDecimal FIVE = new BigDecimal("5");

  private final BalanceHistoryContract contract;

  HistoryClassificationCases(BalanceHistoryContract contract) {
    this.contract = contract;
  }

  Stream<DynamicTest> all() {
    return Stream.of(
        contract.on("an empty history has no classifications", this::empty),
        contract.on("a classification is kept unchanged", this::kept),
        contract.on("a second classification of a change replaces the first", this::replaced),
        contract.on(
            "classifications are ordered by series, by time and by when they were made",
            this::ordered),
        contract.on("a classification for an unknown series is refused", this::refused),
        contract.on("a selection filters classifications", this::selected),
        contract.on("removing a classification removes only that one", this::removed),
        contract.on("a classification is removed by a part of its interval", this::removedByPart),
        contract.on("a classification is kept when late samples arrive", this::lateSample),
        contract.on("a classification changes no total", this::totals),
        contract.on("thinning keeps the samples of a classification", this::thinned));
  }

  private void empty(BalanceHistory history) {
    assertThat(history.classifications(Selection.ALL)).isEmpty();
    assertThat(history.unclassify(key("otp"), hour(1), hour(2), FIVE)).isFalse();
  }

  private void kept(BalanceHistory history) {
    three(history, "otp");
    ManualClassification classification =
        new ManualClassification(
            key("otp"),
            hour(1),
            hour(2),
            new BigDecimal("5.000000000001"),
            EventKind.REFUND,
            "“undelivered”, 3 400 of them\nsee ticket 12",
            hour(70).plusNanos(1_999_999));
    history.classify(classification);
    assertThat(history.classifications(Selection.ALL)).containsExactly(classification);
    assertThat(classification.classifiedAt()).isEqualTo(hour(70).plusMillis(1));
  }

  private void replaced(BalanceHistory history) {
    three(history, "otp");
    history.classify(classified("otp", 1, 2, EventKind.REFUND, 70));
    history.classify(classified("otp", 1, 2, EventKind.CORRECTION, 71));
    assertThat(history.classifications(Selection.ALL))
        .containsExactly(classified("otp", 1, 2, EventKind.CORRECTION, 71));
  }

  private void ordered(BalanceHistory history) {
    three(history, "otp", "bulk");
    List<ManualClassification> expected =
        List.of(
            classified("bulk", 1, 2, EventKind.RESET, 90),
            classified("otp", 1, 2, EventKind.REFUND, 80),
            classified("otp", 0, 2, EventKind.RESET, 85),
            classified("otp", 2, 3, EventKind.TOP_UP, 70));
    for (int i : new int[] {3, 0, 2, 1}) {
      history.classify(expected.get(i));
    }
    assertThat(history.classifications(Selection.ALL)).containsExactlyElementsOf(expected);
  }

  private void refused(BalanceHistory history) {
    three(history, "otp");
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> history.classify(classified("unknown", 1, 2, EventKind.REFUND, 70)));
    assertThat(history.classifications(Selection.ALL)).isEmpty();
  }

  private void selected(BalanceHistory history) {
    three(history, "otp", "bulk");
    history.classify(classified("otp", 1, 2, EventKind.REFUND, 70));
    history.classify(classified("bulk", 1, 2, EventKind.REFUND, 70));
    assertThat(history.classifications(only("otp")))
        .containsExactly(classified("otp", 1, 2, EventKind.REFUND, 70));
    assertThat(history.classifications(only("unknown"))).isEmpty();
  }

  private void removed(BalanceHistory history) {
    three(history, "otp");
    history.classify(classified("otp", 1, 2, EventKind.REFUND, 70));
    history.classify(classified("otp", 2, 3, EventKind.REFUND, 70));
    assertThat(history.unclassify(key("otp"), hour(1), hour(2), FIVE.negate())).isFalse();
    assertThat(history.unclassify(key("otp"), hour(1), hour(3), FIVE)).isFalse();
    assertThat(history.unclassify(key("otp"), hour(1), hour(2), FIVE)).isTrue();
    assertThat(history.unclassify(key("otp"), hour(1), hour(2), FIVE)).isFalse();
    assertThat(history.classifications(Selection.ALL))
        .containsExactly(classified("otp", 2, 3, EventKind.REFUND, 70));
  }

  private void removedByPart(BalanceHistory history) {
    three(history, "otp");
    history.classify(classified("otp", 1, 3, EventKind.REFUND, 70));
    assertThat(history.unclassify(key("otp"), hour(2), hour(3), FIVE)).isTrue();
    assertThat(history.classifications(Selection.ALL)).isEmpty();
  }

  private void lateSample(BalanceHistory history) {
    three(history, "otp");
    history.classify(classified("otp", 1, 2, EventKind.REFUND, 70));
    history.append(sampled("otp", hour(1).plusSeconds(60), "15"));
    assertThat(history.rises(Selection.ALL, hour(0), hour(9)))
        .singleElement()
        .satisfies(rise -> assertThat(rise.observedAt()).isEqualTo(hour(1).plusSeconds(60)));
    assertThat(history.classifications(Selection.ALL))
        .containsExactly(classified("otp", 1, 2, EventKind.REFUND, 70));
  }

  private void totals(BalanceHistory history) {
    three(history, "otp");
    var before = totalled(history, key("otp"));
    history.classify(classified("otp", 1, 2, EventKind.CORRECTION, 70));
    assertThat(totalled(history, key("otp"))).isEqualTo(before);
    history.append(sampled("otp", hour(4), "7"));
    assertThat(totalled(history, key("otp"))).hasSize(4).startsWith(before.getFirst());
  }

  private void thinned(BalanceHistory history) {
    Instant late = hour(24 * 9 - 1);
    for (int hour = 0; hour < 24 * 9; hour++) {
      history.append(sampled("otp", hour(hour), String.valueOf(9_000 - 7 * hour)));
    }
    BigDecimal fall = new BigDecimal("-7");
    history.classify(
        new ManualClassification(
            key("otp"), hour(40), hour(41), fall, EventKind.CORRECTION, "", hour(70)));
    RetentionPolicy weekly =
        new RetentionPolicy(ZoneOffset.UTC, List.of(new Tier(late, Grain.WEEKLY)));
    history.thin(Selection.ALL, weekly);
    assertThat(totalled(history, key("otp")))
        .hasSizeLessThan(12)
        .extracting(TotalledSample::observedAt)
        .contains(hour(40), hour(41))
        .doesNotContain(hour(39), hour(42));
    assertThat(history.classifications(Selection.ALL)).hasSize(1);
  }

  private static ManualClassification classified(
      String account, int after, int observedAt, EventKind kind, int classifiedAt) {
    return new ManualClassification(
        key(account), hour(after), hour(observedAt), FIVE, kind, "", hour(classifiedAt));
  }

  /** Appends 10 at hour 1, 15 at hour 2 and 8 at hour 3. */
  private static void three(BalanceHistory history, String... accounts) {
    for (String account : accounts) {
      history.append(
          List.of(
              sampled(account, hour(1), "10"),
              sampled(account, hour(2), "15"),
              sampled(account, hour(3), "8")));
    }
  }
}
