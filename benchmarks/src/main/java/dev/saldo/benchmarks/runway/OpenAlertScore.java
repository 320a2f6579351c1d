package dev.saldo.benchmarks.runway;

import dev.saldo.account.Account;
import dev.saldo.account.RunwayPredictionMethod;
import dev.saldo.alert.AccountFacts;
import dev.saldo.alert.AccountRules;
import dev.saldo.alert.AccountRules.Occasion;
import dev.saldo.alert.AlertCondition.RunwayBelow;
import dev.saldo.alert.AlertRule;
import dev.saldo.alert.AlertRuleSet;
import dev.saldo.alert.AlertScope;
import dev.saldo.alert.AlertSubject;
import dev.saldo.alert.AlertTrack;
import dev.saldo.alert.RuleVerdict;
import dev.saldo.alert.ScopedAlertRule;
import dev.saldo.alert.pacing.RunwayPacing;
import dev.saldo.benchmarks.alert.AccountFactsReplay;
import dev.saldo.spi.channel.AlertSeverity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Scores {@code runway-below: 3d} by the questions of the accuracy table in {@code docs/runway.md}:
 * <em>missed</em> are those whose balance ran out within 72 h while no alert was open,
 * <em>false</em> those with an open alert whose balance lasted 144 h or more. The same of the 10th
 * percentile alone is next to it. The argument is the folder of a part of the open data.
 */
public final class OpenAlertScore {

  private static final RunwayBelow RULE = new RunwayBelow(Duration.ofDays(3), Duration.ofDays(4));

  /**
   * A question.
   *
   * @param warned whether there was a warning
   * @param lasts the seconds until the balance ran out
   */
  private record Answer(boolean warned, double lasts) {

    static String text(List<Answer> answers) {
      double soon = RULE.threshold().toSeconds();
      List<Answer> near = answers.stream().filter(a -> a.lasts() <= soon).toList();
      List<Answer> distant = answers.stream().filter(a -> a.lasts() > 2 * soon).toList();
      return String.format(
          Locale.ROOT,
          "%.1f %% missed, %.1f %% false",
          100.0 * near.stream().filter(a -> !a.warned()).count() / near.size(),
          100.0 * distant.stream().filter(Answer::warned).count() / distant.size());
    }
  }

  private OpenAlertScore() {}

  /** Prints the figures. */
  public static void main(String[] arguments) throws IOException {
    OpenDataPart part = OpenDataPart.read(Path.of(arguments[0]));
    List<Answer> percentile =
        OpenDataBacktest.answer(part, RunwayPredictionMethod.USUAL).stream()
            .map(outcome -> new Answer(isEarly(outcome), outcome.run()))
            .toList();
    List<Answer> alerts =
        part.accounts().parallelStream().flatMap(account -> answers(account).stream()).toList();
    System.out.printf(
        "%d questions; 10th percentile: %s; open alert: %s%n",
        alerts.size(), Answer.text(percentile), Answer.text(alerts));
  }

  private static boolean isEarly(ScoredRunwayOutcome outcome) {
    return outcome.answered() && outcome.p10() <= RULE.threshold().toSeconds();
  }

  private static List<Answer> answers(OpenDataAccount recorded) {
    Account account =
        new Account(
            recorded.name.toLowerCase(Locale.ROOT),
            "recorded",
            usualInterval(recorded.times),
            Account.DEFAULT_TIMEOUT);
    AlertRule rule = AlertRule.of("runs-out", RULE, AlertSeverity.WARNING, "mail");
    AccountRules rules =
        new AccountRules(
            new AlertRuleSet(List.of(new ScopedAlertRule(AlertScope.ALL, rule))),
            account.name(),
            account.provider(),
            Set.of());
    AccountFactsReplay replay = new AccountFactsReplay(account, recorded.zone);
    RunwayPacing pacing = new RunwayPacing();
    Map<AlertSubject, AlertTrack> tracks = new HashMap<>();
    Map<Instant, Answer> answers = new TreeMap<>();
    for (int i = 0; i < recorded.times.size(); i++) {
      Instant at = recorded.times.get(i);
      replay.add(at, recorded.levels.get(i));
      AccountFacts facts = replay.facts(rules.needed());
      if (pacing.isDue(account.name(), at)) {
        pacing.note(facts);
        for (RuleVerdict verdict : rules.judge(facts, tracks, Occasion.READING, account::name)) {
          tracks.put(verdict.subject(), verdict.track());
        }
      }
      Instant end = recorded.depleted.get(at);
      if (end != null) {
        boolean open = tracks.values().stream().anyMatch(track -> track.episode() != null);
        answers.put(at, new Answer(open, Duration.between(at, end).toSeconds()));
      }
    }
    return List.copyOf(answers.values());
  }

  private static Duration usualInterval(List<Instant> times) {
    List<Duration> gaps = new ArrayList<>();
    for (int i = 1; i < times.size(); i++) {
      gaps.add(Duration.between(times.get(i - 1), times.get(i)));
    }
    return gaps.stream().sorted().toList().get(gaps.size() / 2);
  }
}
