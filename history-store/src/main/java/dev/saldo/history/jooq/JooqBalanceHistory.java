package dev.saldo.history.jooq;

import dev.saldo.account.Account;
import dev.saldo.history.AccountMerge;
import dev.saldo.history.AccountPollState;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.HistoryException;
import dev.saldo.history.ImportSummary;
import dev.saldo.history.ManualClassification;
import dev.saldo.history.PollFailure;
import dev.saldo.history.PollResult;
import dev.saldo.history.RetentionPolicy;
import dev.saldo.history.Rise;
import dev.saldo.history.SampleNeighbours;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesHourlyUsage;
import dev.saldo.history.SeriesInstant;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.SeriesSampleNeighbours;
import dev.saldo.history.SeriesThinningResult;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.jooq.copy.IncompleteCopyMark;
import dev.saldo.history.jooq.database.DatabaseErrors;
import dev.saldo.history.jooq.database.HistoryDatabase;
import dev.saldo.history.jooq.database.HistoryLedger;
import dev.saldo.history.jooq.database.HistoryReadSnapshot;
import dev.saldo.history.jooq.database.HostTransaction;
import dev.saldo.history.jooq.rise.KeptRiseReader;
import dev.saldo.history.jooq.stream.ConnectionRowStream;
import dev.saldo.history.jooq.terms.StatedTermsTable;
import dev.saldo.history.rise.KeptRise;
import dev.saldo.history.terms.StatedBucketTerms;
import java.math.BigDecimal;
import java.sql.Connection;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** A balance history in database tables. Thread-safe, but a stream that it returns is not. */
final class JooqBalanceHistory implements BalanceHistory {

  private final HistoryDatabase database;
  private final PollResultAppender appender;
  private final boolean remembering;
  private volatile @Nullable UUID historyId;
  private volatile boolean closed;

  JooqBalanceHistory(HistoryDatabase database) {
    this(database, new PollResultAppender(), true);
  }

  private JooqBalanceHistory(
      HistoryDatabase database, PollResultAppender appender, boolean remembering) {
    this.database = database;
    this.appender = appender;
    this.remembering = remembering;
  }

  @Override
  public void append(List<PollResult> results) {
    if (!results.isEmpty()) {
      appender.append(open(), List.copyOf(results));
    }
    if (!remembering) {
      appender.forget();
    }
  }

  @Override
  public ImportSummary importSamples(Iterator<BalanceSample> samples, Collection<Account> known) {
    return open().writeOnce((sql, ledger) -> SampleImport.run(sql, samples, known));
  }

  @Override
  public List<AccountPollState> accounts(Selection selection) {
    return read(history -> AccountStateReader.heads(history, selection));
  }

  @Override
  public List<Series> series(Selection selection) {
    return read(
        history ->
            StoredSeries.select(history, selection).stream().map(StoredSeries::series).toList());
  }

  @Override
  public List<SeriesSampleNeighbours> brackets(Selection selection, List<Instant> instants) {
    return read(history -> SampleNeighbourReader.find(history, selection, instants));
  }

  @Override
  public List<SampleNeighbours> brackets(List<SeriesInstant> moments) {
    return moments.isEmpty()
        ? List.of()
        : read(history -> SeriesInstantReader.find(history, moments));
  }

  @Override
  public Stream<TotalledSample> walk(SeriesKey series, Instant from, Instant to) {
    return ConnectionRowStream.open(
        open(),
        history -> StoredSeries.only(history, series),
        history -> kept -> SampleRowReader.walk(history, kept, from, to));
  }

  @Override
  public Stream<SeriesHourlyUsage> useByHour(Selection selection, Instant asOf) {
    return ConnectionRowStream.open(
        open(),
        history -> HourlyUsageReader.split(StoredSeries.select(history, selection)),
        history -> chunk -> HourlyUsageReader.read(history, chunk, asOf));
  }

  @Override
  public Stream<TotalledSample> outline(SeriesKey series, List<Instant> edges) {
    return ConnectionRowStream.open(
        open(),
        history -> StoredSeries.only(history, series),
        history -> kept -> StepOutlineReader.read(history.sql(), kept, edges));
  }

  @Override
  public Stream<BalanceSample> samples(Selection selection, Instant from, Instant to) {
    return ConnectionRowStream.open(
        open(),
        history -> StoredSeries.select(history, selection),
        history -> kept -> SampleRowReader.samples(history, kept, from, to));
  }

  @Override
  public List<SeriesInstant> glitches(Selection selection, Instant from, Instant to) {
    return read(history -> SampleRowReader.glitches(history.sql(), selection, from, to));
  }

