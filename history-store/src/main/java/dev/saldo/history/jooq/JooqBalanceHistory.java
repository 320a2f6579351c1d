package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.HEAD;

import dev.saldo.account.Account;
import dev.saldo.history.AccountHead;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.Bracket;
import dev.saldo.history.Classification;
import dev.saldo.history.HistoryException;
import dev.saldo.history.ImportSummary;
import dev.saldo.history.Moment;
import dev.saldo.history.PollFailure;
import dev.saldo.history.PollResult;
import dev.saldo.history.Retention;
import dev.saldo.history.Rise;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesBrackets;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.SeriesUse;
import dev.saldo.history.Thinning;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.jooq.copy.HistoryCopy;
import dev.saldo.history.jooq.database.Database;
import dev.saldo.history.jooq.database.Faults;
import dev.saldo.history.jooq.database.MonthPartitions;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** The history in tables. Safe for several threads; a stream belongs to one. */
final class JooqBalanceHistory implements BalanceHistory {

  private final Database database;
  private final Appender appender = new Appender();
  private volatile boolean closed;

  JooqBalanceHistory(Database database) {
    this.database = database;
  }

  @Override
  public void append(List<PollResult> results) {
    if (results.isEmpty()) {
      return;
    }
    List<PollResult> all = List.copyOf(results);
    try {
      open()
          .write(
              (sql, ledger) -> {
                appender.keep(sql, ledger, all);
                return all.size();
              });
    } catch (Throwable e) {
      appender.forget();
      throw e;
    }
  }

  @Override
  public ImportSummary importSamples(Iterator<BalanceSample> samples, Collection<Account> known) {
    return open().writeOnce((sql, ledger) -> Import.run(sql, samples, known));
  }

  @Override
  public List<AccountHead> accounts(Selection selection) {
    return read(sql -> AccountReads.heads(sql, selection));
  }

  @Override
  public List<Series> series(Selection selection) {
    return read(sql -> KeptSeries.select(sql, selection).stream().map(KeptSeries::series).toList());
  }

  @Override
  public List<SeriesBrackets> brackets(Selection selection, List<Instant> instants) {
    return read(sql -> Neighbours.of(sql, KeptSeries.select(sql, selection), instants));
  }

  @Override
  public List<Bracket> brackets(List<Moment> moments) {
    return moments.isEmpty() ? List.of() : read(sql -> Moments.of(sql, moments));
  }

  @Override
  public Stream<TotalledSample> walk(SeriesKey series, Instant from, Instant to) {
    return RowStream.open(
        open(),
        sql -> only(sql, series),
        sql ->
            kept ->
                SampleReads.walk(
                    sql, kept.id(), kept.key().means(), Edges.from(from), Edges.from(to)));
  }

  @Override
  public Stream<SeriesUse> useByHour(Selection selection, Instant asOf) {
    return RowStream.open(
        open(),
        sql -> Chunks.of(KeptSeries.select(sql, selection), UseReads.SERIES_AT_ONCE),
        sql -> some -> UseReads.of(sql, some, asOf));
  }

  @Override
  public Stream<TotalledSample> outline(SeriesKey series, List<Instant> edges) {
    return RowStream.open(
        open(), sql -> only(sql, series), sql -> kept -> Outline.read(sql, kept, edges));
  }

  @Override
  public Stream<BalanceSample> samples(Selection selection, Instant from, Instant to) {
    return RowStream.open(
        open(),
        sql -> KeptSeries.select(sql, selection),
        sql -> kept -> SampleReads.samples(sql, kept, Edges.from(from), Edges.from(to)));
  }

  @Override
  public Stream<PollFailure> failures(Selection selection, Instant from, Instant to) {
    return RowStream.open(
        open(),
        sql -> FailureReads.accounts(sql, selection),
        sql ->
            account ->
                FailureReads.failures(sql, account, selection, Edges.from(from), Edges.from(to)));
  }

  @Override
  public List<Rise> rises(Selection selection, Instant from, Instant to) {
    return read(sql -> RiseReads.rises(sql, selection, Edges.from(from), Edges.from(to)));
  }

  @Override
  public void classify(Classification classification) {
    open()
        .write(
            (sql, ledger) -> {
              ClassificationRows.keep(sql, classification);
              return 1;
            });
  }

  @Override
  public boolean unclassify(
      SeriesKey series, Instant after, Instant observedAt, BigDecimal amount) {
    return open()
            .write(
                (sql, ledger) -> ClassificationRows.remove(sql, series, after, observedAt, amount))
        > 0;
  }

  @Override
  public List<Classification> classifications(Selection selection) {
    return read(sql -> ClassificationRows.select(sql, selection));
  }

  @Override
  public List<Thinning> planThinning(Selection selection, Retention retention) {
    return read(
        sql ->
            KeptSeries.select(sql, selection).stream()
                .map(series -> ThinnedSeries.plan(sql, series, retention))
                .toList());
  }

  @Override
  public List<Thinning> thin(Selection selection, Retention retention) {
    return read(sql -> KeptSeries.select(sql, selection)).stream()
        .map(series -> open().write((sql, ledger) -> ThinnedSeries.thin(sql, series, retention)))
        .toList();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      database.close();
    }
  }

  private static List<KeptSeries> only(DSLContext sql, SeriesKey series) {
    Selection account = new Selection(Set.of(series.account()), Set.of(series.provider()));
    return KeptSeries.select(sql, account).stream()
        .filter(kept -> kept.key().equals(series))
        .toList();
  }

  /** Refuses a history that lacks the rest of a copy, and closes it then. */
  JooqBalanceHistory requireWhole() {
    try {
      read(
          sql -> {
            HistoryCopy.requireComplete(sql);
            return true;
          });
      return this;
    } catch (Throwable e) {
      close();
      throw e;
    }
  }

  /** Divides the samples into months from now on. */
  void partitionByMonth() {
    open()
        .write(
            (sql, ledger) -> {
              Instant newest =
                  sql.select(DSL.max(HEAD.OBSERVED_AT)).from(HEAD).fetchSingle(row -> row.value1());
              MonthPartitions.begin(sql, Optional.ofNullable(newest));
              return ledger;
            });
  }

  /** Copies all of this into another history. */
  long copyTo(JooqBalanceHistory target, LongConsumer copied) {
    return HistoryCopy.run(open(), target.open(), copied);
  }

  private Database open() {
    if (closed) {
      throw new HistoryException("the history is closed: open it again");
    }
    return database;
  }

  private <T> T read(Function<DSLContext, T> work) {
    try {
      return open().read(work);
    } catch (DataAccessException e) {
      throw Faults.of(e);
    }
  }
}
