package dev.saldo.plan;

import dev.saldo.account.Account;
import dev.saldo.account.PrepaidCredit;
import dev.saldo.alert.AccountFacts;
import dev.saldo.alert.AlertCondition.OrderBy;
import dev.saldo.alert.AlertFactsReader;
import dev.saldo.alert.AlertRule;
import dev.saldo.alert.AlertRuleSet;
import dev.saldo.alert.BucketFacts;
import dev.saldo.alert.BusinessCalendar;
import dev.saldo.alert.CheckedAccount;
import dev.saldo.alert.FactsNeeded;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesKey;
import dev.saldo.plan.PurchasePlan.Purchase;
import dev.saldo.plan.PurchasePlan.Row;
import dev.saldo.plan.PurchasePlan.Status;
import dev.saldo.report.PollIntervals;
import dev.saldo.report.SeriesRunwayFinder;
import dev.saldo.runway.Runway;
import dev.saldo.runway.RunwayEstimator;
import dev.saldo.runway.RunwayInput;
import dev.saldo.spi.Balance.Meaning;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The planning of purchases. Immutable and thread-safe.
 *
 * @param until the time until which balances must last, UTC, at most 400 days ahead
 * @param zone the time zone of days and of the weekly pattern
 * @param service the probability with which each lasts, in percent, 50 to 99; 90 is the 10th
 *     percentile of the runway
 * @param packages the sizes that can be bought, in the unit of the bucket; empty for any amount
 * @param rules the rules, whose {@code order-by} states the lead time
 * @param leadDays the business days from an order until the credit arrives; null for those of the
 *     rules, or 0
 */
