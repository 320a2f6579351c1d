package dev.saldo.benchmarks.alert;

import dev.saldo.account.Account;
import dev.saldo.history.PollResult;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The balances of one account, oldest first.
 *
 * @param account the account, with the median time between its balances as poll interval
 * @param levels the balances
 */
record RecordedBalances(Account account, List<Level> levels) {

  private static final Duration EMPTY_FOR = Duration.ofHours(24);

  /** A balance at an instant. */
  record Level(Instant at, BigDecimal amount) {}

  /**
   * Warnings that a balance may run out.
   *
   * @param decided the warnings of which it is known whether they were false
   * @param wrong the false ones: the use after them, without any top-up, did not use up the balance
   *     within twice the time of the rule
   */
  record FalseAlarms(int decided, int wrong) {

    /** Returns the false ones of ten. */
    static double inTen(List<FalseAlarms> all) {
      int decided = all.stream().mapToInt(FalseAlarms::decided).sum();
      return 10.0 * all.stream().mapToInt(FalseAlarms::wrong).sum() / Math.max(1, decided);
    }
  }

  RecordedBalances {
    levels = List.copyOf(levels);
  }

  /** Reads a file with the columns account, epoch second and balance. */
  static List<RecordedBalances> read(Path file) throws IOException {
    Map<String, List<Level>> found = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] cells = line.split(",", -1);
      if (!cells[0].equals("account")) {
        found
            .computeIfAbsent(cells[0], name -> new ArrayList<>())
            .add(
                new Level(
                    Instant.ofEpochSecond(Long.parseLong(cells[1])), new BigDecimal(cells[2])));
      }
    }
    List<RecordedBalances> all = new ArrayList<>();
    found.forEach((name, levels) -> all.add(new RecordedBalances(account(name, levels), levels)));
    return all;
  }

  private static Account account(String name, List<Level> levels) {
    List<Duration> gaps = new ArrayList<>();
    for (int i = 1; i < levels.size(); i++) {
      gaps.add(Duration.between(levels.get(i - 1).at(), levels.get(i).at()));
    }
    Duration every = gaps.stream().sorted().toList().get(gaps.size() / 2);
    return new Account(
        name.toLowerCase(java.util.Locale.ROOT), "recorded", every, Account.DEFAULT_TIMEOUT);
  }

  /**
   * Returns the same use with top-ups of the usual size that come only a day after the balance ran
   * out, so that every top-up follows an empty.
   */
  RecordedBalances toppedUpTooLate() {
    BigDecimal pack = usualTopUp();
    List<Level> late = new ArrayList<>();
    BigDecimal left = levels.getFirst().amount();
    Instant emptySince = null;
    late.add(levels.getFirst());
    for (int i = 1; i < levels.size(); i++) {
      Level level = levels.get(i);
      left =
          left.subtract(levels.get(i - 1).amount().subtract(level.amount()).max(BigDecimal.ZERO));
      if (left.signum() <= 0) {
        left = BigDecimal.ZERO;
        emptySince = emptySince == null ? level.at() : emptySince;
        if (!level.at().isBefore(emptySince.plus(EMPTY_FOR))) {
          left = pack;
          emptySince = null;
        }
      }
      late.add(new Level(level.at(), left));
    }
    return new RecordedBalances(account, late);
  }

  /** Returns the median of the rises; the first balance if there is none. */
  BigDecimal usualTopUp() {
    List<BigDecimal> rises = new ArrayList<>();
    for (int i = 1; i < levels.size(); i++) {
      BigDecimal rise = levels.get(i).amount().subtract(levels.get(i - 1).amount());
      if (rise.signum() > 0) {
        rises.add(rise);
      }
    }
    return rises.isEmpty()
        ? levels.getFirst().amount()
        : rises.stream().sorted().toList().get(rises.size() / 2);
  }

  /** Returns which warnings were false, of those after the first 14 days. */
  FalseAlarms falseAlarms(List<Instant> warnings, Duration threshold) {
    Instant learned = levels.getFirst().at().plus(Duration.ofDays(14));
    int decided = 0;
    int wrong = 0;
    for (Instant warnedAt : warnings) {
      Optional<Boolean> came =
          warnedAt.isBefore(learned)
              ? Optional.empty()
              : cameTrue(warnedAt, warnedAt.plus(threshold.multipliedBy(2)));
      decided += came.isPresent() ? 1 : 0;
      wrong += came.isPresent() && !came.get() ? 1 : 0;
    }
    return new FalseAlarms(decided, wrong);
  }

  private Optional<Boolean> cameTrue(Instant warnedAt, Instant end) {
    BigDecimal left = null;
    BigDecimal before = BigDecimal.ZERO;
    for (Level level : levels) {
      if (left != null) {
        left = left.subtract(before.subtract(level.amount()).max(BigDecimal.ZERO));
        if (level.at().isAfter(end)) {
          return Optional.of(false);
        }
        if (left.signum() <= 0) {
          return Optional.of(true);
        }
      } else if (level.at().equals(warnedAt)) {
        left = level.amount();
      }
      before = level.amount();
    }
    return Optional.empty();
  }

  /** Returns the balances as the results of polls. */
  List<PollResult> results() {
    return results(account);
  }

  /** Returns the balances as the results of polls of an account. */
  List<PollResult> results(Account polled) {
    return levels.stream()
        .<PollResult>map(
            level ->
                new PollResult.Sampled(
                    polled,
                    level.at(),
                    Duration.ZERO,
                    List.of(
                        Balance.of(
                            Balance.MAIN, Amount.of(level.amount()), BalanceUnit.money("XXX")))))
        .toList();
  }
}
