package dev.saldo.report;

import dev.saldo.account.ConstantName;
import dev.saldo.account.PrepaidCredit;
import dev.saldo.event.ClassifiedChangeFinder;
import dev.saldo.history.AccountPollState;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.PollFailure;
import dev.saldo.history.SampleNeighbours;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.SeriesSampleNeighbours;
import dev.saldo.history.TotalledSample;
import dev.saldo.report.StatusReport.ReadingState;
import dev.saldo.runway.RunwayEstimator;
import dev.saldo.spi.Amount;
import dev.saldo.usage.LevelChange;
import dev.saldo.usage.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The construction of the rows of a status report. */
final class StatusReportRows {

  private static final int DAYS_OF_COURSE = 6;
  private static final int DAYS_OF_RATE = 7;
  private static final Duration GONE_IS_LISTED = Duration.ofDays(30);

  private final BalanceHistory history;
  private final Selection selection;
  private final Map<String, WatchedAccount> watched;
  private final PollIntervals intervals;
  private final Instant asOf;
  private final ZoneId zone;

  StatusReportRows(
      BalanceHistory history,
      Selection selection,
      Collection<WatchedAccount> watched,
      Instant asOf,
      ZoneId zone) {
    this.history = history;
    this.selection = selection;
    this.watched =
        watched.stream()
            .filter(w -> selection.includes(w.account().name(), w.account().provider()))
            .collect(Collectors.toMap(w -> w.account().name(), Function.identity()));
    this.intervals =
        PollIntervals.of(
            watched.stream().map(WatchedAccount::account).toList(), history.runwayMethod());
    this.asOf = asOf;
    this.zone = zone;
  }

  /**
   * Returns the report.
   *
   * @param complete whether it lists every account, and every series that has ended
   * @param keeping decides which predictions are made
   */
  StatusReport report(
      boolean complete,
      UnaryOperator<Function<Selection, Map<SeriesKey, RunwayDayRange>>> keeping) {
    Map<String, AccountPollState> accountStates =
        history.accounts(selection).stream()
            .collect(Collectors.toMap(AccountPollState::account, Function.identity()));
    AccountListing listing =
        AccountListing.of(
            selection,
            watched.values().stream().map(WatchedAccount::account).toList(),
            accountStates.values());
    List<String> unlisted =
        accountStates.keySet().stream()
            .filter(account -> !complete && !listing.lists(account) && !listing.isRetired(account))
            .sorted()
            .toList();
    List<StatusReport.Row> rows =
        rows(accountStates, listing, complete, keeping.apply(this::predict)).stream()
            .filter(row -> complete || listing.lists(row.account()))
            .toList();
    return new StatusReport(asOf, zone, rows, unlisted);
  }

  private List<StatusReport.Row> rows(
      Map<String, AccountPollState> accountStates,
      AccountListing listing,
      boolean complete,
      Function<Selection, Map<SeriesKey, RunwayDayRange>> predictions) {
    List<StatusReport.Row> rows = new ArrayList<>();
    List<SeriesSampleNeighbours> found = history.brackets(selection, instants());
    Instant begin = instants().getFirst();
    ClassifiedChangeFinder changes =
        ClassifiedChangeFinder.ofUsage(history, selection, begin, asOf);
    Map<SeriesKey, RunwayDayRange> runways = predictions.apply(selection);
    for (SeriesSampleNeighbours series : found) {
      TotalledSample last = series.brackets().getLast().atOrBefore();
      if (last != null) {
        listing.add(series.series(), last.observedAt());
      }
    }
    for (SeriesSampleNeighbours series : found) {
      TotalledSample last = series.brackets().getLast().atOrBefore();
      if (last != null && (complete || !isLongGone(series.series(), last, listing))) {
        AccountPollState accountState = accountStates.get(series.series().key().account());
        BigDecimal rate = rate(series, changes.corrections(series.series().key()));
        RunwayDayRange runway = runways.getOrDefault(series.series().key(), RunwayDayRange.UNKNOWN);
        rows.add(
            row(
                series,
                last,
                rate,
                runway,
                accountState == null ? null : accountState.lastFailure(),
                listing));
      }
    }
    Set<String> read = rows.stream().map(StatusReport.Row::account).collect(Collectors.toSet());
    accountStates.values().stream()
        .filter(accountState -> !read.contains(accountState.account()))
        .forEach(
            accountState ->
                rows.add(
                    neverRead(
                        accountState.account(),
                        accountState.provider(),
                        accountState.lastFailure(),
                        ended(accountState.account(), listing))));
    watched.values().stream()
        .map(WatchedAccount::account)
        .filter(account -> !accountStates.containsKey(account.name()))
        .forEach(account -> rows.add(neverRead(account.name(), account.provider(), null, null)));
    rows.sort(Comparator.comparing(StatusReport.Row::account));
    return rows;
  }