public record PurchasePlanner(
    Instant until,
    ZoneId zone,
    int service,
    List<BigDecimal> packages,
    AlertRuleSet rules,
    @Nullable Integer leadDays) {

  public PurchasePlanner {
    packages = List.copyOf(packages);
  }

  /**
   * Returns the plan.
   *
   * @param history the history, with the terms that the user states
   * @param accounts the accounts, with different names
   * @param asOf the time of the plan, UTC
   */
  public PurchasePlan plan(
      BalanceHistory history, Collection<CheckedAccount> accounts, Instant asOf) {
    List<Account> plain = accounts.stream().map(CheckedAccount::account).toList();
    List<AccountFacts> facts =
        AlertFactsReader.read(history, plain, FactsNeeded.LEVELS, asOf, zone);
    List<Row> rows = new ArrayList<>();
    for (CheckedAccount account : accounts) {
      AccountFacts known = facts.get(plain.indexOf(account.account()));
      rows.addAll(rows(history, account, known, asOf));
    }
    return new PurchasePlan(asOf, until, zone, service, rows);
  }

  private List<Row> rows(
      BalanceHistory history, CheckedAccount checked, AccountFacts facts, Instant asOf) {
    Account account = checked.account();
    if (facts.buckets().isEmpty()) {
      return List.of(
          new Row(
              account.name(),
              account.provider(),
              "",
              null,
              Meaning.REMAINING,
              Status.UNKNOWN,
              "never read",
              null,
              null));
    }
    Map<SeriesKey, Planned> planned =
        SeriesRunwayFinder.estimate(
            history,
            Selection.of(List.of(account.name())),
            PollIntervals.of(List.of(account), account.runway()),
            asOf,
            zone,
            asked -> planned(asked.input(), lead(checked, facts, asked.series().key())));
    return facts.buckets().stream()
        .flatMap(
            bucket ->
                Optional.ofNullable(planned.get(bucket.series()))
                    .map(found -> row(facts, bucket, found))
                    .stream())
        .toList();
  }

  private record Planned(
      Status status, String reason, @Nullable BigDecimal left, @Nullable Purchase purchase) {}

  private static Row row(AccountFacts facts, BucketFacts bucket, Planned planned) {
    return new Row(
        facts.account(),
        facts.provider(),
        bucket.series().bucket(),
        bucket.unit(),
        bucket.series().meaning(),
        planned.status(),
        planned.reason(),
        planned.left(),
        planned.purchase());
  }

  private OrderBy lead(CheckedAccount checked, AccountFacts facts, SeriesKey series) {
    Optional<OrderBy> stated =
        rules
            .aboutBucket(
                checked.account().name(),
                facts.provider(),
                checked.tags(),
                series.bucket(),
                series.unitCode())
            .stream()
            .map(AlertRule::condition)
            .filter(OrderBy.class::isInstance)
            .map(OrderBy.class::cast)
            .findFirst();
    BusinessCalendar calendar =
        stated
            .map(OrderBy::calendar)
            .orElseGet(
                () ->
                    new BusinessCalendar(
                        Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), Set.of(), zone));
    if (leadDays != null) {
      return new OrderBy(leadDays, calendar);
    }
    return stated.orElseGet(() -> new OrderBy(0, calendar));
  }

  private Planned planned(RunwayInput input, OrderBy lead) {
    Runway runway = RunwayEstimator.estimate(input);
    BigDecimal amount = input.stated().amount().value();
    Optional<BigDecimal> left =
        amount == null
            ? Optional.empty()
            : PrepaidCredit.usable(input.stated().meaning(), input.stated().terms(), amount);
    return switch (runway.state()) {
      case UNLIMITED, NO_LIMIT ->
          new Planned(Status.UNLIMITED, runway.reason(), left.orElse(null), null);
      case NOT_FALLING -> new Planned(Status.ENOUGH, runway.reason(), left.orElse(null), null);
      case STALE, INSUFFICIENT_DATA, DIRECTION_UNKNOWN, DERIVED ->
          new Planned(Status.UNKNOWN, runway.reason(), left.orElse(null), null);
      case OK, IDLE, EMPTY ->
          new DemandEstimate(input)
              .findObstacle()
              .map(reason -> new Planned(Status.UNKNOWN, reason, left.orElse(null), null))
              .orElseGet(() -> purchase(input, runway, left.orElse(BigDecimal.ZERO), lead));
    };
  }

  private Planned purchase(RunwayInput input, Runway runway, BigDecimal left, OrderBy lead) {
    DemandEstimate estimate = new DemandEstimate(input);
    BigDecimal demand = estimate.until(until, service);
    Instant expiry = input.stated().terms().expiresAt();
    BigDecimal counted = left;
    String reason = runway.reason();
    if (expiry != null && expiry.isBefore(until)) {
      counted = usable(estimate, left, expiry, runway.asOf());
      reason = "credit that expires before counts only as far as it is used";
    }
    BigDecimal missing = demand.subtract(counted.max(BigDecimal.ZERO)).max(BigDecimal.ZERO);
    Runway.Band band = runway.emptyAt();
    Instant early = band == null ? null : band.p10();
    boolean buys = missing.signum() > 0;
    List<PackageCount> bought =
        buys && !packages.isEmpty() ? PackageCount.cover(missing, packages) : List.of();
    Purchase purchase =
        new Purchase(
            demand,
            missing,
            bought,
            packages.isEmpty() ? missing : PackageCount.sum(bought),
            early,
            buys ? orderBy(lead, early) : null,
            lead.leadDays());
    return new Planned(buys ? Status.BUY : Status.ENOUGH, reason, counted, purchase);
  }

  /** Returns the part of the balance that is probably used before it expires. */
  private static BigDecimal usable(
      DemandEstimate estimate, BigDecimal left, Instant expiry, Instant asOf) {
    return expiry.isAfter(asOf) ? left.min(estimate.until(expiry, 50)) : BigDecimal.ZERO;
  }

  private LocalDate orderBy(OrderBy lead, @Nullable Instant early) {
    Instant runsOut = early == null || early.isAfter(until) ? until : early;
    LocalDate end = runsOut.atZone(lead.calendar().zone()).toLocalDate();
    return lead.calendar().subtract(end, lead.leadDays());
  }
}
