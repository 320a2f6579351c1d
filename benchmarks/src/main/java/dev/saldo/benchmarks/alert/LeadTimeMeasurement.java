package dev.saldo.benchmarks.alert;

import dev.saldo.alert.AlertCondition;
import dev.saldo.alert.AlertRule;
import dev.saldo.alert.AlertRuleSet;
import dev.saldo.alert.AlertScope;
import dev.saldo.alert.CheckedAccount;
import dev.saldo.alert.ScopedAlertRule;
import dev.saldo.alert.backtest.AlertBacktestReport;
import dev.saldo.alert.backtest.AlertBacktestScore;
import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.report.Window;
import dev.saldo.spi.channel.AlertSeverity;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Measures how early {@code runway-below: 3d} warns. The argument is a CSV file with the columns
 * account, epoch second and balance; a second one is {@code consecutive} of the rule. The balances
 * are replayed as they are, and once more with top-ups that come too late; the first 14 days of
 * each account are only learned from.
 */
public final class LeadTimeMeasurement {

  private static final Duration LEARNED = Duration.ofDays(14);
  private static final Duration THRESHOLD = Duration.ofDays(3);

  private final AlertRule rule;

  private LeadTimeMeasurement(int consecutive) {
    this.rule =
        new AlertRule(
            "runs-out",
            new AlertCondition.RunwayBelow(THRESHOLD, THRESHOLD.multipliedBy(4).dividedBy(3)),
            AlertSeverity.WARNING,
            consecutive,
            null,
            null,
            List.of("mail"),
            List.of());
  }

  /** Prints the figures. */
  public static void main(String[] arguments) throws IOException {
    List<RecordedBalances> recorded = RecordedBalances.read(Path.of(arguments[0]));
    LeadTimeMeasurement measurement =
        new LeadTimeMeasurement(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1);
    measurement.print("as recorded", recorded, System.out);
    measurement.print(
        "topped up too late",
        recorded.stream().map(RecordedBalances::toppedUpTooLate).toList(),
        System.out);
  }

  private void print(String title, List<RecordedBalances> recorded, PrintStream out) {
    List<AlertBacktestScore> scores =
        recorded.parallelStream().flatMap(one -> score(one).stream()).toList();
    out.printf(
        "%-60s warnings false undecided empties missed  lead median  shortest (%s)%n",
        "account", title);
    List<Duration> leads = new ArrayList<>();
    int[] sums = new int[5];
    for (AlertBacktestScore score : scores) {
      AlertBacktestScore.Empties empties = score.empties();
      AlertBacktestScore.FalseAlarms wrong = score.falseAlarms();
      if (empties == null || wrong == null) {
        continue;
      }
      int[] counts = {
        score.warnings(), wrong.count(), wrong.undecided(), empties.count(), empties.missed()
      };
      for (int i = 0; i < counts.length; i++) {
        sums[i] += counts[i];
      }
      leads.addAll(empties.leadTimes());
      row(out, score.subject().account(), counts, empties);
    }
    row(out, "all", sums, new AlertBacktestScore.Empties(sums[3], leads));
    out.printf(
        "warned before %.1f %% of the empties, false alarms %.2f in ten warnings%n%n",
        100.0 * (sums[3] - sums[4]) / Math.max(1, sums[3]),
        10.0 * sums[1] / Math.max(1, sums[0] - sums[2]));
  }

  private static void row(
      PrintStream out, String name, int[] counts, AlertBacktestScore.Empties empties) {
    out.printf(
        "%-60s %8d %5d %9d %7d %6d %10.1f h %8.1f h%n",
        name,
        counts[0],
        counts[1],
        counts[2],
        counts[3],
        counts[4],
        hours(empties.median().orElse(Duration.ZERO)),
        hours(empties.shortest().orElse(Duration.ZERO)));
  }

  private static double hours(Duration duration) {
    return duration.toMinutes() / 60.0;
  }

  private List<AlertBacktestScore> score(RecordedBalances recorded) {
    InMemoryBalanceHistory history = new InMemoryBalanceHistory();
    history.append(recorded.results());
    Instant from = recorded.levels().getFirst().at().plus(LEARNED);
    Instant to = recorded.levels().getLast().at().plusSeconds(1);
    if (!from.isBefore(to)) {
      return List.of();
    }
    return AlertBacktestReport.of(
            history,
            new AlertRuleSet(List.of(new ScopedAlertRule(AlertScope.ALL, rule))),
            List.of(new CheckedAccount(recorded.account(), Set.of())),
            Map.of(),
            new Window(from, to, ZoneOffset.UTC))
        .scores();
  }
}
