package dev.saldo.benchmarks;

import dev.saldo.account.Account;
import dev.saldo.alert.AlertStore;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.PollResult;
import dev.saldo.history.PollResult.Sampled;
import dev.saldo.history.jooq.HistoryStore;
import dev.saldo.schedule.CallRate;
import dev.saldo.schedule.DueSlot;
import dev.saldo.schedule.EvenPollSchedule;
import dev.saldo.schedule.PollClaim;
import dev.saldo.schedule.PollClaims;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The bytes written per poll to agree on who polls, when every account is polled each minute and
 * its slot is claimed in the second in which it is due.
 */
final class ClaimBytesFigure implements BenchmarkFigure {

  private static final int MINUTES = 5;
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final String NODE = "benchmark";

  /** Work with the accounts that are due in a second. */
  @FunctionalInterface
  private interface SecondWork {
    void run(List<DueSlot> due);
  }

  @Override
  public BenchmarkSize size() {
    return new BenchmarkSize(10_000, 1);
  }

  @Override
  public List<String> measure(BenchmarkDatabase database, BenchmarkSize size) throws SQLException {
    try (BalanceHistory history = database.open();
        WrittenByteCounter written = new WrittenByteCounter(database)) {
      PollClaims claims = HistoryStore.pollClaims(history);
      AlertStore store = HistoryStore.alerts(history);
      List<Account> accounts = size.fleet().accounts();
      Map<String, CallRate> rates =
          Map.of(accounts.getFirst().provider(), new CallRate(1_000_000, EVERY));
      double claimed = perPoll(accounts, 0, written, due -> claims.claim(NODE, due, rates));
      double appended = perPoll(accounts, 1, written, due -> append(store, due, List.of()));
      double both =
          perPoll(accounts, 2, written, due -> append(store, due, claims.claim(NODE, due, rates)));
      return List.of(
          String.format(
              Locale.ROOT,
              "%,d accounts each minute, %,d claims per second: %.0f bytes per poll",
              size.series(),
              size.series() / EVERY.toSeconds(),
              claimed),
          String.format(
              Locale.ROOT,
              "claimed and confirmed in the append: %.0f bytes per poll more than the append's %.0f",
              both - appended,
              appended));
    }
  }

  /** Returns the bytes per poll of some minutes, after one that is not counted. */
  private static double perPoll(
      List<Account> accounts, int phase, WrittenByteCounter written, SecondWork work)
      throws SQLException {
    Instant begin = SimulatedAccountFleet.START.plus(Duration.ofHours(phase));
    minute(accounts, begin, work);
    written.begin();
    long before = written.read();
    for (int minute = 1; minute <= MINUTES; minute++) {
      minute(accounts, begin.plus(EVERY.multipliedBy(minute)), work);
    }
    return (double) (written.read() - before) / accounts.size() / MINUTES;
  }

  private static void minute(List<Account> accounts, Instant begin, SecondWork work) {
    Map<Long, List<DueSlot>> seconds = new TreeMap<>();
    for (Account account : accounts) {
      Instant slot = EvenPollSchedule.of(account.name(), EVERY).next(begin);
      seconds
          .computeIfAbsent(slot.getEpochSecond(), second -> new ArrayList<>())
          .add(new DueSlot(account.name(), account.provider(), slot));
    }
    seconds.values().forEach(work::run);
  }

  /** Appends a sample for each slot, and confirms the claims in the same transaction. */
  private static void append(AlertStore store, List<DueSlot> due, List<PollClaim> claims) {
    List<PollResult> results = due.stream().map(ClaimBytesFigure::sampled).toList();
    int confirmed =
        store.write(
            transaction -> {
              int valid = claims.isEmpty() ? 0 : transaction.confirm(claims).size();
              transaction.history().append(results);
              return valid;
            });
    if (confirmed != claims.size()) {
      throw new IllegalStateException("a claim was lost");
    }
  }

  private static PollResult sampled(DueSlot slot) {
    Account account = new Account(slot.account(), slot.provider(), EVERY, Duration.ofSeconds(15));
    int round = (int) (slot.slot().getEpochSecond() / EVERY.toSeconds() % 1_000);
    Amount amount = Amount.of(SimulatedAccountFleet.amount(0, round));
    Balance balance = Balance.of(Balance.MAIN, amount, BalanceUnit.money("GHS"));
    return new Sampled(account, slot.slot(), Duration.ofMillis(41), List.of(balance));
  }
}
