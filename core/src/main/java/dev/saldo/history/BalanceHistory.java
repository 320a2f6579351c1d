package dev.saldo.history;

import dev.saldo.StoreApi;
import dev.saldo.account.Account;
import dev.saldo.account.RunwayPredictionMethod;
import dev.saldo.history.rise.KeptRise;
import dev.saldo.history.terms.StatedBucketTerms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The history of all samples and failed readings, with running totals for fast reports.
 *
 * <p>Thread-safe. Instants are UTC and truncated to the millisecond. Methods throw {@link
 * HistoryException} when the storage fails; unless stated otherwise, nothing of the call is then
 * stored.
 */
public interface BalanceHistory extends AutoCloseable {

  /**
   * Stores poll results in one transaction. When this returns, all of them survive a crash of the
   * process and of the machine. When it throws, none is stored, unless the message says that they
   * are committed but not confirmed on disk. A sample may be older than those already stored; the
   * totals after it are then recalculated. Duplicate samples and failures are ignored; a different
   * amount for the same instant of a series is refused.
   */
  void append(List<PollResult> results);

  /** Stores one poll result, with the guarantees of {@link #append(List)}. */
  default void append(PollResult result) {
    append(List.of(result));
  }

  /**
   * Stores every poll result that the history does not refuse, and returns the refused ones, such
   * as one with another amount for the same instant. Without a refusal this is one {@link
   * #append(List)}. If it throws because the storage failed, call it again with the same results.
   */
  default List<RefusedResult> appendAccepted(List<PollResult> results) {
    try {
      append(results);
      return List.of();
    } catch (HistoryException e) {
      if (!e.isRefusal()) {
        throw e;
      }
      if (results.size() == 1) {
        return List.of(new RefusedResult(results.getFirst(), String.valueOf(e.getMessage())));
      }
    }
    int half = results.size() / 2;
    List<RefusedResult> refused = new ArrayList<>(appendAccepted(results.subList(0, half)));
    refused.addAll(appendAccepted(results.subList(half, results.size())));
    return List.copyOf(refused);
  }

  /**
   * Imports samples in any order, all or none. An exception of the iterator is passed on and
   * nothing is stored. Duplicate samples are counted but not stored again.
   *
   * @param samples the samples, read in a single pass
   * @param known the accounts whose poll interval is known; others are assumed to be polled hourly
   */
  ImportSummary importSamples(Iterator<BalanceSample> samples, Collection<Account> known);

  /** Returns the accounts, ordered by name. */
  List<AccountPollState> accounts(Selection selection);

  /** Returns the series with their latest sample, ordered by account, bucket, unit and meaning. */
  List<Series> series(Selection selection);

  /**
   * Returns the neighbouring samples of each instant in each series, in the order of {@link
   * #series} and of the instants. Needs only index lookups, whatever the length of the history.
   */
  List<SeriesSampleNeighbours> brackets(Selection selection, List<Instant> instants);

  /**
   * Returns the neighbouring samples of each moment, in the given order; a series that does not
   * exist has none. Needs two index lookups per moment.
   */
  List<SampleNeighbours> brackets(List<SeriesInstant> moments);

  /**
   * Returns the samples of a series that determine a window, oldest first: those in {@code [from,
   * to)}, the last one before {@code from} and the first one at or after {@code to}. The stream
   * reads lazily and must be closed.
   */
  Stream<TotalledSample> walk(SeriesKey series, Instant from, Instant to);

  /**
   * Returns the samples of a series that determine the steps between edges, including the lowest
   * and highest level of each: the neighbours of each edge and the samples that hold the extremes.
   * A history that cannot select fewer returns all of {@link #walk}. Oldest first; the stream must
   * be closed.
   *
   * @param edges the edges, ascending, at least two
   */
  default Stream<TotalledSample> outline(SeriesKey series, List<Instant> edges) {
    return walk(series, edges.getFirst(), edges.getLast());
  }

  /**
   * Returns the hourly usage of each series, in the order of {@link #series}, from samples at or
   * before an instant; a series without such a sample is omitted. The stream reads lazily and must
   * be closed. This implementation reads all samples of 180 days; a history may store precalculated
   * usage instead.
   *
   * @param asOf the instant, UTC
   */
  default Stream<SeriesHourlyUsage> useByHour(Selection selection, Instant asOf) {
    Instant from = HourlyUsage.begin(asOf);
    return series(selection).stream()
        .flatMap(
            found -> {
              HourlyUsage use = new HourlyUsage(found.firstObservedAt(), from);
              return SeriesHourlyUsage.collect(found, use, walk(found.key(), from, asOf), asOf)
                  .stream();
            });
  }

  /**
   * Returns the samples in {@code [from, to)}, in the order of {@link #series} and oldest first.
   * The stream reads lazily and must be closed.
   */
  Stream<BalanceSample> samples(Selection selection, Instant from, Instant to);

  /**
   * Returns the samples in {@code [from, to)} that are glitches, in the order of {@link #series}
   * and oldest first. This implementation reads all samples of the window.
   */
  default List<SeriesInstant> glitches(Selection selection, Instant from, Instant to) {
    List<SeriesInstant> glitches = new ArrayList<>();
    for (Series found : series(selection)) {
      try (Stream<TotalledSample> samples = walk(found.key(), from, to)) {
        samples
            .filter(TotalledSample::isGlitch)
            .map(TotalledSample::observedAt)
            .filter(at -> !at.isBefore(from) && at.isBefore(to))
            .forEach(at -> glitches.add(new SeriesInstant(found.key(), at)));
      }
    }
    return glitches;
  }

