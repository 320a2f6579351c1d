package dev.saldo.history.jooq;

import dev.saldo.history.BalanceSample;
import dev.saldo.history.PollResult;
import dev.saldo.history.PollResult.Failed;
import dev.saldo.history.PollResult.Sampled;
import dev.saldo.history.TotalledSample;
import dev.saldo.spi.Balance;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;

/** Writes poll results within one transaction. Not thread-safe. */
final class PollResultWriter {

  private final DSLContext sql;
  private final AccountRowWriter accounts;
  private final SeriesRowWriter series;
  private final SampleRowWriter samples;
  private final SeriesWriteCompletion completion;
  private final PollFailureWriter failures;
  private final Set<SeriesWriteState> written = new LinkedHashSet<>();

  PollResultWriter(DSLContext sql, AccountRowWriter accounts, SeriesRowWriter series) {
    this.sql = sql;
    this.accounts = accounts;
    this.series = series;
    this.samples = SampleRowWriter.ofPolls(sql);
    this.completion = new SeriesWriteCompletion(sql, samples, true);
    this.failures = new PollFailureWriter(sql);
  }

  void write(List<PollResult> results) {
    List<String> names =
        results.stream().map(result -> result.account().name()).distinct().toList();
    series.load(sql, accounts.load(sql, names));
    results.stream().sorted(Comparator.comparing(PollResult::observedAt)).forEach(this::write);
    accounts.flush(sql);
    series.flush(sql);
    completion.complete(written);
    failures.flush();
  }

  private void write(PollResult result) {
    AccountRowWriter.Kept account = accounts.record(sql, result.account());
    switch (result) {
      case Sampled sampled ->
          sampled.balances().forEach(balance -> write(sampled, account, balance));
      case Failed failed ->
          failures.insert(account.id(), failed.observedAt().truncatedTo(ChronoUnit.MILLIS), failed);
    }
  }

  private void write(Sampled result, AccountRowWriter.Kept account, Balance balance) {
    BalanceSample sample = BalanceSample.of(result.account(), balance, result.observedAt());
    BucketDescriptionRow description = BucketDescriptionRow.of(balance);
    SeriesWriteState open = series.open(sql, sample.series(), account.id(), description);
    open.put(sample, result.account().every(), samples);
    open.polledAt(sample.observedAt());
    written.add(open);
    TotalledSample last = open.last();
    if (last == null || !sample.observedAt().isBefore(last.observedAt())) {
      series.describe(sql, open, description, sample.observedAt());
    }
  }
}
