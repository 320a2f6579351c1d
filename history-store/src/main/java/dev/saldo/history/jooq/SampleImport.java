package dev.saldo.history.jooq;

import dev.saldo.account.Account;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.ImportSummary;
import dev.saldo.history.SeriesKey;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/**
 * Imports samples within one transaction. Samples that arrive in time order within their series are
 * inserted at once; the others are staged in a table and inserted at the end, in time order. Memory
 * grows with the number of series, not of samples.
 */
final class SampleImport {

  private final Map<String, Account> known = new HashMap<>();
  private final Map<SeriesKey, SeriesWriteState> open = new HashMap<>();
  private final Map<SeriesKey, Duration> every = new HashMap<>();
  private final DSLContext sql;
  private final AccountRowWriter accounts = new AccountRowWriter();
  private final SeriesRowWriter series = new SeriesRowWriter();
  private final SampleRowWriter samples;
  private final SeriesWriteCompletion completion;
  private final StagedSampleRows staged;
  private long added;
  private long present;

  private SampleImport(DSLContext sql, Collection<Account> known) {
    known.forEach(account -> this.known.put(account.name(), account));
    this.sql = sql;
    this.samples = SampleRowWriter.ofImport(sql);
    this.completion = new SeriesWriteCompletion(sql, samples, false);
    this.staged = new StagedSampleRows(sql);
  }

  static ImportSummary run(
      DSLContext sql, Iterator<BalanceSample> samples, Collection<Account> known) {
    return new SampleImport(sql, known).run(samples);
  }

  private ImportSummary run(Iterator<BalanceSample> incoming) {
    while (incoming.hasNext()) {
      BalanceSample sample = incoming.next();
      SeriesWriteState existing = open.get(sample.series());
      SeriesWriteState target = existing == null ? open(sample.series()) : existing;
      if (target.accepts(sample)) {
        put(target, sample);
      } else {
        staged.add(target.id(), sample);
      }
    }
    accounts.flush(sql);
    series.flush(sql);
    finish();
    if (!staged.isEmpty()) {
      for (SeriesWriteState target : open.values()) {
        staged.of(target).forEachRemaining(sample -> put(target, sample));
      }
      finish();
      staged.clear();
    }
    return new ImportSummary(added, present);
  }

  private void put(SeriesWriteState target, BalanceSample sample) {
    Duration interval = every.getOrDefault(target.key(), Account.DEFAULT_EVERY);
    if (target.put(sample, interval, samples)) {
      added++;
    } else {
      present++;
    }
  }

  private void finish() {
    completion.complete(open.values());
    staged.flush();
  }

  private SeriesWriteState open(SeriesKey key) {
    AccountRowWriter.Kept account = account(key);
    SeriesWriteState target =
        series.open(sql, key, account.id(), BucketDescriptionRow.unstated(key));
    open.put(key, target);
    every.put(key, account.every());
    return target;
  }

  /**
   * Returns the account of a series: the configured one, the stored one, or a new one with the
   * default interval.
   */
  private AccountRowWriter.Kept account(SeriesKey key) {
    series.load(sql, accounts.load(sql, List.of(key.account())));
    Account configured = known.get(key.account());
    if (configured != null) {
      return accounts.record(sql, configured);
    }
    return accounts.contains(key.account())
        ? accounts.get(key.account())
        : accounts.record(sql, Account.of(key.account(), key.provider()));
  }
}
