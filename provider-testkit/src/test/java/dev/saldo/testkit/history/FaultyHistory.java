package dev.saldo.testkit.history;

import dev.saldo.account.Account;
import dev.saldo.history.AccountMerge;
import dev.saldo.history.AccountPollState;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.ImportSummary;
import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.history.ManualClassification;
import dev.saldo.history.PollFailure;
import dev.saldo.history.PollResult;
import dev.saldo.history.RetentionPolicy;
import dev.saldo.history.RetentionPolicy.Grain;
import dev.saldo.history.Rise;
import dev.saldo.history.RunningTotals;
import dev.saldo.history.SampleNeighbours;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesInstant;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.SeriesSampleNeighbours;
import dev.saldo.history.SeriesThinningResult;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.terms.StatedBucketTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A history with one fault. */
final class FaultyHistory implements BalanceHistory {

  /** The fault. */
  enum Fault {
    IMPORTS_ONE_BY_ONE,
    APPENDS_ONE_BY_ONE,
    DROPS_FAILURES,
    LOSES_AN_APPEND,
    TOTALS_TO_THE_CENT,
    TOTALS_IN_ORDER_OF_ARRIVAL,
    INCLUDES_THE_END,
    FORGETS_RISES,
    FORGETS_TERMS,
    THINS_TOO_MUCH,
    FORGETS_THE_NEIGHBOUR_AFTER,
    TAKES_BACK_TOO_MUCH
  }

  private final BalanceHistory sound = new InMemoryBalanceHistory();
  private final AtomicInteger appends = new AtomicInteger();
  private final Fault fault;

  FaultyHistory(Fault fault) {
    this.fault = fault;
  }

  @Override
  public void append(List<PollResult> results) {
    if (fault == Fault.LOSES_AN_APPEND && appends.incrementAndGet() == 40) {
      return;
    }
    if (fault == Fault.APPENDS_ONE_BY_ONE) {
      results.forEach(sound::append);
      return;
    }
    sound.append(
        results.stream()
            .filter(r -> fault != Fault.DROPS_FAILURES || r instanceof PollResult.Sampled)
            .toList());
  }

  @Override
  public ImportSummary importSamples(Iterator<BalanceSample> samples, Collection<Account> known) {
    if (fault != Fault.IMPORTS_ONE_BY_ONE) {
      return sound.importSamples(samples, known);
    }
    long added = 0;
    long present = 0;
    while (samples.hasNext()) {
      ImportSummary one = sound.importSamples(List.of(samples.next()).iterator(), known);
      added += one.added();
      present += one.present();
    }
    return new ImportSummary(added, present);
  }

  @Override
  public List<AccountPollState> accounts(Selection selection) {
    return sound.accounts(selection);
  }

  @Override
  public List<Series> series(Selection selection) {
    return sound.series(selection);
  }

  @Override
  public List<SeriesSampleNeighbours> brackets(Selection selection, List<Instant> instants) {
    return sound.brackets(selection, instants);
  }

  @Override
  public List<SampleNeighbours> brackets(List<SeriesInstant> moments) {
    return sound.brackets(moments).stream()
        .map(
            b ->
                fault == Fault.FORGETS_THE_NEIGHBOUR_AFTER
                    ? new SampleNeighbours(b.at(), b.atOrBefore(), null)
                    : b)
        .toList();
  }

  @Override
  public Stream<TotalledSample> walk(SeriesKey series, Instant from, Instant to) {
    Stream<TotalledSample> samples = sound.walk(series, from, to);
    return switch (fault) {
      case TOTALS_TO_THE_CENT -> samples.map(FaultyHistory::rounded);
      case TOTALS_IN_ORDER_OF_ARRIVAL -> samples.map(FaultyHistory::neverFallen);
      default -> samples;
    };
  }

  @Override
  public Stream<BalanceSample> samples(Selection selection, Instant from, Instant to) {
    return sound.samples(selection, from, end(to));
  }

  @Override
  public Map<SeriesKey, List<StatedBucketTerms>> statedTerms(
      Selection selection, Instant from, Instant to) {
    return fault == Fault.FORGETS_TERMS ? Map.of() : sound.statedTerms(selection, from, to);
  }

  @Override
  public Stream<PollFailure> failures(Selection selection, Instant from, Instant to) {
    return sound.failures(selection, from, end(to));
  }

  @Override
  public List<Rise> rises(Selection selection, Instant from, Instant to) {
    return fault == Fault.FORGETS_RISES ? List.of() : sound.rises(selection, from, to);
  }

  @Override
  public List<SeriesThinningResult> planThinning(Selection selection, RetentionPolicy retention) {
    return sound.planThinning(selection, retention);
  }

  @Override
  public List<SeriesThinningResult> thin(Selection selection, RetentionPolicy retention) {
    return sound.thin(
        selection,
        fault == Fault.THINS_TOO_MUCH
            ? new RetentionPolicy(
                retention.zone(),
                List.of(new RetentionPolicy.Tier(retention.until(), Grain.MONTHLY)))
            : retention);
  }

  @Override
  public void classify(ManualClassification classification) {
    sound.classify(classification);
  }

  @Override
  public boolean unclassify(
      SeriesKey series, Instant after, Instant observedAt, BigDecimal amount) {
    BigDecimal direction = fault == Fault.TAKES_BACK_TOO_MUCH ? amount.abs() : amount;
    return sound.unclassify(series, after, observedAt, direction);
  }

  @Override
  public List<ManualClassification> classifications(Selection selection) {
    return sound.classifications(selection);
  }

  @Override
  public void renameAccount(String account, String newName) {
    sound.renameAccount(account, newName);
  }

  @Override
  public AccountMerge mergeAccounts(String from, String into) {
    return sound.mergeAccounts(from, into);
  }

  @Override
  public void retireAccount(String account, Instant at) {
    sound.retireAccount(account, at);
  }

  @Override
  public void close() {
    sound.close();
  }

  private Instant end(Instant to) {
    return fault == Fault.INCLUDES_THE_END ? to.plusMillis(1) : to;
  }

  private static TotalledSample rounded(TotalledSample sample) {
    RunningTotals totals = sample.totals();
    return with(
        sample,
        new RunningTotals(
            totals.fallen().setScale(2, RoundingMode.HALF_EVEN),
            totals.risen().setScale(2, RoundingMode.HALF_EVEN),
            totals.samples(),
            totals.covered()));
  }

  /** Returns the totals as if a late sample had changed nothing. */
  private static TotalledSample neverFallen(TotalledSample sample) {
    RunningTotals totals = sample.totals();
    boolean early = totals.samples() <= 2;
    return early
        ? sample
        : with(
            sample,
            new RunningTotals(
                totals.fallen().subtract(totals.risen()).abs(),
                totals.risen(),
                totals.samples(),
                totals.covered()));
  }

  private static TotalledSample with(TotalledSample sample, RunningTotals totals) {
    return new TotalledSample(sample.meaning(), sample.observedAt(), sample.amount(), totals);
  }
}
