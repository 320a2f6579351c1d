package dev.saldo.report;

import dev.saldo.account.Account;
import dev.saldo.history.AccountHead;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.Bracket;
import dev.saldo.history.Classification;
import dev.saldo.history.ImportSummary;
import dev.saldo.history.Moment;
import dev.saldo.history.PollFailure;
import dev.saldo.history.PollResult;
import dev.saldo.history.PollResult.Failed;
import dev.saldo.history.PollResult.Sampled;
import dev.saldo.history.Retention;
import dev.saldo.history.Rise;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesBrackets;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.Thinning;
import dev.saldo.history.TotalledSample;
import dev.saldo.spi.Balance;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A history in lists, for samples that arrive in time order; the port's contract tests are not for
 * it.
 */
final class FakeBalanceHistory implements BalanceHistory {

  private static final Comparator<SeriesKey> ORDER =
      Comparator.comparing(SeriesKey::account)
          .thenComparing(SeriesKey::bucket)
          .thenComparing(SeriesKey::unitKind)
          .thenComparing(SeriesKey::unitCode)
          .thenComparing(SeriesKey::means);

  private final Map<String, AccountHead> heads = new TreeMap<>();
  private final Map<SeriesKey, Balance> stated = new TreeMap<>(ORDER);
  private final Map<SeriesKey, List<TotalledSample>> totalled = new TreeMap<>(ORDER);
  private final List<PollFailure> failures = new ArrayList<>();
  private final Map<String, Account> accounts = new TreeMap<>();
  private final List<Classification> words = new ArrayList<>();
  int openStreams;

  @Override
  public void append(List<PollResult> results) {
    results.forEach(this::keep);
  }

  private void keep(PollResult result) {
    Account account = result.account();
    accounts.put(account.name(), account);
    @Nullable PollFailure failure = null;
    switch (result) {
      case Sampled sampled ->
          sampled.balances().forEach(balance -> keep(account, balance, result.observedAt()));
      case Failed failed -> {
        failure =
            new PollFailure(
                account.name(),
                account.provider(),
                failed.observedAt(),
                failed.duration(),
                failed.reason(),
                failed.message());
        failures.add(failure);
      }
    }
    heads.put(
        account.name(),
        new AccountHead(
            account.name(), account.provider(), account.every(), result.observedAt(), failure));
  }

  private void keep(Account account, Balance balance, Instant observedAt) {
    BalanceSample sample = BalanceSample.of(account, balance, observedAt);
    List<TotalledSample> series =
        totalled.computeIfAbsent(sample.series(), key -> new ArrayList<>());
    TotalledSample previous = series.isEmpty() ? null : series.getLast();
    series.add(TotalledSample.after(previous, sample, account.every()));
    stated.put(sample.series(), balance);
  }

  @Override
  public List<AccountHead> accounts(Selection selection) {
    return heads.values().stream()
        .filter(head -> selection.includes(head.account(), head.provider()))
        .toList();
  }

  @Override
  public List<Series> series(Selection selection) {
    List<Series> found = new ArrayList<>();
    totalled.forEach(
        (key, samples) -> {
          if (selection.includes(key.account(), key.provider())) {
            found.add(series(key, samples));
          }
        });
    return found;
  }

  private Series series(SeriesKey key, List<TotalledSample> samples) {
    Balance balance = Objects.requireNonNull(stated.get(key));
    Account account = Objects.requireNonNull(accounts.get(key.account()));
    return new Series(
        key,
        balance.label(),
        balance.unit(),
        balance.terms(),
        balance.derived(),
        balance.notes(),
        account.every(),
        samples.getFirst().observedAt(),
        samples.getLast());
  }

  @Override
  public List<SeriesBrackets> brackets(Selection selection, List<Instant> instants) {
    return series(selection).stream()
        .map(
            series ->
                new SeriesBrackets(
                    series, instants.stream().map(at -> bracket(series.key(), at)).toList()))
        .toList();
  }

  @Override
  public List<Bracket> brackets(List<Moment> moments) {
    return moments.stream().map(moment -> bracket(moment.series(), moment.at())).toList();
  }

  private Bracket bracket(SeriesKey key, Instant at) {
    TotalledSample before = null;
    TotalledSample after = null;
    for (TotalledSample sample : totalled.getOrDefault(key, List.of())) {
      if (!sample.observedAt().isAfter(at)) {
        before = sample;
      } else if (after == null) {
        after = sample;
      }
    }
    return new Bracket(at, before, after);
  }

  @Override
  public Stream<TotalledSample> walk(SeriesKey series, Instant from, Instant to) {
    List<TotalledSample> deciding = new ArrayList<>();
    for (TotalledSample sample : totalled.getOrDefault(series, List.of())) {
      if (sample.observedAt().isBefore(from)) {
        deciding.clear();
      }
      deciding.add(sample);
      if (!sample.observedAt().isBefore(to)) {
        break;
      }
    }
    return counted(deciding);
  }

  @Override
  public Stream<BalanceSample> samples(Selection selection, Instant from, Instant to) {
    List<BalanceSample> found = new ArrayList<>();
    totalled.forEach(
        (key, samples) ->
            samples.stream()
                .filter(s -> selection.includes(key.account(), key.provider()))
                .filter(s -> !s.observedAt().isBefore(from) && s.observedAt().isBefore(to))
                .forEach(s -> found.add(new BalanceSample(key, s.observedAt(), s.amount()))));
    return counted(found);
  }

  @Override
  public Stream<PollFailure> failures(Selection selection, Instant from, Instant to) {
    return counted(
        failures.stream()
            .filter(f -> selection.includes(f.account(), f.provider()))
            .filter(f -> !f.observedAt().isBefore(from) && f.observedAt().isBefore(to))
            .toList());
  }

  private <T> Stream<T> counted(List<T> found) {
    openStreams++;
    return found.stream().onClose(() -> openStreams--);
  }

  @Override
  public ImportSummary importSamples(Iterator<BalanceSample> samples, Collection<Account> known) {
    throw new UnsupportedOperationException("no report imports");
  }

  @Override
  public List<Rise> rises(Selection selection, Instant from, Instant to) {
    List<Rise> rises = new ArrayList<>();
    totalled.forEach(
        (key, samples) -> {
          for (int i = 1; i < samples.size(); i++) {
            TotalledSample was = samples.get(i - 1);
            TotalledSample is = samples.get(i);
            BigDecimal risen = is.totals().risen().subtract(was.totals().risen());
            boolean inside = !is.observedAt().isBefore(from) && is.observedAt().isBefore(to);
            if (risen.signum() > 0 && inside && selection.includes(key.account(), key.provider())) {
              rises.add(new Rise(key, was.observedAt(), is.observedAt(), risen));
            }
          }
        });
    return rises;
  }

  @Override
  public void classify(Classification classification) {
    words.add(classification);
  }

  @Override
  public boolean unclassify(
      SeriesKey series, Instant after, Instant observedAt, BigDecimal amount) {
    return words.removeIf(
        word -> word.series().equals(series) && word.holdsFor(after, observedAt, amount));
  }

  @Override
  public List<Classification> classifications(Selection selection) {
    return words.stream()
        .filter(word -> selection.includes(word.series().account(), word.series().provider()))
        .toList();
  }

  @Override
  public List<Thinning> planThinning(Selection selection, Retention retention) {
    throw new UnsupportedOperationException("a report thins nothing");
  }

  @Override
  public List<Thinning> thin(Selection selection, Retention retention) {
    throw new UnsupportedOperationException("a report thins nothing");
  }

  @Override
  public void close() {}
}
