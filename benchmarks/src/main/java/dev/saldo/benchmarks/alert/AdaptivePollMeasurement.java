package dev.saldo.benchmarks.alert;

import dev.saldo.account.Account;
import dev.saldo.alert.AccountFacts;
import dev.saldo.alert.AccountRules;
import dev.saldo.alert.AccountRules.Occasion;
import dev.saldo.alert.AlertCondition;
import dev.saldo.alert.AlertEpisode;
import dev.saldo.alert.AlertFactsReader;
import dev.saldo.alert.AlertRule;
import dev.saldo.alert.AlertRuleSet;
import dev.saldo.alert.AlertScope;
import dev.saldo.alert.AlertSubject;
import dev.saldo.alert.AlertTrack;
import dev.saldo.alert.FactsNeeded;
import dev.saldo.alert.RuleVerdict;
import dev.saldo.alert.ScopedAlertRule;
import dev.saldo.alert.backtest.AlertBacktest;
import dev.saldo.alert.pacing.NextReadingFinder;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.history.PollResult;
import dev.saldo.schedule.AdaptiveInterval;
import dev.saldo.spi.channel.AlertSeverity;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Measures how many calls {@code every: auto} saves and how much later its alerts come. The
 * arguments are a CSV file with the columns account, epoch second and balance, and optionally the
 * longest interval in multiples of the shortest, which is that of the balances. Two rules are
 * judged, each alone and both together: {@code balance-below} a fifth of the usual top-up, and
 * {@code runway-below: 3d}.
 */
public final class AdaptivePollMeasurement {

  private static final Duration RUNWAY = Duration.ofDays(3);
  private static final BigDecimal LOW_SHARE = new BigDecimal("0.2");
  private static final int LONGEST = 24;

  private final int longest;

  /**
   * The alerts of one account, with both ways to poll.
   *
   * @param unseen the alerts that ended before the balance was read
   * @param late how many readings of the fixed interval each of the others came later
   */
  private record Outcome(int fixedCalls, int calls, int alerts, int unseen, List<Integer> late) {}

  private AdaptivePollMeasurement(int longest) {
    this.longest = longest;
  }

  /** Prints the figures. */
  public static void main(String[] arguments) throws IOException {
    AdaptivePollMeasurement measurement =
        new AdaptivePollMeasurement(
            arguments.length > 1 ? Integer.parseInt(arguments[1]) : LONGEST);
    Map<String, Function<RecordedBalances, AlertRuleSet>> measured = new LinkedHashMap<>();
    measured.put("balance-below", recorded -> rules(level(recorded)));
    measured.put("runway-below: 3d", recorded -> rules(runway()));
    measured.put("both", recorded -> rules(level(recorded), runway()));
    List<RecordedBalances> all = RecordedBalances.read(Path.of(arguments[0]));
    measured.forEach(
        (name, rules) ->
            print(
                name,
                all.parallelStream()
                    .map(recorded -> measurement.measure(recorded, rules.apply(recorded)))
                    .toList()));
  }

  private static AlertCondition level(RecordedBalances recorded) {
    BigDecimal low = recorded.usualTopUp().multiply(LOW_SHARE);
    return new AlertCondition.BalanceBelow(low, low.multiply(new BigDecimal("1.2")));
  }

  private static AlertCondition runway() {
    return new AlertCondition.RunwayBelow(RUNWAY, RUNWAY.multipliedBy(4).dividedBy(3));
  }

  private static AlertRuleSet rules(AlertCondition... conditions) {
    List<ScopedAlertRule> rules = new ArrayList<>();
    for (AlertCondition condition : conditions) {
      rules.add(
          new ScopedAlertRule(
              AlertScope.ALL,
              AlertRule.of("rule-" + rules.size(), condition, AlertSeverity.WARNING, "mail")));
    }
    return new AlertRuleSet(rules);
  }

