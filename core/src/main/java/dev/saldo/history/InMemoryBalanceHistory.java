package dev.saldo.history;

import dev.saldo.account.Account;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A history that lives as long as the process, for tests of what is built upon one. Keeps every
 * promise of {@link BalanceHistory} but the one about a crash; each write copies the series it
 * touches, so it is not for millions of samples. Thread-safe: readers see the state before or after
 * a write.
 */
public final class InMemoryBalanceHistory implements BalanceHistory {

  private volatile MemoryState state = MemoryState.EMPTY;
  private final AtomicInteger openStreams = new AtomicInteger();
  private volatile boolean closed;

  /** Creates an empty history. */
  public InMemoryBalanceHistory() {}

  /** Returns the number of streams that were returned and are not closed, 0 in a sound program. */
  public int openStreams() {
    return openStreams.get();
  }

  @Override
  public synchronized void append(List<PollResult> results) {
    MemoryWrite write = new MemoryWrite(state());
    results.forEach(write::append);
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
    MemoryState now = state();
    return now.selected(selection).map(series -> series.described(now)).toList();
  }

  @Override
  public List<SeriesSampleNeighbours> brackets(Selection selection, List<Instant> instants) {
    MemoryState now = state();
    return now.selected(selection)
        .map(
            series ->
                new SeriesSampleNeighbours(
                    series.described(now), instants.stream().map(series::bracket).toList()))
        .toList();
  }

  @Override
  public List<SampleNeighbours> brackets(List<SeriesInstant> moments) {
    MemoryState now = state();
    return moments.stream()
        .map(
            moment -> {
              MemorySeries kept = now.series().get(moment.series());
              return kept == null
                  ? new SampleNeighbours(moment.at(), null, null)
                  : kept.bracket(moment.at());
            })
        .toList();
  }

  @Override
  public Stream<TotalledSample> walk(SeriesKey series, Instant from, Instant to) {
    MemorySeries kept = state().series().get(series);
    return counted(kept == null ? Stream.empty() : kept.walk(from, to));
  }

  @Override
  public Stream<BalanceSample> samples(Selection selection, Instant from, Instant to) {
    return counted(state().selected(selection).flatMap(series -> series.samples(from, to)));
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
    MemoryState now = state();
    return now.selected(selection).map(series -> series.plan(retention, now.words())).toList();
  }

  @Override
  public synchronized List<SeriesThinningResult> thin(
      Selection selection, RetentionPolicy retention) {
    List<SeriesThinningResult> done = planThinning(selection, retention);
    state = state().thinned(selection, retention);
    return done;
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
    return state.words().size() < before.words().size();
  }

  @Override
  public List<ManualClassification> classifications(Selection selection) {
    return state().words().stream()
        .filter(word -> selection.includes(word.series().account(), word.series().provider()))
        .toList();
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
      throw new HistoryException("the history is closed; open another");
    }
    return state;
  }
}
