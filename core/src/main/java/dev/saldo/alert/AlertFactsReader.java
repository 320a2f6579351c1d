package dev.saldo.alert;

import dev.saldo.account.Account;
import dev.saldo.account.PollInterval;
import dev.saldo.account.PrepaidCredit;
import dev.saldo.event.TopUpLots;
import dev.saldo.history.AccountPollState;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.PollFailure;
import dev.saldo.history.SampleNeighbours;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesInstant;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.TotalledSample;
import dev.saldo.report.PollIntervals;
import dev.saldo.report.SeriesRunwayFinder;
import dev.saldo.runway.Runway;
import dev.saldo.runway.RunwayEstimator;
import dev.saldo.runway.UsageBand;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The reading of facts about accounts from a history, all at once and by index lookups. Immutable
 * and thread-safe.
 */
public final class AlertFactsReader {

  /** Failures before this are not searched for the first of them. */
  private static final Duration LONGEST_FAILING = Duration.ofDays(400);

  private final BalanceHistory history;
  private final PollIntervals intervals;
  private final Map<String, Account> accounts;
  private final Selection selection;
  private final Instant asOf;
  private final ZoneId zone;

  private AlertFactsReader(
      BalanceHistory history, Collection<Account> accounts, Instant asOf, ZoneId zone) {
    this.history = history;
    this.accounts = accounts.stream().collect(Collectors.toMap(Account::name, Function.identity()));
    this.intervals = PollIntervals.of(accounts, history.runwayMethod());
    this.selection = Selection.of(this.accounts.keySet());
    this.asOf = asOf;
    this.zone = zone;
  }

  /**
   * Returns the facts about accounts, in the order of the accounts; one that was never polled has
   * no buckets.
   *
   * @param history the history, with the terms that the user states
   * @param accounts the accounts, with different names
   * @param needed the facts to read beyond the latest levels, which cost more
   * @param asOf the time of the judgement, UTC; nothing after it is read
   * @param zone the time zone of the weekly pattern
   */
  public static List<AccountFacts> read(
      BalanceHistory history,
      Collection<Account> accounts,
      FactsNeeded needed,
      Instant asOf,
      ZoneId zone) {
    return accounts.isEmpty()
        ? List.of()
        : new AlertFactsReader(history, accounts, asOf, zone).read(accounts, needed);
  }

  private List<AccountFacts> read(Collection<Account> asked, FactsNeeded needed) {
    Map<String, AccountPollState> states =
        history.accounts(selection).stream()
            .collect(Collectors.toMap(AccountPollState::account, Function.identity()));
    List<Series> all =
        history.series(selection).stream()
            .filter(series -> !series.last().observedAt().isAfter(asOf))
            .toList();
    Map<String, Instant> readAt = readAt(all);
    List<Series> current = all.stream().filter(series -> isCurrent(series, readAt)).toList();
    Map<SeriesKey, TotalledSample> previous = previous(current);
    Map<SeriesKey, Prediction> predictions =
        needed.runway() || needed.usage() ? predictions(needed) : Map.of();
    RecentTopUps topUps =
        needed.topUps() ? RecentTopUps.find(history, selection, current, asOf) : RecentTopUps.NONE;
    Map<SeriesKey, Instant> expiries = TopUpLots.nextExpiries(history, selection, current, asOf);
    Map<String, Set<String>> gone = new HashMap<>();
    all.stream()
        .filter(series -> isGone(series, readAt))
        .map(Series::key)
        .forEach(
            key -> gone.computeIfAbsent(key.account(), n -> new HashSet<>()).add(key.bucket()));
    Map<String, List<BucketFacts>> buckets = new HashMap<>();
    for (Series series : current) {
      buckets
          .computeIfAbsent(series.key().account(), name -> new ArrayList<>())
          .add(
              bucket(
                  series,
                  previous.get(series.key()),
                  expiries.get(series.key()),
                  predictions,
                  topUps));
    }
    return asked.stream()
        .map(account -> facts(account, states.get(account.name()), readAt, buckets, gone))
        .toList();
  }

  private AccountFacts facts(
      Account account,
      @Nullable AccountPollState state,
      Map<String, Instant> readAt,
      Map<String, List<BucketFacts>> buckets,
      Map<String, Set<String>> gone) {
    Instant read = readAt.get(account.name());
    PollFailure failure = state == null ? null : state.lastFailure();
    AlertFacts.Reading reading =
        failure == null
            ? new AlertFacts.Reading(read, null, null)
            : new AlertFacts.Reading(read, failingSince(account, read, failure), failure.reason());
    List<BucketFacts> current = buckets.getOrDefault(account.name(), List.of());
    return new AccountFacts(
        account.name(),
        account.provider(),
        asOf,
        reading,
        current,
        gone.getOrDefault(account.name(), Set.of()).stream()
            .filter(bucket -> current.stream().noneMatch(b -> b.series().bucket().equals(bucket)))
            .collect(Collectors.toSet()));
  }