  private static void print(String rule, List<Outcome> outcomes) {
    int fixed = outcomes.stream().mapToInt(Outcome::fixedCalls).sum();
    int calls = outcomes.stream().mapToInt(Outcome::calls).sum();
    List<Integer> late = outcomes.stream().flatMap(outcome -> outcome.late().stream()).toList();
    System.out.printf(
        "%s: %,d of %,d calls, %.1f %% saved; %d alerts, %d at most one reading later, %d of them"
            + " more than one earlier, the latest %d readings, %d ended before they were seen%n",
        rule,
        calls,
        fixed,
        100.0 * (fixed - calls) / fixed,
        outcomes.stream().mapToInt(Outcome::alerts).sum(),
        late.stream().filter(readings -> readings <= 1).count(),
        late.stream().filter(readings -> readings < -1).count(),
        late.stream().mapToInt(readings -> readings).max().orElse(0),
        outcomes.stream().mapToInt(Outcome::unseen).sum());
  }

  private Outcome measure(RecordedBalances recorded, AlertRuleSet rules) {
    Account fixed = recorded.account();
    List<PollResult> all = recorded.results(fixed);
    List<Instant> times = all.stream().map(PollResult::observedAt).toList();
    List<AlertEpisode> expected = episodes(all, fixed, rules);
    List<AlertEpisode> found = new ArrayList<>();
    int calls = poll(recorded, rules, found);
    List<Integer> late = new ArrayList<>();
    for (AlertEpisode episode : expected) {
      found.stream()
          .filter(other -> overlaps(episode, other, fixed.every()))
          .map(AlertEpisode::openedAt)
          .min(Instant::compareTo)
          .ifPresent(opened -> late.add(times.indexOf(opened) - times.indexOf(episode.openedAt())));
    }
    return new Outcome(all.size(), calls, expected.size(), expected.size() - late.size(), late);
  }

  private static boolean overlaps(AlertEpisode expected, AlertEpisode found, Duration every) {
    AlertEpisode.Closing end = expected.closing();
    AlertEpisode.Closing foundEnd = found.closing();
    Instant soon = expected.openedAt().plus(every.multipliedBy(2));
    boolean begins =
        end == null || found.openedAt().isBefore(end.at().isAfter(soon) ? end.at() : soon);
    return found.subject().equals(expected.subject())
        && begins
        && (foundEnd == null || foundEnd.at().isAfter(expected.openedAt()));
  }

  /** Polls at the interval that follows the balance, and returns the number of calls. */
  private int poll(RecordedBalances recorded, AlertRuleSet set, List<AlertEpisode> found) {
    Duration shortest = recorded.account().every();
    Account account =
        new Account(
            recorded.account().name(),
            recorded.account().provider(),
            shortest.multipliedBy(longest),
            recorded.account().timeout());
    AdaptiveInterval bounds = new AdaptiveInterval(shortest, account.every());
    AccountRules rules = new AccountRules(set, account.name(), account.provider(), Set.of());
    BalanceHistory history = new InMemoryBalanceHistory();
    Map<AlertSubject, AlertTrack> tracks = new HashMap<>();
    int calls = 0;
    Instant due = Instant.MIN;
    for (PollResult result : recorded.results(account)) {
      Instant at = result.observedAt();
      if (!at.isBefore(due)) {
        history.append(result);
        calls++;
        AccountFacts facts = facts(history, account, at);
        for (RuleVerdict verdict :
            rules.judge(facts, tracks, Occasion.READING, () -> account.name() + at)) {
          tracks.put(verdict.subject(), verdict.track());
          if (verdict.closed() != null) {
            found.add(verdict.closed());
          }
        }
        Duration interval = NextReadingFinder.find(bounds, rules, facts, tracks);
        due = at.plus(interval).minus(shortest.dividedBy(2));
      }
    }
    tracks.values().stream()
        .map(AlertTrack::episode)
        .filter(episode -> episode != null)
        .forEach(found::add);
    return calls;
  }

  private static AccountFacts facts(BalanceHistory history, Account account, Instant at) {
    return AlertFactsReader.read(
            history, List.of(account), new FactsNeeded(true, false, true), at, ZoneOffset.UTC)
        .getFirst();
  }

  private static List<AlertEpisode> episodes(
      List<PollResult> results, Account account, AlertRuleSet rules) {
    BalanceHistory history = new InMemoryBalanceHistory();
    history.append(results);
    return AlertBacktest.run(
            history,
            rules,
            account,
            Set.of(),
            Map.of(),
            results.getFirst().observedAt(),
            results.getLast().observedAt().plusSeconds(1),
            ZoneOffset.UTC)
        .episodes();
  }
}
