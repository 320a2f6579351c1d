package dev.saldo.history;

import dev.saldo.account.Account;
import dev.saldo.history.terms.StatedBucketTerms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A history in memory, for tests of code that uses a history. It gives every guarantee of {@link
 * BalanceHistory} except durability. Each write copies the series it changes, so it is unsuitable
 * for millions of samples. Thread-safe: readers see the state before or after a write.
 */
public final class InMemoryBalanceHistory implements BalanceHistory {

  private volatile MemoryState state = MemoryState.EMPTY;
  private final AtomicInteger openStreams = new AtomicInteger();
  private volatile boolean closed;

  /** Creates an empty history. */
  public InMemoryBalanceHistory() {}

  /** Returns the number of streams that were returned and not closed; 0 in a correct program. */
  public int openStreams() {
    return openStreams.get();
  }

  @Override
  public synchronized void append(List<PollResult> results) {
    PollTimeCheck.check(results);
    MemoryWrite write = new MemoryWrite(state());
    results.stream().sorted(Comparator.comparing(PollResult::observedAt)).forEach(write::append);
    state = write.finish();
  }

  @Override
  public synchronized ImportSummary importSamples(
      Iterator<BalanceSample> samples, Collection<Account> known) {
    MemoryWrite write = new MemoryWrite(state());
    ImportSummary summary = write.importAll(samples, known);
    state = write.finish();
    return summary;
  }

  @Override
  public List<AccountPollState> accounts(Selection selection) {
    return state().accounts().values().stream()
        .filter(account -> selection.includes(account.name(), account.provider()))
        .map(MemoryAccount::head)
        .toList();
  }

  @Override
  public List<Series> series(Selection selection) {
    MemoryState current = state();
    return current.selected(selection).map(series -> series.described(current)).toList();
  }

  @Override
  public List<SeriesSampleNeighbours> brackets(Selection selection, List<Instant> instants) {
    MemoryState current = state();
    return current
        .selected(selection)
        .map(
            series ->
                new SeriesSampleNeighbours(
                    series.described(current), instants.stream().map(series::bracket).toList()))
        .toList();
  }

  @Override
  public List<SampleNeighbours> brackets(List<SeriesInstant> moments) {
    MemoryState current = state();
    return moments.stream()
        .map(
            moment -> {
              MemorySeries stored = current.series().get(moment.series());
              return stored == null
                  ? new SampleNeighbours(moment.at(), null, null)
                  : stored.bracket(moment.at());
            })
        .toList();
  }

  @Override
  public Stream<TotalledSample> walk(SeriesKey series, Instant from, Instant to) {
    MemorySeries stored = state().series().get(series);
    return counted(stored == null ? Stream.empty() : stored.walk(from, to));
  }

  @Override
  public Stream<BalanceSample> samples(Selection selection, Instant from, Instant to) {
    return counted(state().selected(selection).flatMap(series -> series.samples(from, to)));
  }

  @Override
  public Map<SeriesKey, List<StatedBucketTerms>> statedTerms(
      Selection selection, Instant from, Instant to) {
    return state()
        .selected(selection)
        .filter(series -> !series.stated().within(from, to).isEmpty())
        .collect(Collectors.toMap(MemorySeries::key, series -> series.stated().within(from, to)));
  }

  @Override
  public Stream<PollFailure> failures(Selection selection, Instant from, Instant to) {
    return counted(
        state().accounts().values().stream()
            .flatMap(account -> account.failuresIn(from, to))
            .filter(failure -> selection.includes(failure.account(), failure.provider())));
  }

  @Override
  public List<Rise> rises(Selection selection, Instant from, Instant to) {
    return state().selected(selection).flatMap(series -> series.rises(from, to)).toList();
  }

  @Override
  public List<SeriesThinningResult> planThinning(Selection selection, RetentionPolicy retention) {
    MemoryState current = state();
    return current
        .selected(selection)
        .map(series -> series.plan(retention, current.classifications()))
        .toList();
  }

  @Override
  public synchronized List<SeriesThinningResult> thin(
      Selection selection, RetentionPolicy retention) {
    List<SeriesThinningResult> result = planThinning(selection, retention);
    state = state().thinned(selection, retention);
    return result;
  }

  @Override
  public synchronized void classify(ManualClassification classification) {
    state = state().with(classification);
  }

  @Override
  public synchronized boolean unclassify(
      SeriesKey series, Instant after, Instant observedAt, BigDecimal amount) {
    MemoryState before = state();
    state = before.without(series, after, observedAt, amount);
    return state.classifications().size() < before.classifications().size();
  }

  @Override
  public List<ManualClassification> classifications(Selection selection) {
    return state().classifications().stream()
        .filter(
            classification ->
                selection.includes(
                    classification.series().account(), classification.series().provider()))
        .toList();
  }

  @Override
  public synchronized void renameAccount(String account, String newName) {
    MemoryAccountMove move = new MemoryAccountMove(state());
    move.rename(account, newName);
    state = move.finish();
  }

  @Override
  public synchronized AccountMerge mergeAccounts(String from, String into) {
    MemoryAccountMove move = new MemoryAccountMove(state());
    AccountMerge merged = move.merge(from, into);
    state = move.finish();
    return merged;
  }

  @Override
  public synchronized void retireAccount(String account, Instant at) {
    MemoryAccountMove move = new MemoryAccountMove(state());
    move.retire(account, at);
    state = move.finish();
  }

  @Override
  public void close() {
    closed = true;
  }

  private <T> Stream<T> counted(Stream<T> stream) {
    openStreams.incrementAndGet();
    return stream.onClose(openStreams::decrementAndGet);
  }

  private MemoryState state() {
    if (closed) {
      throw new HistoryException("the history is closed; open a new one");
    }
    return state;
  }
}
