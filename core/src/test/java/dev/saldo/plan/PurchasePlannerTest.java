package dev.saldo.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.Account;
import dev.saldo.alert.AlertCondition.OrderBy;
import dev.saldo.alert.AlertRule;
import dev.saldo.alert.AlertRuleSet;
import dev.saldo.alert.AlertScope;
import dev.saldo.alert.BusinessCalendar;
import dev.saldo.alert.CheckedAccount;
import dev.saldo.alert.ScopedAlertRule;
import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.history.PollResult;
import dev.saldo.history.Selection;
import dev.saldo.plan.PurchasePlan.Row;
import dev.saldo.plan.PurchasePlan.Status;
import dev.saldo.report.RunwayReport;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.channel.AlertSeverity;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PurchasePlannerTest {

  private static final Account OTP = Account.of("otp", "test");

  /** A Monday. */
  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

  private static final int HOURS = 35 * 24;
  private static final Instant NOW = START.plus(Duration.ofHours(HOURS));

  private final InMemoryBalanceHistory history = new InMemoryBalanceHistory();

  @Test
  void theBalanceWithThePurchaseLastsUntilTheDateAtTheEarlyEdge() {
    use(1_000, 1);
    Instant until = NOW.plus(Duration.ofDays(60));
    Row row = plan(until, 90, List.of(), null);
    assertThat(row.status()).isEqualTo(Status.BUY);
    assertThat(row.purchase().missing())
        .isEqualTo(row.purchase().demand().subtract(new BigDecimal("1000")));
    assertThat(row.purchase().runsOutAt()).isEqualTo(early());
    InMemoryBalanceHistory bought = new InMemoryBalanceHistory();
    fill(bought, row.purchase().amount().intValue() + 1_000, 1);
    assertThat(early(bought)).isBetween(until, until.plus(Duration.ofDays(2)));
  }

  @Test
  void aHigherServiceNeedsMoreAndHalfOfItLess() {
    use(1_000, 1);
    Instant until = NOW.plus(Duration.ofDays(60));
    List<BigDecimal> demand = new ArrayList<>();
    for (int service : List.of(50, 80, 90, 95, 99)) {
      demand.add(plan(until, service, List.of(), null).purchase().demand());
    }
    assertThat(demand).isSorted().doesNotHaveDuplicates();
    assertThat(demand.getFirst()).isBetween(BigDecimal.valueOf(1_300), BigDecimal.valueOf(1_600));
  }

  @Test
  void nothingIsBoughtIfItLasts() {
    use(10_000, 1);
    Row row = plan(NOW.plus(Duration.ofDays(30)), 90, List.of(BigDecimal.TEN), null);
    assertThat(row.status()).isEqualTo(Status.ENOUGH);
    assertThat(row.purchase().amount()).isZero();
    assertThat(row.purchase().orderBy()).isNull();
  }

  @Test
  void withoutAPredictionNothingIsPlanned() {
    assertThat(plan(NOW, 90, List.of(), null).reason()).isEqualTo("never read");
    history.append(sample(HOURS, "0"));
    Row empty = plan(NOW.plus(Duration.ofDays(30)), 90, List.of(), null);
    assertThat(empty.status()).isEqualTo(Status.UNKNOWN);
    assertThat(empty.purchase()).isNull();
  }

  @Test
  void theRuleOrTheOptionStatesTheLeadTime() {
    use(1_000, 1);
    Instant until = NOW.plus(Duration.ofDays(90));
    LocalDate end = early().atZone(ZoneOffset.UTC).toLocalDate();
    BusinessCalendar weekdays = calendar(Set.of());
    assertThat(plan(until, 90, List.of(), null).purchase().orderBy())
        .isEqualTo(weekdays.subtract(end, 0));
    assertThat(plan(until, 90, List.of(), 5).purchase().orderBy())
        .isEqualTo(weekdays.subtract(end, 5));
    BusinessCalendar closed = calendar(Set.of(weekdays.subtract(end, 1)));
    OrderBy order = new OrderBy(3, closed);
    AlertRule rule =
        new AlertRule("a", order, AlertSeverity.WARNING, 1, null, null, List.of(), List.of());
    AlertRuleSet rules = new AlertRuleSet(List.of(new ScopedAlertRule(AlertScope.ALL, rule)));
    Row row =
        new PurchasePlanner(until, ZoneOffset.UTC, 90, List.of(), rules, null)
            .plan(history, List.of(new CheckedAccount(OTP, Set.of())), NOW)
            .rows()
            .getFirst();
    assertThat(row.purchase().orderBy()).isEqualTo(closed.subtract(end, 3));
    assertThat(row.purchase().leadDays()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "1, '500', 500",
    "500, '500', 500",
    "501, '500', 1000",
    "1873, '500,1000', 2000",
    "1400, '500,1000', 1500",
    "1200, '700,1000', 1400",
    "2100, '700,1000', 2100",
    "0.5, '0.2,1', 0.6",
  })
  void packagesCoverItWithTheSmallestSum(BigDecimal missing, String sizes, BigDecimal sum) {
    List<BigDecimal> offered = List.of(sizes.split(",")).stream().map(BigDecimal::new).toList();
    assertThat(PackageCount.sum(PackageCount.cover(missing, offered))).isEqualByComparingTo(sum);
  }

  @Test
  void ofEqualSumsTheFewestPackagesAreBought() {
    List<BigDecimal> sizes = List.of(BigDecimal.valueOf(500), BigDecimal.valueOf(1_000));
    assertThat(PackageCount.cover(BigDecimal.valueOf(1_873), sizes))
        .containsExactly(new PackageCount(BigDecimal.valueOf(1_000), 2));
  }

  @Test
  void theQuantileIsThatOfTheNormalDistribution() {
    assertThat(DemandEstimate.quantile(0.5)).isBetween(0.0, 0.001);
    assertThat(DemandEstimate.quantile(0.9)).isBetween(1.281, 1.283);
    assertThat(DemandEstimate.quantile(0.99)).isBetween(2.325, 2.328);
  }

  private Row plan(
      Instant until, int service, List<BigDecimal> packages, @Nullable Integer leadDays) {
    return new PurchasePlanner(
            until, ZoneOffset.UTC, service, packages, AlertRuleSet.NONE, leadDays)
        .plan(history, List.of(new CheckedAccount(OTP, Set.of())), NOW)
        .rows()
        .getFirst();
  }

  private Instant early() {
    return early(history);
  }

  private static Instant early(InMemoryBalanceHistory of) {
    return RunwayReport.of(of, Selection.ALL, List.of(OTP), NOW, ZoneOffset.UTC, List.of())
        .rows()
        .getFirst()
        .runway()
        .emptyAt()
        .p10();
  }

  private static BusinessCalendar calendar(Set<LocalDate> holidays) {
    return new BusinessCalendar(
        Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), holidays, ZoneOffset.UTC);
  }

  private void use(int left, int perHour) {
    fill(history, left, perHour);
  }

  private static void fill(InMemoryBalanceHistory of, int left, int perHour) {
    List<PollResult> results = new ArrayList<>();
    for (int hour = 0; hour <= HOURS; hour++) {
      results.add(sample(hour, String.valueOf(left + (HOURS - hour) * perHour)));
    }
    of.append(results);
  }

  private static PollResult sample(int hour, String amount) {
    return new PollResult.Sampled(
        OTP,
        START.plus(Duration.ofHours(hour)),
        Duration.ZERO,
        List.of(Balance.of("main", Amount.of(new BigDecimal(amount)), BalanceUnit.money("EUR"))));
  }
}
