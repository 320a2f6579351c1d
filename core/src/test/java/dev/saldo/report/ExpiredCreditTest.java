package dev.saldo.report;

import static dev.saldo.report.ReportFixture.OTP;
import static dev.saldo.report.ReportFixture.at;
import static dev.saldo.report.ReportFixture.credits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.saldo.event.BalanceEvent;
import dev.saldo.event.BalanceEventFinder;
import dev.saldo.history.AccountTerms;
import dev.saldo.history.AgreedTerms;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.EventKind;
import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.history.ManualClassification;
import dev.saldo.history.Selection;
import dev.saldo.history.TermedHistory;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.Balance.Billing;
import dev.saldo.usage.Step;
import dev.saldo.usage.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Credit that expires is neither use nor part of a rate. */
class ExpiredCreditTest {

  private static final int DAY = 24;

  private final InMemoryBalanceHistory history = new InMemoryBalanceHistory();

  @Test
  void theRestThatExpiresIsNotUse() {
    drain(0, 48, 1_000, 1);
    drain(48, 60, 0, 0);
    assertUsed(expiring(at(47.5)), 60, "47");
    assertThat(expiries(expiring(at(47.5)), 60)).containsExactly("-953");
  }

  @Test
  void withoutAnExpiryTheFallIsUse() {
    drain(0, 48, 1_000, 1);
    drain(48, 60, 0, 0);
    assertUsed(history, 60, "1000");
    assertUsed(expiring(at(20)), 60, "1000");
    assertUsed(expiring(at(50)), 60, "1000");
  }

  @Test
  void aVendorMayTakeItSomeHoursLater() {
    drain(0, 48, 1_000, 1);
    drain(48, 60, 0, 0);
    assertUsed(expiring(at(36)), 60, "47");
  }

  @Test
  void aBalanceThatUseEndsIsUsed() {
    drain(0, 48, 480, 10);
    drain(48, 60, 0, 0);
    assertUsed(expiring(at(47.5)), 60, "480");
  }

  @Test
  void aFallToAnotherAmountIsUse() {
    drain(0, 48, 1_000, 1);
    drain(48, 60, 5, 0);
    assertUsed(expiring(at(47.5)), 60, "995");
  }

  @Test
  void whatIsLeftOfATopUpExpires() {
    drain(0, DAY, 100, 1);
    drain(DAY, 5 * DAY, 576, 1);
    drain(5 * DAY, 6 * DAY, 1_480, 1);
    drain(6 * DAY, 7 * DAY, 980, 1);
    BalanceHistory termed = lots(5);
    assertThat(expiries(termed, 7 * DAY)).containsExactly("-458");
    Usage usage = usage(termed, 7 * DAY);
    assertThat(usage.opening().subtract(usage.used()).add(usage.added()))
        .isEqualByComparingTo(usage.closing());
  }

  @Test
  void theLifeOfALotDecides() {
    drain(0, DAY, 100, 1);
    drain(DAY, 3 * DAY, 1_000, 1);
    drain(3 * DAY, 4 * DAY, 0, 0);
    assertThat(expiries(lots(2), 4 * DAY)).containsExactly("-953");
    assertThat(expiries(lots(4), 4 * DAY)).isEmpty();
  }

  @Test
  void useAfterTheExpiryInTheSameIntervalStaysUse() {
    drain(0, DAY, 100, 1);
    drain(DAY, 2 * DAY, 1_000, 1);
    drain(2 * DAY, 3 * DAY, 1_476, 1);
    drain(3 * DAY, 4 * DAY, 490, 1);
    BalanceHistory termed = lots(2);
    assertThat(expiries(termed, 4 * DAY)).containsExactly("-954");
    assertThat(usage(termed, 3.01).used()).isLessThan(new BigDecimal("80"));
  }

  @Test
  void aLotThatWasUsedBeforeCostsNothing() {
    drain(0, DAY, 24, 1);
    drain(DAY, 5 * DAY, 1_000, 10);
    drain(5 * DAY, 6 * DAY, 940, 10);
    assertThat(expiries(lots(4), 6 * DAY)).isEmpty();
  }

  @Test
  void twoLotsMayExpireInOneInterval() {
    drain(0, DAY, 100, 1);
    drain(DAY, DAY + 1, 600, 1);
    drain(DAY + 1, 3 * DAY - 4, 1_099, 1);
    read(3 * DAY + 4, 0);
    drain(3 * DAY + 5, 4 * DAY, 0, 0);
    assertThat(expiries(lots(2), 4 * DAY)).containsExactly("-1057");
  }

