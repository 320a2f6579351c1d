package dev.saldo.report;

import dev.saldo.account.Account;
import dev.saldo.history.AccountPollState;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The accounts that a report about the present lists: those of the configuration, and those that
 * are selected by name. It also knows which series have ended. A report without a configuration
 * lists every account that is not retired.
 */
final class AccountListing {

  private final Selection selection;
  private final Set<String> configured;
  private final Set<String> retired;
  private final Map<String, Instant> latestOfAccount = new HashMap<>();
  private final Map<String, Instant> latestOfBucket = new HashMap<>();

  private AccountListing(Selection selection, Set<String> configured, Set<String> retired) {
    this.selection = selection;
    this.configured = configured;
    this.retired = retired;
  }

  static AccountListing of(
      Selection selection, Collection<Account> configured, Collection<AccountPollState> states) {
    return new AccountListing(
        selection,
        configured.stream().map(Account::name).collect(Collectors.toSet()),
        states.stream()
            .filter(state -> state.retiredAt() != null)
            .map(AccountPollState::account)
            .collect(Collectors.toSet()));
  }

  /** Adds a series with the time of its latest sample, before any question about ended series. */
  void add(Series series, Instant last) {
    String account = series.key().account();
    latestOfAccount.merge(account, last, AccountListing::later);
    latestOfBucket.merge(bucket(series), last, AccountListing::later);
  }

  boolean lists(String account) {
    return selection.accounts().contains(account)
        || (!isRetired(account) && (configured.isEmpty() || configured.contains(account)));
  }

  boolean isConfigured(String account) {
    return configured.contains(account);
  }

  boolean isRetired(String account) {
    return retired.contains(account);
  }

  /** Returns the relation of an account to the configuration. */
  AccountUse use(String account) {
    if (isRetired(account)) {
      return AccountUse.RETIRED;
    }
    return isConfigured(account) ? AccountUse.CONFIGURED : AccountUse.NOT_CONFIGURED;
  }

  /** Returns whether the unit, meaning or provider of the bucket has changed since. */
  boolean isReplaced(Series series, Instant last) {
    return last.isBefore(latestOfBucket.getOrDefault(bucket(series), last));
  }

  /** Returns whether later readings of the account no longer include the bucket. */
  boolean isGone(Series series, Instant last, PollIntervals intervals) {
    Instant latest = latestOfAccount.getOrDefault(series.key().account(), last);
    return intervals.of(series).isStale(Duration.between(last, latest));
  }

  private static String bucket(Series series) {
    return series.key().account() + "/" + series.key().bucket();
  }

  private static Instant later(Instant first, Instant second) {
    return first.isAfter(second) ? first : second;
  }
}