  /**
   * Returns the start of the rate, the midnights of the recent levels, and the instant of the
   * report.
   */
  private List<Instant> instants() {
    List<Instant> instants = new ArrayList<>();
    instants.add(asOf.minus(Duration.ofDays(DAYS_OF_RATE)));
    LocalDate today = asOf.atZone(zone).toLocalDate();
    for (int day = DAYS_OF_COURSE - 1; day >= 0; day--) {
      instants.add(today.minusDays(day).atStartOfDay(zone).toInstant());
    }
    instants.add(asOf);
    return instants;
  }

  private static @Nullable BigDecimal rate(
      SeriesSampleNeighbours found, List<LevelChange> corrections) {
    SampleNeighbours now = found.brackets().getLast();
    return Usage.between(found.brackets().getFirst(), now, corrections).usedPerDay();
  }

  private Map<SeriesKey, RunwayDayRange> predict(Selection accounts) {
    return SeriesRunwayFinder.estimate(
        history, accounts, intervals, asOf, zone, StatusReportRows::runway);
  }

  private static RunwayDayRange runway(SeriesRunwayFinder.Asked request) {
    return RunwayDayRange.of(RunwayEstimator.estimate(request.input()));
  }

  private StatusReport.Row row(
      SeriesSampleNeighbours found,
      TotalledSample last,
      @Nullable BigDecimal rate,
      RunwayDayRange runway,
      @Nullable PollFailure failure,
      AccountListing listing) {
    Series series = found.series();
    Duration age = Duration.between(last.observedAt(), asOf);
    BucketState ended = ended(series, last, listing);
    boolean stale = ended == null && intervals.of(series).isStale(age);
    StatusReport.Latest latest =
        new StatusReport.Latest(
            ReportSubject.of(series),
            last.amount(),
            last.observedAt(),
            age,
            stale,
            rate,
            ended == null ? runway : RunwayDayRange.UNKNOWN,
            course(found.brackets()),
            series.notes(),
            series.amountBefore(last).orElse(null),
            last.vendorTime());
    ReadingState reading = reading(failure, stale);
    return new StatusReport.Row(
        series.key().account(),
        series.key().provider(),
        ended == null ? state(series, last.amount(), runway, reading) : ended,
        reading,
        failure == null ? null : text(failure),
        Optional.of(latest));
  }

  private @Nullable BucketState ended(String account, AccountListing listing) {
    if (listing.isRetired(account)) {
      return BucketState.RETIRED;
    }
    return watched.isEmpty() || listing.isConfigured(account) ? null : BucketState.NOT_CONFIGURED;
  }

  private @Nullable BucketState ended(Series series, TotalledSample last, AccountListing listing) {
    BucketState account = ended(series.key().account(), listing);
    if (account != null) {
      return account;
    }
    return listing.isReplaced(series, last.observedAt())
            || listing.isGone(series, last.observedAt(), intervals)
        ? BucketState.CLOSED
        : null;
  }

  private boolean isLongGone(Series series, TotalledSample last, AccountListing listing) {
    return last.observedAt().isBefore(asOf.minus(GONE_IS_LISTED))
        && !listing.isReplaced(series, last.observedAt())
        && listing.isGone(series, last.observedAt(), intervals);
  }

  private BucketState state(
      Series series, Amount amount, RunwayDayRange runway, ReadingState reading) {
    if (isLow(series, amount.value(), runway)) {
      return BucketState.LOW;
    }
    return switch (reading) {
      case NEVER_READ -> BucketState.NEVER_READ;
      case FAILING -> BucketState.FAILING;
      case STALE -> BucketState.STALE;
      case OK -> amount.unlimited() ? BucketState.UNLIMITED : BucketState.OK;
    };
  }

  private boolean isLow(Series series, @Nullable BigDecimal value, RunwayDayRange runway) {
    WatchedAccount account = watched.get(series.key().account());
    if (account == null || value == null || series.derived()) {
      return false;
    }
    return account.isLow(series.key(), runway)
        || PrepaidCredit.usable(series.key().meaning(), series.terms(), value)
            .filter(left -> account.isLow(series.key(), left))
            .isPresent();
  }

  private static ReadingState reading(@Nullable PollFailure failure, boolean stale) {
    if (failure != null) {
      return ReadingState.FAILING;
    }
    return stale ? ReadingState.STALE : ReadingState.OK;
  }

  private static List<@Nullable BigDecimal> course(List<SampleNeighbours> brackets) {
    List<@Nullable BigDecimal> levels = new ArrayList<>();
    for (SampleNeighbours bracket : brackets.subList(1, brackets.size())) {
      TotalledSample sample = bracket.atOrBefore();
      levels.add(sample == null ? null : sample.amount().value());
    }
    return levels;
  }

  private static StatusReport.Row neverRead(
      String account, String provider, @Nullable PollFailure failure, @Nullable BucketState ended) {
    BucketState state = failure == null ? BucketState.NEVER_READ : BucketState.FAILING;
    return new StatusReport.Row(
        account,
        provider,
        ended == null ? state : ended,
        failure == null ? ReadingState.NEVER_READ : ReadingState.FAILING,
        failure == null ? null : text(failure),
        Optional.empty());
  }

  private static String text(PollFailure failure) {
    return ConstantName.kebab(failure.reason()) + ": " + failure.message();
  }
}
