package dev.saldo.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.alert.AlertCondition.RunwayBelow;
import dev.saldo.alert.AlertRule;
import dev.saldo.alert.AlertRuleSet;
import dev.saldo.alert.AlertScope;
import dev.saldo.alert.ScopedAlertRule;
import dev.saldo.schedule.AdaptiveInterval;
import dev.saldo.schedule.PollTiming;
import dev.saldo.spi.channel.AlertSeverity;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlertJudgeTest {

  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void onlyAnIntervalThatFollowsTheBalanceOpensAlertsEarlier() {
    AlertRuleSet rules =
        new AlertRuleSet(
            List.of(
                new ScopedAlertRule(
                    AlertScope.ALL,
                    AlertRule.of(
                        "runs-out",
                        new RunwayBelow(Duration.ofDays(3), Duration.ofDays(4)),
                        AlertSeverity.WARNING,
                        "mail"))));
    AlertJudge judge = new AlertJudge(ZoneOffset.UTC);
    judge.replace(rules, Map.of());
    ScheduledAccount even = SimulatedWorld.account("otp", HOUR, () -> SimulatedWorld.left("50"));
    ScheduledAccount adaptive =
        new ScheduledAccount(
            even.account(),
            new PollTiming.Adaptive(new AdaptiveInterval(HOUR, HOUR.multipliedBy(6))),
            Set.of());
    assertThat(judge.rulesOf(even).set()).isEqualTo(rules);
    assertThat(judge.rulesOf(adaptive).set()).isEqualTo(rules.early()).isNotEqualTo(rules);
  }
}
