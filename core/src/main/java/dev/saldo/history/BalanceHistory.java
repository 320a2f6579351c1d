package dev.saldo.history;

import dev.saldo.account.Account;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps every sample and every failure, and answers from running totals.
 *
 * <p>Safe for use by several threads. Instants are UTC and cut to the millisecond. Methods throw
 * {@link HistoryException} when the place beneath fails; then nothing of the call was kept.
 */
public interface BalanceHistory extends AutoCloseable {

  /**
   * Keeps poll results in one transaction: when this returns, all of them are safe against a crash
   * of the process and of the machine; when it throws, none is kept, unless the message says that
   * only the confirmation of the disk is missing. A sample may be older than those already kept;
   * what follows it is totalled anew. The same sample or failure twice is kept once; another amount
   * for the same instant of a series is refused.
   */
  void append(List<PollResult> results);

  /** Keeps one poll result, as {@link #append(List)} does. */
  default void append(PollResult result) {
    append(List.of(result));
  }

  /**
   * Adds samples from elsewhere, in any order, all or none: an exception of the iterator passes
   * through and nothing is kept. Samples that are there already are counted, not doubled.
   *
   * @param samples read once, in one pass
   * @param known accounts whose poll interval is known; others count as read hourly
   */
  ImportSummary importSamples(Iterator<BalanceSample> samples, Collection<Account> known);

  /** Returns the accounts, ordered by name. */
  List<AccountPollState> accounts(Selection selection);

  /** Returns the series with their latest sample, ordered by account, bucket, unit and meaning. */
  List<Series> series(Selection selection);

  /**
   * Returns the neighbours of each instant in each series, in the order of {@link #series} and of
   * the instants. Costs index seeks only, however long the history.
   */
  List<SeriesSampleNeighbours> brackets(Selection selection, List<Instant> instants);

  /**
   * Returns the neighbours of each moment, in the order asked; of a series that is not there, none.
   * Costs two index seeks per moment.
   */
  List<SampleNeighbours> brackets(List<SeriesInstant> moments);

  /**
   * Returns the samples of a series that decide a window: those in {@code [from, to)}, the last one
   * before and the first one at or after, oldest first. The stream reads as it goes and must be
   * closed.
   */
  Stream<TotalledSample> walk(SeriesKey series, Instant from, Instant to);

  /**
   * Returns the samples of a series that decide the steps between edges, lowest and highest level
   * included: the neighbours of each edge, and what the level's extremes between them are found
   * from. A history that cannot tell fewer returns all of {@link #walk}. Oldest first; the stream
   * must be closed.
   *
   * @param edges ascending, at least two
   */
  default Stream<TotalledSample> outline(SeriesKey series, List<Instant> edges) {
    return walk(series, edges.getFirst(), edges.getLast());
  }

  /**
   * Returns what each series used by the hour, in the order of {@link #series}, from samples at or
   * before an instant; nothing of a series that had none by then. The stream reads as it goes and
   * must be closed. Reads all samples of 180 days, unless a history keeps days of use beside them.
   *
   * @param asOf the instant, UTC
   */
  default Stream<SeriesHourlyUsage> useByHour(Selection selection, Instant asOf) {
    Instant from = HourlyUsage.begin(asOf);
    return series(selection).stream()
        .flatMap(
            one -> {
              HourlyUsage use = new HourlyUsage(one.firstObservedAt(), from);
              return SeriesHourlyUsage.collect(one, use, walk(one.key(), from, asOf), asOf)
                  .stream();
            });
  }

  /**
   * Returns the samples in {@code [from, to)}, in the order of {@link #series} and oldest first.
   * The stream reads as it goes and must be closed.
   */
  Stream<BalanceSample> samples(Selection selection, Instant from, Instant to);

  /** Returns the failures in {@code [from, to)}, ordered by account, oldest first; to be closed. */
  Stream<PollFailure> failures(Selection selection, Instant from, Instant to);

  /** Returns the rises seen in {@code [from, to)}, in the order of {@link #series}. */
  List<Rise> rises(Selection selection, Instant from, Instant to);

  /**
   * Returns what {@link #thin} would do now, in the order of {@link #series}. Changes nothing, and
   * reads every sample before {@link RetentionPolicy#until}.
   */
  List<SeriesThinningResult> planThinning(Selection selection, RetentionPolicy retention);

  /**
   * Lets go of old samples, series by series: what was done stays done if this throws, and calling
   * it again goes on. Use, additions and coverage stay the same for every window whose edges lie on
   * samples that are kept. Samples that were never there can no longer be added before {@link
   * RetentionPolicy#until}, because what they would change is gone.
   */
  List<SeriesThinningResult> thin(Selection selection, RetentionPolicy retention);

  /**
   * Keeps what a person says a change was, as safely as {@link #append(List)} does. What was said
   * of the same two instants before is replaced. Samples that come later leave it as it is.
   *
   * @throws HistoryException if the series is not there
   */
  void classify(ManualClassification classification);

  /**
   * Takes back all that was said of the change of a series between two instants, so that the rule
   * holds again.
   *
   * @param amount by how much the level rose, negative if it fell
   * @return whether anything was said
   */
  boolean unclassify(SeriesKey series, Instant after, Instant observedAt, BigDecimal amount);

  /**
   * Returns what people said, whenever it happened, in the order of {@link #series}, of time and of
   * when it was said.
   */
  List<ManualClassification> classifications(Selection selection);

  /** Releases what the history holds; never a data source that a host lent to it. */
  @Override
  void close();
}