  @Test
  void postpaidAndUnlimitedDoNotExpire() {
    drain(0, 48, 1_000, 1, b -> b.withBilling(Billing.POSTPAID));
    drain(48, 60, 0, 0, b -> b.withBilling(Billing.POSTPAID));
    assertThat(expiries(expiring(at(47.5)), 60)).isEmpty();
    InMemoryBalanceHistory other = new InMemoryBalanceHistory();
    Balance unlimited =
        Balance.of("main", Amount.unlimited("unlimited"), credits("main", "1").unit());
    other.append(ReportFixture.read(OTP, 0, unlimited));
    other.append(ReportFixture.read(OTP, 1, "0"));
    assertThat(expiries(termed(other, Optional.of(at(0.5)), Optional.empty()), 60)).isEmpty();
  }

  @Test
  void theUserDecides() {
    drain(0, 48, 1_000, 1);
    drain(48, 60, 0, 0);
    history.classify(
        new ManualClassification(
            history.series(Selection.ALL).getFirst().key(),
            at(47),
            at(48),
            new BigDecimal("-953"),
            EventKind.USAGE,
            "",
            at(60)));
    assertUsed(expiring(at(47.5)), 60, "1000");
  }

  @Test
  void windowsThatCutTheExpiryAddUp() {
    drain(0, 48, 1_000, 1);
    drain(48, 60, 0, 0);
    BalanceHistory termed = expiring(at(47.2));
    BigDecimal before = usage(termed, 0, 47.6).used();
    BigDecimal after = usage(termed, 47.6, 60).used();
    assertThat(before.add(after)).isEqualByComparingTo("47");
  }

  @Test
  void aRunwayDoesNotLearnFromIt() {
    drain(0, 30 * DAY, 2_000, 1);
    drain(30 * DAY, 32 * DAY, 0, 0);
    drain(32 * DAY, 40 * DAY, 480, 1);
    Instant empty = emptyAt(lots(30), 40 * DAY - 1);
    assertThat(Duration.between(at(40 * DAY - 1), empty).toHours() / 24.0)
        .isCloseTo(289 / 24.0, within(1.5));
    assertThat(emptyAt(history, 40 * DAY - 1)).isBefore(empty.minus(Duration.ofDays(1)));
  }

  private static Instant emptyAt(BalanceHistory asked, int hour) {
    return Objects.requireNonNull(
        Objects.requireNonNull(
                RunwayReport.of(
                        asked, Selection.ALL, List.of(OTP), at(hour), ZoneOffset.UTC, List.of())
                    .rows()
                    .getFirst()
                    .runway()
                    .emptyAt())
            .p50());
  }

  private void assertUsed(BalanceHistory asked, double hours, String used) {
    assertThat(usage(asked, hours).used()).isEqualByComparingTo(used);
  }

  private static Usage usage(BalanceHistory asked, double hours) {
    return usage(asked, 0, hours);
  }

  private static Usage usage(BalanceHistory asked, double from, double to) {
    Window window = new Window(at(from), at(to), ZoneOffset.UTC);
    return UsageReport.of(asked, Selection.ALL, window, Step.TOTAL).rows().getFirst().usage();
  }

  private static List<String> expiries(BalanceHistory asked, double hours) {
    return BalanceEventFinder.find(asked, Selection.ALL, at(0), at(hours)).stream()
        .filter(event -> event.ruling().kind() == EventKind.EXPIRY)
        .map(BalanceEvent::amount)
        .map(amount -> Objects.requireNonNull(amount).toPlainString())
        .toList();
  }

  private BalanceHistory expiring(Instant at) {
    return termed(history, Optional.of(at), Optional.empty());
  }

  private BalanceHistory lots(int days) {
    return termed(history, Optional.empty(), Optional.of(Duration.ofDays(days)));
  }

  private static BalanceHistory termed(
      BalanceHistory stored, Optional<Instant> expiresAt, Optional<Duration> life) {
    AgreedTerms agreed = new AgreedTerms(Optional.empty(), Optional.empty(), expiresAt, life);
    return new TermedHistory(stored, Map.of("otp", new AccountTerms(agreed, Map.of())));
  }

  private void read(int hour, int level) {
    history.append(ReportFixture.read(OTP, hour, String.valueOf(level)));
  }

  private void drain(int from, int to, int level, int perHour) {
    drain(from, to, level, perHour, balance -> balance);
  }

  private void drain(int from, int to, int level, int perHour, UnaryOperator<Balance> described) {
    for (int hour = from; hour < to; hour++) {
      String amount = String.valueOf(level - perHour * (hour - from));
      history.append(ReportFixture.read(OTP, hour, described.apply(credits("main", amount))));
    }
  }
}
