package dev.saldo.report;

import dev.saldo.account.Account;
import dev.saldo.history.AccountPollState;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A report of the accounts of the configuration and of the history. Immutable and thread-safe.
 *
 * @param zone the time zone in which its instants are shown
 * @param rows the rows, ordered by account
 */
public record AccountsReport(ZoneId zone, List<Row> rows) {

  private static final TableColumns<Row> COLUMNS =
      TableColumns.<Row>begin()
          .text("account", "account", Row::account)
          .text("provider", "provider", Row::provider)
          .word("use", "use", Row::use)
          .count("buckets", "buckets", Row::buckets)
          .count("samples", "samples", Row::samples)
          .time("firstObservedAt", "first read at", Row::firstObservedAt)
          .time("lastObservedAt", "last read at", Row::lastObservedAt)
          .time("retiredAt", "retired at", Row::retiredAt)
          .detail();

  /**
   * A row of the report.
   *
   * @param account the account
   * @param provider its provider
   * @param use its relation to the configuration
   * @param buckets the number of its buckets in the history
   * @param samples the number of its samples, including those that were deleted by thinning
   * @param firstObservedAt the time of its first sample, UTC; null if it has none
   * @param lastObservedAt the time of its latest sample, UTC; null if it has none
   * @param retiredAt the time from which it is retired, UTC; null if it is in use
   */
  public record Row(
      String account,
      String provider,
      AccountUse use,
      int buckets,
      long samples,
      @Nullable Instant firstObservedAt,
      @Nullable Instant lastObservedAt,
      @Nullable Instant retiredAt) {}

  public AccountsReport {
    rows = List.copyOf(rows);
  }

  /**
   * Creates the report from a history. Reads no samples.
   *
   * @param configured the accounts of the configuration
   */
  public static AccountsReport of(
      BalanceHistory history, Selection selection, Collection<Account> configured, ZoneId zone) {
    List<AccountPollState> states = history.accounts(selection);
    AccountListing listing = AccountListing.of(selection, configured, states);
    Map<String, List<Series>> series =
        history.series(selection).stream()
            .collect(Collectors.groupingBy(found -> found.key().account()));
    List<Row> rows = new ArrayList<>();
    for (AccountPollState state : states) {
      rows.add(row(state, listing, series.getOrDefault(state.account(), List.of())));
    }
    Set<String> known = states.stream().map(AccountPollState::account).collect(Collectors.toSet());
    configured.stream()
        .filter(account -> selection.includes(account.name(), account.provider()))
        .filter(account -> !known.contains(account.name()))
        .map(AccountsReport::unread)
        .forEach(rows::add);
    rows.sort(Comparator.comparing(Row::account));
    return new AccountsReport(zone, rows);
  }

  /** Returns the report as a table. */
  public Table table() {
    return COLUMNS.table("Accounts", zone, rows);
  }

  private static Row row(AccountPollState state, AccountListing listing, List<Series> series) {
    return new Row(
        state.account(),
        state.provider(),
        listing.use(state.account()),
        (int) series.stream().map(found -> found.key().bucket()).distinct().count(),
        series.stream().mapToLong(found -> found.last().totals().samples()).sum(),
        series.stream().map(Series::firstObservedAt).min(Instant::compareTo).orElse(null),
        series.stream()
            .map(found -> found.last().observedAt())
            .max(Instant::compareTo)
            .orElse(null),
        state.retiredAt());
  }

  private static Row unread(Account account) {
    return new Row(
        account.name(), account.provider(), AccountUse.CONFIGURED, 0, 0, null, null, null);
  }
}
