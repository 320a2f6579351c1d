package dev.saldo.report;

import dev.saldo.account.Account;
import dev.saldo.account.PollInterval;
import dev.saldo.history.Series;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The poll intervals that decide what is stale: the configured one, which holds from the moment it
 * is written; the one last recorded, if an account is no longer configured.
 */
final class PollIntervals {

  private final Map<String, Duration> configured;

  private PollIntervals(Map<String, Duration> configured) {
    this.configured = configured;
  }

  /** Returns the intervals, given the accounts of the configuration. */
  static PollIntervals of(Collection<Account> accounts) {
    return new PollIntervals(
        accounts.stream().collect(Collectors.toMap(Account::name, Account::every)));
  }

  PollInterval of(Series series) {
    return new PollInterval(configured.getOrDefault(series.key().account(), series.every()));
  }
}
