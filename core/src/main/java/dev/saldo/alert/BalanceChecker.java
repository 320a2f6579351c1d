package dev.saldo.alert;

import dev.saldo.account.Account;
import dev.saldo.account.ConstantName;
import dev.saldo.account.PollInterval;
import dev.saldo.alert.AlertEvidence.Verdict;
import dev.saldo.alert.BalanceCheck.JudgedRule;
import dev.saldo.alert.BalanceCheck.Need;
import dev.saldo.alert.BalanceCheck.Outcome;
import dev.saldo.alert.BalanceCheck.Row;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.report.RunwayDayRange;
import dev.saldo.report.RunwayReport;
import dev.saldo.spi.FailureReason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The judgement of the present balances by rules, from a history alone. It remembers nothing: one
 * reading counts, however many a rule wants in a row. Immutable and thread-safe.
 *
 * @param rules the rules
 * @param need the amount that must be available in every bucket, in its unit; null for none
 * @param bucket the only bucket to judge, by name or unit code; null for all
 */
public record BalanceChecker(
    AlertRuleSet rules, @Nullable BigDecimal need, @Nullable String bucket) {

  /**
   * Returns the judgement of accounts.
   *
   * @param history the history, with the terms that the user states
   * @param accounts the accounts, with different names
   * @param asOf the time of the judgement, UTC
   * @param zone the time zone of the weekly pattern
   */
  public BalanceCheck check(
      BalanceHistory history, Collection<CheckedAccount> accounts, Instant asOf, ZoneId zone) {
    List<Account> plain = accounts.stream().map(CheckedAccount::account).toList();
    FactsNeeded needed =
        FactsNeeded.of(rules.rules().stream().map(one -> one.rule().condition()).toList())
            .with(new FactsNeeded(true, false, false));
    List<AccountFacts> facts = AlertFactsReader.read(history, plain, needed, asOf, zone);
    List<RunwayReport.Row> rests = rests(history, plain, asOf, zone);
    List<Row> rows = new ArrayList<>();
    int place = 0;
    for (CheckedAccount account : accounts) {
      rows.addAll(rows(account, facts.get(place++), rests));
    }
    return new BalanceCheck(asOf, zone, rows);
  }

  private List<RunwayReport.Row> rests(
      BalanceHistory history, List<Account> accounts, Instant asOf, ZoneId zone) {
    return need == null
        ? List.of()
        : RunwayReport.of(
                history,
                Selection.of(accounts.stream().map(Account::name).toList()),
                accounts,
                asOf,
                zone,
                need,
                List.of())
            .rows();
  }

  private List<Row> rows(CheckedAccount checked, AccountFacts facts, List<RunwayReport.Row> rests) {
    Account account = checked.account();
    List<JudgedRule> ofAccount =
        rules.aboutAccount(account.name(), facts.provider(), checked.tags()).stream()
            .map(rule -> judged(rule, AlertEvaluator.evaluate(rule.condition(), facts.ofAccount())))
            .toList();
    if (facts.buckets().isEmpty()) {
      return List.of(row(facts, null, "never read", ofAccount, null));
    }
    return facts.buckets().stream()
        .filter(this::isAsked)
        .map(
            found -> {
              String doubt = doubt(account, facts, found);
              List<JudgedRule> judged = new ArrayList<>(ofAccount);
              if (doubt.isEmpty()) {
                judged.addAll(ofBucket(checked, facts, found));
              }
              return row(facts, found, doubt, judged, need(found, doubt, rests));
            })
        .toList();
  }

  private boolean isAsked(BucketFacts found) {
    return bucket == null
        || found.series().bucket().equals(bucket)
        || found.unit().code().equals(bucket);
  }

  /** Returns why the level cannot be judged; empty if it can. */
  private static String doubt(Account account, AccountFacts facts, BucketFacts found) {
    Duration age = Duration.between(found.observedAt(), facts.asOf());
    FailureReason failure = facts.reading().failure();
    if (failure != null) {
      return "the latest poll failed: " + ConstantName.kebab(failure);
    }
    if (new PollInterval(account.every()).isStale(age)) {
      return "last read " + AlertText.days(age) + " ago";
    }
    return found.facts().trusted() ? "" : "the latest reading is not confirmed yet";
  }

  private List<JudgedRule> ofBucket(CheckedAccount checked, AccountFacts facts, BucketFacts found) {
    return rules
        .aboutBucket(
            checked.account().name(),
            facts.provider(),
            checked.tags(),
            found.series().bucket(),
            found.unit().code())
        .stream()
        .filter(rule -> !rule.condition().isMomentary())
        .map(rule -> judged(rule, AlertEvaluator.evaluate(rule.condition(), facts.ofBucket(found))))
        .toList();
  }

  private static JudgedRule judged(AlertRule rule, AlertEvidence evidence) {
    return new JudgedRule(rule, outcome(rule.condition(), evidence.verdict()), evidence.text());
  }

  /** What only some balances have, such as an expiry, is not missing where there is none. */
  private static Outcome outcome(AlertCondition condition, Verdict verdict) {
    boolean isOptional =
        switch (condition) {
          case AlertCondition.ExpiresWithin within -> true;
          case AlertCondition.TopUpOverdue overdue -> true;
          case AlertCondition.UseAboveUsual above -> true;
          default -> false;
        };
    return switch (verdict) {
      case BREACH, DOUBTFUL -> Outcome.BREACH;
      case HEALTHY, BETWEEN -> Outcome.OK;
      case UNKNOWN -> isOptional ? Outcome.OK : Outcome.UNKNOWN;
    };
  }

  private @Nullable Need need(BucketFacts found, String doubt, List<RunwayReport.Row> rests) {
    if (need == null) {
      return null;
    }
    BigDecimal left = found.facts().left();
    if (!doubt.isEmpty() || (left == null && !found.facts().unlimited())) {
      return new Need(need, Outcome.UNKNOWN, RunwayDayRange.UNKNOWN);
    }
    boolean enough = left == null || left.compareTo(need) >= 0;
    return new Need(
        need,
        enough ? Outcome.OK : Outcome.BREACH,
        enough ? rest(found, rests) : RunwayDayRange.UNKNOWN);
  }

  private static RunwayDayRange rest(BucketFacts found, List<RunwayReport.Row> rests) {
    return rests.stream()
        .filter(
            row ->
                row.subject().account().equals(found.series().account())
                    && row.subject().bucket().equals(found.series().bucket())
                    && row.subject().unit().code().equals(found.unit().code())
                    && row.subject().meaning() == found.series().meaning())
        .findFirst()
        .map(row -> RunwayDayRange.of(row.runway()))
        .orElse(RunwayDayRange.UNKNOWN);
  }

  private static Row row(
      AccountFacts facts,
      @Nullable BucketFacts found,
      String doubt,
      List<JudgedRule> judged,
      @Nullable Need need) {
    Optional<JudgedRule> worst =
        judged.stream()
            .filter(rule -> rule.outcome() != Outcome.OK)
            .max(
                Comparator.comparing(JudgedRule::outcome)
                    .thenComparing(rule -> rule.rule().severity()));
    Outcome outcome =
        Stream.of(
                doubt.isEmpty() ? Outcome.OK : Outcome.UNKNOWN,
                worst.map(JudgedRule::outcome).orElse(Outcome.OK),
                need == null ? Outcome.OK : need.outcome())
            .max(Outcome::compareTo)
            .orElse(Outcome.UNKNOWN);
    return new Row(
        facts.account(),
        facts.provider(),
        found,
        outcome,
        text(outcome, doubt, worst, need),
        judged,
        need);
  }

  private static String text(
      Outcome outcome, String doubt, Optional<JudgedRule> worst, @Nullable Need need) {
    if (need != null && need.outcome() == Outcome.BREACH) {
      return need.amount().toPlainString() + " are not available";
    }
    Optional<String> rule =
        worst
            .filter(judged -> judged.outcome() == outcome)
            .map(judged -> judged.rule().name() + ": " + judged.text());
    if (outcome == Outcome.BREACH || doubt.isEmpty()) {
      return rule.orElse("");
    }
    return doubt;
  }
}
