package dev.saldo.benchmarks;

import dev.saldo.account.Account;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.PollResult;
import dev.saldo.history.PollResult.Sampled;
import dev.saldo.history.SeriesKey;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Prepaid accounts that are read every 15 minutes, with slightly varying usage and a top-up every
 * ten days. The numbers are the same in every run.
 *
 * @param size the number of accounts, each with one series
 */
record SimulatedAccountFleet(int size) {

  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final Duration EVERY = Duration.ofMinutes(15);
  static final int ROUNDS_PER_DAY = 96;

  private static final String PROVIDER = "smsonlinegh";
  private static final BalanceUnit UNIT = BalanceUnit.money("GHS");
  private static final int ROUNDS_PER_TOP_UP = 960;
  private static final int CENTS_PER_ROUND = 730;
  private static final long FULL_CENTS = 5_000_000;

  static Instant at(int round) {
    return START.plus(EVERY.multipliedBy(round));
  }

  static String name(int account) {
    return "account-" + account;
  }

  static BigDecimal amount(int account, int round) {
    long spent = (long) CENTS_PER_ROUND * (round % ROUNDS_PER_TOP_UP);
    long jitter = (round * 31L + account * 17L) % 100;
    return BigDecimal.valueOf(FULL_CENTS - spent - jitter - account, 2);
  }

  List<Account> accounts() {
    return IntStream.range(0, size).mapToObj(SimulatedAccountFleet::account).toList();
  }

  /** Returns one reading of every account. */
  List<PollResult> poll(int round) {
    return IntStream.range(0, size).mapToObj(account -> reading(account, round)).toList();
  }

  /** Returns samples in the order of a typical import, round after round. */
  Iterator<BalanceSample> samples(int firstRound, int endRound) {
    List<SeriesKey> keys = IntStream.range(0, size).mapToObj(SimulatedAccountFleet::key).toList();
    return rows(firstRound, endRound)
        .map(
            row ->
                new BalanceSample(keys.get(row[0]), at(row[1]), Amount.of(amount(row[0], row[1]))))
        .iterator();
  }

  /** Returns the same samples as CSV lines, after a header. */
  Iterator<String> lines(int firstRound, int endRound) {
    Stream<String> lines =
        rows(firstRound, endRound)
            .map(
                row ->
                    "%s,%s,main,money,GHS,%s,%s\n"
                        .formatted(
                            name(row[0]),
                            PROVIDER,
                            at(row[1]),
                            amount(row[0], row[1]).toPlainString()));
    String header = "account,provider,bucket,unit_kind,unit_code,observed_at,amount\n";
    return Stream.concat(Stream.of(header), lines).iterator();
  }

  private Stream<int[]> rows(int firstRound, int endRound) {
    return IntStream.range(firstRound, endRound)
        .boxed()
        .flatMap(round -> IntStream.range(0, size).mapToObj(account -> new int[] {account, round}));
  }

  private static PollResult reading(int account, int round) {
    Balance balance = Balance.of(Balance.MAIN, Amount.of(amount(account, round)), UNIT);
    return new Sampled(account(account), at(round), Duration.ofMillis(41), List.of(balance));
  }

  private static Account account(int number) {
    return new Account(name(number), PROVIDER, EVERY, Duration.ofSeconds(15));
  }

  private static SeriesKey key(int account) {
    return new SeriesKey(
        name(account), PROVIDER, Balance.MAIN, UNIT.kind(), UNIT.code(), Balance.Meaning.REMAINING);
  }
}