  private Instant failingSince(Account account, @Nullable Instant read, PollFailure latest) {
    Instant begin = asOf.minus(LONGEST_FAILING);
    Instant from = read == null || read.isBefore(begin) ? begin : read;
    try (Stream<PollFailure> failures =
        history.failures(
            Selection.of(List.of(account.name())), from, latest.observedAt().plusMillis(1))) {
      return failures.findFirst().map(PollFailure::observedAt).orElse(latest.observedAt());
    }
  }

  private static Map<String, Instant> readAt(List<Series> all) {
    Map<String, Instant> latest = new HashMap<>();
    for (Series series : all) {
      latest.merge(
          series.key().account(),
          series.last().observedAt(),
          (before, next) -> before.isAfter(next) ? before : next);
    }
    return latest;
  }

  /** A bucket that the latest reading did not contain is not judged: nothing is known of it. */
  private static boolean isCurrent(Series series, Map<String, Instant> readAt) {
    return !series.derived()
        && series.last().observedAt().equals(readAt.get(series.key().account()));
  }

  private boolean isGone(Series series, Map<String, Instant> readAt) {
    Instant read = readAt.getOrDefault(series.key().account(), Instant.MIN);
    return intervals.of(series).isStale(Duration.between(series.last().observedAt(), read));
  }

  private Map<SeriesKey, TotalledSample> previous(List<Series> current) {
    List<SeriesInstant> moments =
        current.stream()
            .map(
                series ->
                    new SeriesInstant(series.key(), series.last().observedAt().minusMillis(1)))
            .toList();
    Map<SeriesKey, TotalledSample> previous = new LinkedHashMap<>();
    List<SampleNeighbours> found = history.brackets(moments);
    for (int i = 0; i < found.size(); i++) {
      TotalledSample before = found.get(i).atOrBefore();
      if (before != null) {
        previous.put(current.get(i).key(), before);
      }
    }
    return previous;
  }

  /** What follows from the hourly usage of a series. */
  private record Prediction(Runway runway, @Nullable UsageBand band) {}

  private Map<SeriesKey, Prediction> predictions(FactsNeeded needed) {
    return SeriesRunwayFinder.estimate(
        history,
        selection,
        intervals,
        asOf,
        zone,
        asked ->
            new Prediction(
                needed.runway() ? RunwayEstimator.estimate(asked.input()) : notCalculated(),
                needed.usage() ? UsageBand.find(asked.input().use(), zone).orElse(null) : null));
  }

  private BucketFacts bucket(
      Series series,
      @Nullable TotalledSample previous,
      @Nullable Instant expiresAt,
      Map<SeriesKey, Prediction> predictions,
      RecentTopUps topUps) {
    TotalledSample last = series.last();
    Prediction prediction =
        predictions.getOrDefault(series.key(), new Prediction(notCalculated(), null));
    BigDecimal amount = last.amount().value();
    Optional<BigDecimal> left =
        Optional.ofNullable(amount)
            .flatMap(value -> PrepaidCredit.usable(series.key().meaning(), series.terms(), value));
    return new BucketFacts(
        series.key(),
        series.label(),
        series.unit(),
        amount,
        last.observedAt(),
        new AlertFacts.Bucket(
            left.orElse(null),
            last.amount().unlimited(),
            isTrusted(series, previous),
            prediction.runway(),
            expiresAt,
            topUps.levelsBefore(series.key()),
            topUps.amountSince(series.key(), last.observedAt().minus(lately(series))),
            prediction.band(),
            series.unit()));
  }

  /** A top-up is confirmed as no glitch after at most three readings. */
  private Duration lately(Series series) {
    return intervals.of(series).every().multipliedBy(3);
  }

  /**
   * The first reading of all is trusted: nothing contradicts it. The first one after a gap is not,
   * nor one that looks like a glitch.
   */
  private boolean isTrusted(Series series, @Nullable TotalledSample previous) {
    if (series.amountBefore(series.last()).isPresent()) {
      return false;
    }
    PollInterval interval = intervals.of(series);
    return previous == null
        || interval.isCovered(Duration.between(previous.observedAt(), series.last().observedAt()));
  }

  private Runway notCalculated() {
    return new Runway(
        asOf,
        Runway.State.INSUFFICIENT_DATA,
        "not calculated",
        null,
        null,
        RunwayEstimator.name(intervals.method()),
        new Runway.Inputs(null, null, 0, 0, 0));
  }
}
