package example.watch;

import dev.saldo.account.Account;
import dev.saldo.account.OpenAccount;
import dev.saldo.alert.AlertCondition.BalanceBelow;
import dev.saldo.alert.AlertRule;
import dev.saldo.alert.AlertRuleSet;
import dev.saldo.alert.AlertScope;
import dev.saldo.alert.ScopedAlertRule;
import dev.saldo.channel.OpenChannel;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.jooq.HistoryStore;
import dev.saldo.poll.BalancePoller;
import dev.saldo.schedule.EvenPollSchedule;
import dev.saldo.schedule.PollTiming;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceSource;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.channel.AlertChannel;
import dev.saldo.spi.channel.AlertSeverity;
import dev.saldo.watch.CorrectedClock;
import dev.saldo.watch.ScheduledAccount;
import dev.saldo.watch.Watch;
import dev.saldo.watch.WatchPlan;
import dev.saldo.watch.WatchSetup;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcDataSource;

/** A host that embeds the watch with its own data source, clock, account and channel. */
public final class WatchHost {

  private WatchHost() {}

  public static void main(String[] args) throws Exception {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:mem:watch;DB_CLOSE_DELAY=-1");
    BlockingQueue<String> told = new LinkedBlockingQueue<>();
    Balance balance = Balance.of("main", Amount.of(new BigDecimal("40")), BalanceUnit.money("EUR"));
    try (BalanceHistory history = HistoryStore.open(dataSource);
        Watch watch = watch(history, () -> List.of(balance), notice -> told.add(notice.title()))) {
      String title = told.poll(20, TimeUnit.SECONDS);
      if (!"otp: 40.00 EUR left, below 100.00 EUR".equals(title) || !watch.health().isWell()) {
        throw new IllegalStateException("was told: " + title);
      }
    }
    System.out.println("the host of a watch got the right answers");
  }

  static Watch watch(BalanceHistory history, BalanceSource source, AlertChannel channel) {
    CorrectedClock clock = new CorrectedClock(Clock.systemUTC());
    OpenAccount otp = new OpenAccount(Account.of("otp", "own"), source);
    PollTiming hourly = new PollTiming.Fixed(EvenPollSchedule.of("otp", Duration.ofHours(1)));
    BalanceBelow below = new BalanceBelow(new BigDecimal("100"), new BigDecimal("120"));
    AlertRule low = AlertRule.of("low", below, AlertSeverity.WARNING, "ops");
    WatchPlan plan =
        new WatchPlan(
            List.of(new ScheduledAccount(otp, hourly, Set.of())),
            Map.of(),
            new AlertRuleSet(List.of(new ScopedAlertRule(AlertScope.ALL, low))),
            Map.of("ops", OpenChannel.of("ops", channel)),
            Map.of());
    WatchSetup setup =
        new WatchSetup(
            "node-1",
            history,
            HistoryStore.pollClaims(history),
            HistoryStore.alerts(history),
            clock,
            new BalancePoller(clock, Watch.POLL_POLICY),
            ZoneOffset.UTC,
            System.out::println);
    return Watch.start(setup, plan);
  }
}
