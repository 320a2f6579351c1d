package dev.saldo.alert.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.Account;
import dev.saldo.alert.AlertCondition;
import dev.saldo.alert.AlertEpisode;
import dev.saldo.alert.AlertRule;
import dev.saldo.alert.AlertRuleSet;
import dev.saldo.alert.AlertScope;
import dev.saldo.alert.ScopedAlertRule;
import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.history.PollResult;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.channel.AlertMessageKind;
import dev.saldo.spi.channel.AlertSeverity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules replayed over the past. */
class AlertBacktestTest {

  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
  private static final Account ACCOUNT = Account.of("otp", "test");
  private static final int DAYS = 40;

  private final InMemoryBalanceHistory history = new InMemoryBalanceHistory();

  @Test
  void warnsThreeDaysBeforeABalanceRunsOutAndEndsWithTheTopUp() {
    List<PollResult> results = new ArrayList<>();
    BigDecimal level = new BigDecimal("2400");
    Instant topUp = at(24 * 30);
    for (int hour = 0; hour < DAYS * 24; hour++) {
      level = level.subtract(new BigDecimal("3"));
      if (at(hour).equals(topUp)) {
        level = level.add(new BigDecimal("3000"));
      }
      Balance balance = Balance.of("main", Amount.of(level), BalanceUnit.money("EUR"));
      results.add(new PollResult.Sampled(ACCOUNT, at(hour), Duration.ZERO, List.of(balance)));
    }
    history.append(results);
    AlertRule rule =
        new AlertRule(
            "runs-out",
            new AlertCondition.RunwayBelow(Duration.ofDays(4), Duration.ofDays(6)),
            AlertSeverity.WARNING,
            1,
            Duration.ofDays(1),
            null,
            List.of("mail"),
            List.of());
    AlertBacktest.Result result =
        AlertBacktest.run(
            history,
            new AlertRuleSet(List.of(new ScopedAlertRule(AlertScope.ALL, rule))),
            ACCOUNT,
            Set.of(),
            Map.of(),
            at(24 * 20),
            at(24 * DAYS),
            ZoneOffset.UTC);
    assertThat(result.episodes()).hasSize(1);
    AlertEpisode episode = result.episodes().getFirst();
    assertThat(episode.openedAt()).isBetween(at(24 * 27), topUp);
    AlertEpisode.Closing closing = episode.closing();
    assertThat(closing).isNotNull();
    assertThat(closing.at()).isBetween(topUp, topUp.plus(Duration.ofHours(6)));
    List<AlertMessageKind> kinds =
        result.notices().stream().map(posted -> posted.notice().kind()).toList();
    assertThat(kinds).startsWith(AlertMessageKind.OPENED).endsWith(AlertMessageKind.CLOSED);
    assertThat(kinds.subList(1, kinds.size() - 1))
        .isNotEmpty()
        .containsOnly(AlertMessageKind.REMINDER);
    assertThat(result.notices())
        .allSatisfy(posted -> assertThat(posted.notice().title()).doesNotContain("not calculated"));
  }

  private static Instant at(int hour) {
    return START.plus(Duration.ofHours(hour));
  }
}
