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

/** Keeps poll results within one transaction. */
final class Append {

  private final DSLContext sql;
  private final Accounts accounts;
  private final SeriesRows series;
  private final SampleRows samples;
  private final HeadRows heads;
  private final WeekRows weeks;
  private final FailureRows failures;
  private final Set<OpenSeries> written = new LinkedHashSet<>();

  Append(DSLContext sql, Accounts accounts, SeriesRows series) {
    this.sql = sql;
    this.accounts = accounts;
    this.series = series;
    this.samples = SampleRows.ofPolls(sql);
    this.heads = new HeadRows(sql);
    this.weeks = new WeekRows(sql);
    this.failures = new FailureRows(sql);
  }

  void keep(List<PollResult> results) {
    List<String> names =
        results.stream().map(result -> result.account().name()).distinct().toList();
    series.load(sql, accounts.load(sql, names));
    results.stream().sorted(Comparator.comparing(PollResult::observedAt)).forEach(this::keep);
    written.forEach(open -> open.finish(heads).ifPresent(weeks::add));
    accounts.flush(sql);
    samples.flush();
    heads.flush();
    weeks.flush();
    failures.flush();
  }

  private void keep(PollResult result) {
    Accounts.Kept account = accounts.record(sql, result.account());
    switch (result) {
      case Sampled sampled ->
          sampled.balances().forEach(balance -> keep(sampled, account, balance));
      case Failed failed ->
          failures.insert(account.id(), failed.observedAt().truncatedTo(ChronoUnit.MILLIS), failed);
    }
  }

  private void keep(Sampled result, Accounts.Kept account, Balance balance) {
    BalanceSample sample = BalanceSample.of(result.account(), balance, result.observedAt());
    Description description = Description.of(balance);
    OpenSeries open = series.open(sql, sample.series(), account.id(), description);
    open.put(sample, result.account().every(), samples);
    open.polledAt(sample.observedAt());
    written.add(open);
    TotalledSample last = open.last();
    if (last == null || !sample.observedAt().isBefore(last.observedAt())) {
      series.describe(sql, open, description);
    }
  }
}
