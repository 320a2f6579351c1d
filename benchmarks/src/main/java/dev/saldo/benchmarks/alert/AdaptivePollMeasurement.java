package dev.saldo.benchmarks.alert;

import dev.saldo.account.Account;
import dev.saldo.alert.AccountFacts;
import dev.saldo.alert.AccountRules;
import dev.saldo.alert.AccountRules.Occasion;
import dev.saldo.alert.AlertCondition;
import dev.saldo.alert.AlertEpisode;
import dev.saldo.alert.AlertRule;
import dev.saldo.alert.AlertRuleSet;
import dev.saldo.alert.AlertScope;
import dev.saldo.alert.AlertSubject;
import dev.saldo.alert.AlertTrack;
import dev.saldo.alert.FactsNeeded;
import dev.saldo.alert.RuleVerdict;
import dev.saldo.alert.ScopedAlertRule;
import dev.saldo.alert.pacing.NextReadingFinder;
import dev.saldo.alert.pacing.RunwayPacing;
import dev.saldo.benchmarks.alert.RecordedBalances.FalseAlarms;
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
  private static final String RUNWAY_RULE = "runs-out";
  private static final int LONGEST = 24;

  private final int longest;

  /**
   * The alerts of one account, with both ways to poll.
   *
   * @param unseen the alerts that ended before the balance was read
   * @param late how many readings of the fixed interval each of the others came later
   * @param fixedFalse the alerts about the runway with all readings, and the false ones of them
   * @param autoFalse the same with the interval that follows the balance
   */
  private record Outcome(
      int fixedCalls,
      int calls,
      int alerts,
      int unseen,
      List<Integer> late,
      FalseAlarms fixedFalse,
      FalseAlarms autoFalse) {}

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
      String name = condition instanceof AlertCondition.RunwayBelow ? RUNWAY_RULE : "low";
      rules.add(
          new ScopedAlertRule(
              AlertScope.ALL, AlertRule.of(name, condition, AlertSeverity.WARNING, "mail")));
    }
    return new AlertRuleSet(rules);
  }

  private static void print(String rule, List<Outcome> outcomes) {
    int fixed = outcomes.stream().mapToInt(Outcome::fixedCalls).sum();
    int calls = outcomes.stream().mapToInt(Outcome::calls).sum();
    List<Integer> late = outcomes.stream().flatMap(outcome -> outcome.late().stream()).toList();
    System.out.printf(
        "%s: %,d of %,d calls, %.1f %% saved; %d alerts, %d at most one reading later, %d of them"
            + " more than one earlier, the latest %d readings, %d ended before they were seen;"
            + " false in ten: %.2f fixed, %.2f auto%n",
        rule,
        calls,
        fixed,
        100.0 * (fixed - calls) / fixed,
        outcomes.stream().mapToInt(Outcome::alerts).sum(),
        late.stream().filter(readings -> readings <= 1).count(),
        late.stream().filter(readings -> readings < -1).count(),
        late.stream().mapToInt(readings -> readings).max().orElse(0),
        outcomes.stream().mapToInt(Outcome::unseen).sum(),
        FalseAlarms.inTen(outcomes.stream().map(Outcome::fixedFalse).toList()),
        FalseAlarms.inTen(outcomes.stream().map(Outcome::autoFalse).toList()));
  }

  private Outcome measure(RecordedBalances recorded, AlertRuleSet rules) {
    Account fixed = recorded.account();
    List<Instant> times = recorded.levels().stream().map(RecordedBalances.Level::at).toList();
    List<AlertEpisode> expected = new AccountReplay(recorded, rules, fixed).pollAll();
    AccountReplay adaptive = new AccountReplay(recorded, rules.early(), seldom(fixed));
    List<AlertEpisode> found =
        adaptive.poll(new AdaptiveInterval(fixed.every(), fixed.every().multipliedBy(longest)));
    List<Integer> late = new ArrayList<>();
    for (AlertEpisode episode : expected) {
      found.stream()
          .filter(other -> overlaps(episode, other, fixed.every()))
          .map(AlertEpisode::openedAt)
          .min(Instant::compareTo)
          .ifPresent(opened -> late.add(times.indexOf(opened) - times.indexOf(episode.openedAt())));
    }
    return new Outcome(
        times.size(),
        adaptive.calls,
        expected.size(),
        expected.size() - late.size(),
        late,
        recorded.falseAlarms(runways(expected), RUNWAY),
        recorded.falseAlarms(runways(found), RUNWAY));
  }

  private Account seldom(Account fixed) {
    return new Account(
        fixed.name(), fixed.provider(), fixed.every().multipliedBy(longest), fixed.timeout());
  }

  private static List<Instant> runways(List<AlertEpisode> episodes) {
    return episodes.stream()
        .filter(episode -> episode.subject().rule().equals(RUNWAY_RULE))
        .map(AlertEpisode::openedAt)
        .toList();
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

  /** One account, read and judged as a watch does it. */
  private static final class AccountReplay {

    private final RecordedBalances recorded;
    private final AccountRules rules;
    private final AccountFactsReplay replay;
    private final String name;
    private final Map<AlertSubject, AlertTrack> tracks = new HashMap<>();
    private final List<AlertEpisode> found = new ArrayList<>();
    private int calls;

    AccountReplay(RecordedBalances recorded, AlertRuleSet set, Account account) {
      this.recorded = recorded;
      this.name = account.name();
      this.rules = new AccountRules(set, name, account.provider(), Set.of());
      this.replay = new AccountFactsReplay(account, ZoneOffset.UTC);
    }

    /** Makes every reading, and predicts as often as for any account with a fixed interval. */
    List<AlertEpisode> pollAll() {
      RunwayPacing pacing = new RunwayPacing();
      for (RecordedBalances.Level level : recorded.levels()) {
        read(level);
        if (rules.needed().runway() && pacing.isDue(name, level.at())) {
          AccountFacts facts = replay.facts(rules.needed());
          pacing.note(facts);
          judge(facts, Occasion.READING);
        } else {
          judge(replay.facts(FactsNeeded.LEVELS), Occasion.READING_WITHOUT_RUNWAY);
        }
      }
      return all();
    }

    /** Polls at the interval that follows the balance. */
    List<AlertEpisode> poll(AdaptiveInterval bounds) {
      Instant due = Instant.MIN;
      for (RecordedBalances.Level level : recorded.levels()) {
        if (!level.at().isBefore(due)) {
          read(level);
          AccountFacts facts = replay.facts(new FactsNeeded(true, false, true));
          judge(facts, Occasion.READING);
          Duration interval = NextReadingFinder.find(bounds, rules, facts, tracks);
          due = level.at().plus(interval).minus(bounds.shortest().dividedBy(2));
        }
      }
      return all();
    }

    private void read(RecordedBalances.Level level) {
      replay.add(level.at(), level.amount());
      calls++;
    }

    private void judge(AccountFacts facts, Occasion occasion) {
      for (RuleVerdict verdict : rules.judge(facts, tracks, occasion, () -> name + calls)) {
        tracks.put(verdict.subject(), verdict.track());
        if (verdict.closed() != null) {
          found.add(verdict.closed());
        }
      }
    }

    private List<AlertEpisode> all() {
      tracks.values().stream()
          .map(AlertTrack::episode)
          .filter(episode -> episode != null)
          .forEach(found::add);
      return List.copyOf(found);
    }
  }
}
