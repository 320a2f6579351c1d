package dev.saldo.report;

import dev.saldo.Internal;
import dev.saldo.account.Account;
import dev.saldo.account.PollInterval;
import dev.saldo.account.RunwayPredictionMethod;
import dev.saldo.history.Series;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The poll intervals that decide whether a sample is stale. An account's configured interval
 * applies immediately; for an account that is no longer configured, the last recorded one applies.
 */
@Internal
public final class PollIntervals {

  private final Map<String, Duration> configured;
  private final RunwayPredictionMethod method;

  private PollIntervals(Map<String, Duration> configured, RunwayPredictionMethod method) {
    this.configured = configured;
    this.method = method;
  }

  /**
   * Returns the intervals for the configured accounts.
   *
   * @param method the method of predictions if no account is configured
   */
  public static PollIntervals of(Collection<Account> accounts, RunwayPredictionMethod method) {
    return new PollIntervals(
        accounts.stream().collect(Collectors.toMap(Account::name, Account::every)),
        accounts.stream().map(Account::runway).findFirst().orElse(method));
  }

  /** Returns the interval of a series. */
  public PollInterval of(Series series) {
    return new PollInterval(configured.getOrDefault(series.key().account(), series.every()));
  }

  /** Returns the method of predictions, which is the same for all accounts of a configuration. */
  public RunwayPredictionMethod method() {
    return method;
  }
}
