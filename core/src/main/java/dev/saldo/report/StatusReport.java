package dev.saldo.report;

import dev.saldo.Internal;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesKey;
import dev.saldo.spi.Amount;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A report of the current balances, one row per bucket and one per account that has never been
 * read. Immutable and thread-safe.
 *
 * @param asOf the instant of the report, UTC
 * @param zone the time zone in which its instants are shown
 * @param rows the rows, ordered by account, bucket and unit
 * @param unlisted the names of accounts of the history that are neither listed nor retired
 */
public record StatusReport(Instant asOf, ZoneId zone, List<Row> rows, List<String> unlisted) {

  /**
   * The state of the readings of a bucket, regardless of its balance. The first that applies
   * counts.
   */
  public enum ReadingState {
    /** The account has never been read. */
    NEVER_READ,
    /** The latest reading of the account failed. */
    FAILING,
    /** The latest sample is older than three poll intervals and older than two hours. */
    STALE,
    /** None of these. */
    OK
  }

  /**
   * A row of the report.
   *
   * @param account the account
   * @param provider its provider
   * @param state the state, the most urgent one where several apply
   * @param reading the state of its readings
   * @param failure the failure of the latest reading; null if it succeeded
   * @param latest the latest data of the bucket; empty if the account has never been read
   */
  public record Row(
      String account,
      String provider,
      BucketState state,
      ReadingState reading,
      @Nullable String failure,
      Optional<Latest> latest) {}

  /**
   * The latest sample of a bucket with the figures calculated from it. Null means unknown.
   *
   * @param subject the bucket
   * @param amount the amount as stated by the vendor
   * @param observedAt the time of the sample, UTC
   * @param age the age of the sample
   * @param stale whether the sample is too old for the poll interval
   * @param usedPerDay the mean usage per 24 h over the last seven days, in the unit of the bucket
   * @param runwayDays the predicted days until it runs out
   * @param recent the amounts at the last midnights and now, oldest first, null where unknown
   * @param notes the notes of the latest reading
   * @param amountBefore the amount before the latest readings if they look like a glitch and no
   *     later one shows whether they are one; null otherwise
   * @param vendorTime the vendor's timestamp of the amount, UTC; null if it states none
   */
  public record Latest(
      ReportSubject subject,
      Amount amount,
      Instant observedAt,
      Duration age,
      boolean stale,
      @Nullable BigDecimal usedPerDay,
      RunwayDayRange runwayDays,
      List<@Nullable BigDecimal> recent,
      List<String> notes,
      @Nullable BigDecimal amountBefore,
      @Nullable Instant vendorTime) {

    private static final Duration CURRENT = Duration.ofMinutes(15);

    /** Returns whether the amount looks like a glitch that no later reading confirms yet. */
    public boolean unconfirmed() {
      return amountBefore != null;
    }

    /** Returns the age that the amount had when it was read; null if it was current. */
    public @Nullable Duration vendorLag() {
      Duration lag = vendorTime == null ? Duration.ZERO : Duration.between(vendorTime, observedAt);
      return lag.compareTo(CURRENT) > 0 ? lag : null;
    }
  }

  public StatusReport {
    rows = List.copyOf(rows);
    unlisted = List.copyOf(unlisted);
  }

  /**
   * Creates the report from a history. Needs a few index lookups per series, whatever the length of
   * the history. Lists the accounts of the configuration and those that are selected by name; all
   * that are not retired if there is no configuration.
   *
   * @param watched the accounts of the configuration
   */
  public static StatusReport of(
      BalanceHistory history,
      Selection selection,
      Collection<WatchedAccount> watched,
      Instant asOf,
      ZoneId zone) {
    return new StatusReportRows(history, selection, watched, asOf, zone)
        .report(false, UnaryOperator.identity());
  }

  /**
   * Creates the report with predictions that the caller may keep from an earlier one.
   *
   * @param watched the accounts of the configuration
   * @param keeping is given the function that makes the predictions of a selection, and returns one
   *     that returns at least those of the selection
   */
  @Internal
  public static StatusReport of(
      BalanceHistory history,
      Selection selection,
      Collection<WatchedAccount> watched,
      Instant asOf,
      ZoneId zone,
      UnaryOperator<Function<Selection, Map<SeriesKey, RunwayDayRange>>> keeping) {
    return new StatusReportRows(history, selection, watched, asOf, zone).report(false, keeping);
  }

  /**
   * Creates the report of every account of the configuration and of the history, with every series
   * that has ended.
   *
   * @param watched the accounts of the configuration
   */
  public static StatusReport complete(
      BalanceHistory history,
      Selection selection,
      Collection<WatchedAccount> watched,
      Instant asOf,
      ZoneId zone) {
    return new StatusReportRows(history, selection, watched, asOf, zone)
        .report(true, UnaryOperator.identity());
  }

  /** Returns the report as a table. */
  public Table table() {
    return StatusReportTable.build(this);
  }
}
