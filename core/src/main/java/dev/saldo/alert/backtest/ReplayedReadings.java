package dev.saldo.alert.backtest;

import dev.saldo.account.Account;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.PollFailure;
import dev.saldo.history.PollResult;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesKey;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The readings of an account, as they once were made. */
final class ReplayedReadings {

  private ReplayedReadings() {}

  /** Returns the readings of an account in {@code [from, to)}, oldest first. */
  static List<PollResult> read(BalanceHistory history, Account account, Instant from, Instant to) {
    Selection selection = Selection.of(List.of(account.name()));
    Map<SeriesKey, Series> series =
        history.series(selection).stream()
            .collect(Collectors.toMap(Series::key, Function.identity()));
    Map<Instant, List<Balance>> balances = new TreeMap<>();
    try (Stream<BalanceSample> samples = history.samples(selection, from, to)) {
      samples.forEach(
          sample ->
              balances
                  .computeIfAbsent(sample.observedAt(), at -> new ArrayList<>())
                  .add(balance(sample, series.get(sample.series()))));
    }
    Map<Instant, PollResult> results = new TreeMap<>();
    balances.forEach(
        (at, found) ->
            results.put(at, new PollResult.Sampled(account, at, Duration.ZERO, distinct(found))));
    try (Stream<PollFailure> failures = history.failures(selection, from, to)) {
      failures.forEach(
          failure ->
              results.putIfAbsent(
                  failure.observedAt(),
                  new PollResult.Failed(
                      account,
                      failure.observedAt(),
                      failure.duration(),
                      failure.reason(),
                      failure.message(),
                      null)));
    }
    return List.copyOf(results.values());
  }

  private static Balance balance(BalanceSample sample, @Nullable Series series) {
    SeriesKey key = sample.series();
    BalanceUnit unit =
        series == null ? BalanceUnit.of(key.unitKind(), key.unitCode()) : series.unit();
    Balance balance = Balance.of(key.bucket(), sample.amount(), unit).withMeaning(key.meaning());
    if (series == null) {
      return balance;
    }
    balance = balance.withBilling(series.terms().billing());
    if (series.terms().creditLimit() != null) {
      balance = balance.withCreditLimit(series.terms().creditLimit());
    }
    if (series.terms().expiresAt() != null) {
      balance = balance.withExpiry(series.terms().expiresAt());
    }
    return series.derived() ? balance.asDerived() : balance;
  }

  /** A reading has one balance per bucket; of two units at one instant the first counts. */
  private static List<Balance> distinct(List<Balance> balances) {
    return List.copyOf(
        balances.stream()
            .collect(
                Collectors.toMap(
                    Balance::bucket, Function.identity(), (first, second) -> first, TreeMap::new))
            .values());
  }
}