  @Override
  public boolean haveVendorTime(Selection selection, Instant from, Instant to) {
    return read(history -> SampleRowReader.haveVendorTime(history.sql(), selection, from, to));
  }

  @Override
  public Map<SeriesKey, List<StatedBucketTerms>> statedTerms(
      Selection selection, Instant from, Instant to) {
    return read(
        history ->
            StatedTermsTable.find(history.sql(), StoredSeries.keys(history, selection), from, to));
  }

  @Override
  public Stream<PollFailure> failures(Selection selection, Instant from, Instant to) {
    return PollFailureReader.stream(open(), selection, from, to);
  }

  @Override
  public List<Rise> rises(Selection selection, Instant from, Instant to) {
    return read(history -> RiseRowReader.rises(history.sql(), selection, from, to));
  }

  @Override
  public Optional<Map<SeriesKey, List<KeptRise>>> keptRises(List<SeriesSampleNeighbours> edges) {
    return read(history -> KeptRiseReader.inWindow(history, edges));
  }

  @Override
  public Optional<Map<SeriesKey, List<KeptRise>>> keptTotals(List<SeriesSampleNeighbours> edges) {
    return read(history -> KeptRiseReader.atEdges(history, edges));
  }

  @Override
  public void classify(ManualClassification classification) {
    open().write((sql, ledger) -> ClassificationRowTable.keep(sql, classification));
  }

  @Override
  public boolean unclassify(
      SeriesKey series, Instant after, Instant observedAt, BigDecimal amount) {
    return open()
            .write(
                (sql, ledger) ->
                    ClassificationRowTable.remove(sql, series, after, observedAt, amount))
        > 0;
  }

  @Override
  public List<ManualClassification> classifications(Selection selection) {
    return read(history -> ClassificationRowTable.select(history, selection));
  }

  @Override
  public void renameAccount(String account, String newName) {
    open().write((sql, ledger) -> AccountRowChange.rename(sql, account, newName));
  }

  @Override
  public AccountMerge mergeAccounts(String from, String into) {
    return open().write((sql, ledger) -> AccountRowChange.merge(sql, from, into));
  }

  @Override
  public void retireAccount(String account, Instant at) {
    open().write((sql, ledger) -> AccountRowChange.retire(sql, account, at));
  }

  @Override
  public List<SeriesThinningResult> planThinning(Selection selection, RetentionPolicy retention) {
    return read(history -> SeriesThinningWriter.plan(history.sql(), selection, retention));
  }

  @Override
  public List<SeriesThinningResult> thin(Selection selection, RetentionPolicy retention) {
    List<StoredSeries> all = read(history -> StoredSeries.select(history, selection));
    return all.stream().map(series -> thin(series.key(), retention)).toList();
  }

  private SeriesThinningResult thin(SeriesKey key, RetentionPolicy retention) {
    return open().writeOnce((sql, ledger) -> SeriesThinningWriter.thin(sql, key, retention));
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      database.close();
    }
  }

  /**
   * Returns this history; if a copy into it is incomplete, closes it and throws {@link
   * HistoryException}.
   */
  JooqBalanceHistory requireComplete() {
    try {
      historyId =
          read(history -> HistoryLedger.read(IncompleteCopyMark.requireNone(history)).historyId());
      return this;
    } catch (Throwable e) {
      close();
      throw e;
    }
  }

  /**
   * Returns this history within a transaction of the host, which may be rolled back at any time.
   */
  JooqBalanceHistory within(Connection connection) {
    HistoryDatabase transaction =
        HostTransaction.on(
            connection,
            open().schema(),
            Objects.requireNonNull(historyId, "not opened completely"));
    return new JooqBalanceHistory(transaction, new PollResultAppender(), false);
  }

  /**
   * Runs work in a write transaction with a view of this history in it, which appends with the
   * memory of this one.
   */
  <T> T writeWith(BiFunction<DSLContext, BalanceHistory, T> work) {
    return appender.run(
        open(), (sql, running) -> work.apply(sql, new JooqBalanceHistory(running, appender, true)));
  }

  JooqBalanceHistory over(HistoryDatabase view) {
    return new JooqBalanceHistory(view, appender, remembering);
  }

  /** Returns whether this is a view within a transaction. */
  boolean isView() {
    return database instanceof HostTransaction;
  }

  /** Returns the database; throws {@link HistoryException} if the history is closed. */
  HistoryDatabase open() {
    if (closed) {
      throw new HistoryException("the history is closed: open it again");
    }
    return database;
  }

  private <T> T read(Function<HistoryReadSnapshot, T> work) {
    HistoryDatabase opened = open();
    try {
      return opened.query(work);
    } catch (RuntimeException e) {
      throw DatabaseErrors.translateRead(e);
    }
  }
}
