package dev.saldo.history;

import dev.saldo.StoreApi;
import dev.saldo.account.Account;
import dev.saldo.account.RunwayPredictionMethod;
import dev.saldo.history.rise.KeptRise;
import dev.saldo.history.terms.StatedBucketTerms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A history as a configuration sees it, for reports: its series have the terms that the user states
 * where the vendor states none. What is stored does not change. Thread-safe if the history is.
 */
public final class TermedHistory implements BalanceHistory {

  private final BalanceHistory stored;
  private final Map<String, AccountTerms> terms;
  private final RunwayPredictionMethod method;

  /**
   * Creates the view, with the method of predictions of the stored history.
   *
   * @param terms the terms by account
   */
  public TermedHistory(BalanceHistory stored, Map<String, AccountTerms> terms) {
    this(stored, terms, stored.runwayMethod());
  }

  /**
   * Creates the view.
   *
   * @param terms the terms by account
   * @param method the method that predicts the runways of accounts that are not configured
   */
  public TermedHistory(
      BalanceHistory stored, Map<String, AccountTerms> terms, RunwayPredictionMethod method) {
    this.stored = stored;
    this.terms = Map.copyOf(terms);
    this.method = method;
  }

  private Series termed(Series series) {
    AccountTerms agreed = terms.get(series.key().account());
    return agreed == null ? series : series.with(agreed.find(series.key()));
  }

  @Override
  public List<Series> series(Selection selection) {
    return stored.series(selection).stream().map(this::termed).toList();
  }

  @Override
  public List<SeriesSampleNeighbours> brackets(Selection selection, List<Instant> instants) {
    return stored.brackets(selection, instants).stream()
        .map(found -> new SeriesSampleNeighbours(termed(found.series()), found.brackets()))
        .toList();
  }

  @Override
  public Stream<SeriesHourlyUsage> useByHour(Selection selection, Instant asOf) {
    return stored
        .useByHour(selection, asOf)
        .map(found -> new SeriesHourlyUsage(termed(found.series()), found.last(), found.use()));
  }

  @Override
  public void append(List<PollResult> results) {
    stored.append(results);
  }

  @Override
  public List<RefusedResult> appendAccepted(List<PollResult> results) {
    return stored.appendAccepted(results);
  }

  @Override
  public ImportSummary importSamples(Iterator<BalanceSample> samples, Collection<Account> known) {
    return stored.importSamples(samples, known);
  }

  @Override
  public List<AccountPollState> accounts(Selection selection) {
    return stored.accounts(selection);
  }

  @Override
  public List<SampleNeighbours> brackets(List<SeriesInstant> moments) {
    return stored.brackets(moments);
  }

  @Override
  public Stream<TotalledSample> walk(SeriesKey series, Instant from, Instant to) {
    return stored.walk(series, from, to);
  }

  @Override
  public Stream<TotalledSample> outline(SeriesKey series, List<Instant> edges) {
    return stored.outline(series, edges);
  }

  @Override
  public Stream<BalanceSample> samples(Selection selection, Instant from, Instant to) {
    return stored.samples(selection, from, to);
  }

  @Override
  public List<SeriesInstant> glitches(Selection selection, Instant from, Instant to) {
    return stored.glitches(selection, from, to);
  }

  @Override
  public boolean haveVendorTime(Selection selection, Instant from, Instant to) {
    return stored.haveVendorTime(selection, from, to);
  }

  @Override
  public Map<SeriesKey, List<StatedBucketTerms>> statedTerms(
      Selection selection, Instant from, Instant to) {
    return stored.statedTerms(selection, from, to);
  }

  @Override
  public RunwayPredictionMethod runwayMethod() {
    return method;
  }

  @Override
  public Stream<PollFailure> failures(Selection selection, Instant from, Instant to) {
    return stored.failures(selection, from, to);
  }

  @Override
  public List<Rise> rises(Selection selection, Instant from, Instant to) {
    return stored.rises(selection, from, to);
  }

  @Override
  @StoreApi
  public Optional<Map<SeriesKey, List<KeptRise>>> keptRises(List<SeriesSampleNeighbours> edges) {
    return stored.keptRises(edges);
  }

  @Override
  @StoreApi
  public Optional<Map<SeriesKey, List<KeptRise>>> keptTotals(List<SeriesSampleNeighbours> edges) {
    return stored.keptTotals(edges);
  }

  @Override
  public List<SeriesThinningResult> planThinning(Selection selection, RetentionPolicy retention) {
    return stored.planThinning(selection, retention);
  }

  @Override
  public List<SeriesThinningResult> thin(Selection selection, RetentionPolicy retention) {
    return stored.thin(selection, retention);
  }

  @Override
  public void classify(ManualClassification classification) {
    stored.classify(classification);
  }

  @Override
  public boolean unclassify(
      SeriesKey series, Instant after, Instant observedAt, BigDecimal amount) {
    return stored.unclassify(series, after, observedAt, amount);
  }

  @Override
  public List<ManualClassification> classifications(Selection selection) {
    return stored.classifications(selection);
  }

  @Override
  public void renameAccount(String account, String newName) {
    stored.renameAccount(account, newName);
  }

  @Override
  public AccountMerge mergeAccounts(String from, String into) {
    return stored.mergeAccounts(from, into);
  }

  @Override
  public void retireAccount(String account, Instant at) {
    stored.retireAccount(account, at);
  }

  @Override
  public void close() {
    stored.close();
  }
}