  /**
   * Returns whether the vendor stated the time of any sample in {@code [from, to)}. This
   * implementation reads them until it finds one.
   */
  default boolean haveVendorTime(Selection selection, Instant from, Instant to) {
    try (Stream<BalanceSample> samples = samples(selection, from, to)) {
      return samples.anyMatch(sample -> sample.vendorTime() != null);
    }
  }

  /**
   * Returns the terms and notes of each series in {@code [from, to)} as the vendor stated them:
   * those in effect at the start and each change after it, oldest first. A series of which nothing
   * was stated by then is omitted, and a reading that is older than the latest one changes nothing.
   */
  Map<SeriesKey, List<StatedBucketTerms>> statedTerms(
      Selection selection, Instant from, Instant to);

  /**
   * Returns the method that predicts the runways of accounts that are not configured. A view of a
   * history may choose another one than this implementation.
   */
  default RunwayPredictionMethod runwayMethod() {
    return RunwayPredictionMethod.USUAL;
  }

  /** Returns the failures in {@code [from, to)}, by account, oldest first. Close the stream. */
  Stream<PollFailure> failures(Selection selection, Instant from, Instant to);

  /** Returns the rises observed in {@code [from, to)}, in the order of {@link #series}. */
  List<Rise> rises(Selection selection, Instant from, Instant to);

  /**
   * Returns the rises that were observed at or after the first edge and started before the last,
   * with what is kept of each, oldest first; empty if this history keeps nothing, or not yet.
   *
   * @param edges the neighbouring samples of series, for each first at the start of a window and
   *     last at its end
   */
  @StoreApi
  default Optional<Map<SeriesKey, List<KeptRise>>> keptRises(List<SeriesSampleNeighbours> edges) {
    return Optional.empty();
  }

  /**
   * Returns, for each edge, the last rise at or before it, or the one that it divides. Rises before
   * the first correction of a series are omitted. Needs one index lookup per edge; empty if this
   * history keeps nothing, or not yet.
   *
   * @param edges the neighbouring samples of series at the edges of a window
   */
  @StoreApi
  default Optional<Map<SeriesKey, List<KeptRise>>> keptTotals(List<SeriesSampleNeighbours> edges) {
    return Optional.empty();
  }

  /**
   * Returns what {@link #thin} would do now, in the order of {@link #series}, without changing
   * anything. Reads every sample before {@link RetentionPolicy#until}.
   */
  List<SeriesThinningResult> planThinning(Selection selection, RetentionPolicy retention);

  /**
   * Deletes old samples, one series at a time. If this throws, the series already thinned stay
   * thinned; call it again to resume where it stopped. Usage, additions and coverage stay the same
   * for every window whose edges lie on retained samples. New samples before {@link
   * RetentionPolicy#until} are refused afterwards, because the samples whose totals they would
   * change are deleted.
   */
  List<SeriesThinningResult> thin(Selection selection, RetentionPolicy retention);

  /**
   * Stores a manual classification of a change, with the guarantees of {@link #append(List)}. It
   * replaces an earlier classification of the same two instants. Samples added later do not affect
   * it.
   *
   * @throws HistoryException if the series does not exist
   */
  void classify(ManualClassification classification);

  /**
   * Removes all manual classifications of the change of a series between two instants, so that it
   * is classified automatically again.
   *
   * @param amount the change of the level, negative if it fell
   * @return whether there was a classification
   */
  boolean unclassify(SeriesKey series, Instant after, Instant observedAt, BigDecimal amount);

  /**
   * Returns the manual classifications of all times, in the order of {@link #series}, then by the
   * time of the change, then by the time of the classification.
   */
  List<ManualClassification> classifications(Selection selection);

  /**
   * Gives an account another name, with the guarantees of {@link #append(List)}. Its samples,
   * failures and classifications follow.
   *
   * @throws HistoryException if there is no such account, if the new name is not an account name,
   *     or if another account already has it
   */
  void renameAccount(String account, String newName);

  /**
   * Moves everything recorded of an account into another one in one transaction, with the
   * guarantees of {@link #append(List)}; the first account then no longer exists. Series with the
   * same provider, bucket, unit and meaning become one, and their totals are recalculated. The
   * failures and classifications of the second account take precedence at equal instants.
   *
   * @return the number of samples moved, and of duplicates
   * @throws HistoryException if one of them does not exist, if both have a sample of the same
   *     series at the same instant with different amounts, or if both were thinned or one was
   *     thinned after samples of the other; nothing is changed then
   */
  AccountMerge mergeAccounts(String from, String into);

  /**
   * Records that an account is no longer in use. Its history stays; its next poll result makes it
   * current again.
   *
   * @param at the time from which it is retired, UTC
   * @throws HistoryException if there is no such account
   */
  void retireAccount(String account, Instant at);

  /** Releases the resources of the history, but not a data source provided by the host. */
  @Override
  void close();
}
