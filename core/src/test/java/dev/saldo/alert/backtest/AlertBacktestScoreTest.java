package dev.saldo.alert.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.Account;
import dev.saldo.alert.AlertCondition;
import dev.saldo.alert.AlertEpisode;
import dev.saldo.alert.AlertRule;
import dev.saldo.alert.AlertRuleSet;
import dev.saldo.alert.AlertScope;
import dev.saldo.alert.AlertSubject;
import dev.saldo.alert.CheckedAccount;
import dev.saldo.alert.ScopedAlertRule;
import dev.saldo.alert.backtest.AlertBacktestScore.Empties;
import dev.saldo.alert.backtest.AlertBacktestScore.FalseAlarms;
import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.history.PollResult;
import dev.saldo.report.Window;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.channel.AlertSeverity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The score of episodes on levels that are written down here, one a day. */
final class AlertBacktestScoreTest {

  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
  private static final Account ACCOUNT =
      new Account("otp", "test", Duration.ofDays(1), Account.DEFAULT_TIMEOUT);
  private static final AlertSubject SUBJECT = new AlertSubject("runs-out", "otp", "main");

  @Test
  void anEmptyIsWarnedOfIfAnEpisodeIsOpenBeforeIt() {
    AlertBacktestScore score =
        score(
            levels(50, 40, 30, 20, 10, 0, 0, 60, 30, 0, 60, 30, 0),
            episode(2, 7),
            episode(9, 10),
            episode(11, null));
    assertThat(score.warnings()).isEqualTo(3);
    assertThat(score.empties())
        .isEqualTo(new Empties(3, List.of(Duration.ofDays(3), Duration.ofDays(1))));
    Empties empties = score.empties();
    assertThat(empties).isNotNull();
    assertThat(empties.missed()).isEqualTo(1);
    assertThat(empties.shortest()).contains(Duration.ofDays(1));
    assertThat(empties.median()).contains(Duration.ofDays(1));
  }

  @Test
  void anEpisodeThatEndedBeforeTheEmptyWarnedOfNothing() {
    assertThat(score(levels(50, 20, 50, 0), episode(1, 2)).empties())
        .isEqualTo(new Empties(1, List.of()));
  }

  @Test
  void aWarningIsFalseIfTheUseWouldNotHaveReachedTheBalanceInTwiceTheTime() {
    // 2 days: false if less than what was left is used in the 4 days after the warning
    assertThat(score(levels(50, 40, 35, 30, 25, 20, 15, 10), episode(1, null)).falseAlarms())
        .isEqualTo(new FalseAlarms(1, 0));
    assertThat(score(levels(50, 40, 30, 20, 10, 5, 5, 5), episode(2, null)).falseAlarms())
        .as("30 left, 25 used")
        .isEqualTo(new FalseAlarms(1, 0));
    assertThat(score(levels(50, 40, 30, 20, 10, 5, 0, 0), episode(2, null)).falseAlarms())
        .isEqualTo(new FalseAlarms(0, 0));
  }

  @Test
  void aTopUpDoesNotMakeAWarningFalse() {
    assertThat(score(levels(50, 40, 90, 70, 50, 30, 10, 5), episode(1, 2)).falseAlarms())
        .as("40 left, 60 used in the 3 days after the top-up")
        .isEqualTo(new FalseAlarms(0, 0));
  }

  @Test
  void aWarningIsUndecidedIfTheHistoryEndsBefore() {
    assertThat(score(levels(50, 40, 35, 30), episode(1, null)).falseAlarms())
        .isEqualTo(new FalseAlarms(0, 1));
  }

  private static AlertBacktestScore score(List<PollResult> results, AlertEpisode... episodes) {
    InMemoryBalanceHistory history = new InMemoryBalanceHistory();
    history.append(results);
    AlertRule rule =
        new AlertRule(
            "runs-out",
            new AlertCondition.RunwayBelow(Duration.ofDays(2), Duration.ofDays(3)),
            AlertSeverity.WARNING,
            1,
            null,
            null,
            List.of(),
            List.of());
    return AlertBacktestReport.score(
            history,
            new AlertRuleSet(List.of(new ScopedAlertRule(AlertScope.ALL, rule))),
            new CheckedAccount(ACCOUNT, Set.of()),
            List.of(episodes),
            new Window(START, at(100), ZoneOffset.UTC))
        .getFirst();
  }

  private static AlertEpisode episode(int openedOn, @Nullable Integer closedOn) {
    return new AlertEpisode(
        "e-" + openedOn,
        SUBJECT,
        AlertSeverity.WARNING,
        at(openedOn),
        null,
        null,
        0,
        List.of(),
        null,
        null,
        closedOn == null ? null : new AlertEpisode.Closing(at(closedOn), "enough is left"));
  }

  private static List<PollResult> levels(int... levels) {
    List<PollResult> results = new ArrayList<>();
    for (int day = 0; day < levels.length; day++) {
      Amount amount = Amount.of(BigDecimal.valueOf(levels[day]));
      results.add(
          new PollResult.Sampled(
              ACCOUNT,
              at(day),
              Duration.ZERO,
              List.of(Balance.of("main", amount, BalanceUnit.money("EUR")))));
    }
    return results;
  }

  private static Instant at(int day) {
    return START.plus(Duration.ofDays(day));
  }
}
