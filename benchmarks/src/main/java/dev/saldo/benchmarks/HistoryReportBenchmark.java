package dev.saldo.benchmarks;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HourlyUsage;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesHourlyUsage;
import dev.saldo.report.EventsReport;
import dev.saldo.report.RunwayReport;
import dev.saldo.report.StatementReport;
import dev.saldo.report.TrendReport;
import dev.saldo.report.UsageReport;
import dev.saldo.report.Window;
import dev.saldo.runway.Runway;
import dev.saldo.runway.RunwayEstimator;
import dev.saldo.runway.RunwayInput;
import dev.saldo.usage.Step;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reports over an existing history. Every call requests a different window, because H2 keeps the
 * result of an unchanged query.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@BenchmarkMode(Mode.AverageTime)
@Fork(1)
@Warmup(iterations = 4, time = 5)
@Measurement(iterations = 5, time = 3)
public class HistoryReportBenchmark {

  private static final int WINDOWS = 300;
  private static final Duration BETWEEN_WINDOWS = Duration.ofSeconds(61);
  private static final Duration MONTH = Duration.ofDays(29);
  private static final Selection FIRST =
      new Selection(Set.of(SimulatedAccountFleet.name(0)), Set.of());

  private static final String BY_LAG =
      """
      select series_id,
             sum(case when change < 0 then -change else 0 end) as used,
             sum(case when change > 0 then change else 0 end) as added
        from (select series_id,
                     amount - lag(amount) over (partition by series_id order by observed_at) as change
                from saldo.sample
               where observed_at >= ? and observed_at < ?) as changes
       group by series_id
      """;

  private @Nullable BalanceHistory history;
  private @Nullable Connection connection;
  private int days;
  private int calls;

  /** The work of the calling thread, which does not depend on the load of the machine. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Work {

    /** The processor time of all calls, in nanoseconds. */
    public long processorNanos;

    public long calls;

    <T> T measure(Callable<T> call) throws Exception {
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      long begin = threads.getCurrentThreadCpuTime();
      T result = call.call();
      processorNanos += threads.getCurrentThreadCpuTime() - begin;
      calls++;
      return result;
    }
  }

  /** Opens the history that the system properties name. */
  @Setup
  public void open() throws SQLException {
    ForkedBenchmarkArguments arguments = ForkedBenchmarkArguments.fromProperties();
    days = arguments.days();
    history = arguments.database().open();
    connection = arguments.database().connect();
  }

  @TearDown
  public void close() throws SQLException {
    Objects.requireNonNull(connection).close();
    Objects.requireNonNull(history).close();
  }

  /** Reports the usage of every series. */
  @Benchmark
  public UsageReport usage(Work work) throws Exception {
    BalanceHistory kept = Objects.requireNonNull(history);
    Window window = nextWindow();
    return work.measure(() -> UsageReport.of(kept, Selection.ALL, window, Step.TOTAL));
  }

  /** Reports the trend of one series by day. */
  @Benchmark
  public TrendReport trend(Work work) throws Exception {
    return trend(work, Step.DAY);
  }

  /** Reports the trend of one series by month. */
  @Benchmark
  public TrendReport trendByMonth(Work work) throws Exception {
    return trend(work, Step.MONTH);
  }

  private TrendReport trend(Work work, Step step) throws Exception {
    BalanceHistory kept = Objects.requireNonNull(history);
    Window window = nextWindow();
    return work.measure(() -> TrendReport.of(kept, FIRST, window, step));
  }

  /** Reports the events of one series in the first month. */
  @Benchmark
  public EventsReport events(Work work) throws Exception {
    BalanceHistory kept = Objects.requireNonNull(history);
    Instant from = nextWindow().from();
    Window window = new Window(from, from.plus(MONTH), ZoneOffset.UTC);
    return work.measure(() -> EventsReport.of(kept, FIRST, window, Set.of()));
  }

  /** Reports the statements of every series for the first month, in another zone each time. */
  @Benchmark
  public StatementReport statement(Work work) throws Exception {
    BalanceHistory kept = Objects.requireNonNull(history);
    ZoneOffset zone = ZoneOffset.ofTotalSeconds(-(calls++ % WINDOWS) - 1);
    YearMonth month = YearMonth.from(SimulatedAccountFleet.START.atOffset(ZoneOffset.UTC));
    return work.measure(() -> StatementReport.of(kept, Selection.ALL, month, zone));
  }

  /** Predicts the runway of every series. */
  @Benchmark
  public RunwayReport runway(Work work) throws Exception {
    BalanceHistory kept = Objects.requireNonNull(history);
    Instant asOf = nextNow();
    return work.measure(
        () -> RunwayReport.of(kept, Selection.ALL, List.of(), asOf, ZoneOffset.UTC, List.of()));
  }

  /** Predicts the same from all samples, without the stored hourly usage. */
  @Benchmark
  @Warmup(iterations = 1, time = 1)
  @Measurement(iterations = 3, time = 1)
  public List<Runway> walked(Work work) throws Exception {
    BalanceHistory kept = Objects.requireNonNull(history);
    Instant asOf = nextNow();
    return work.measure(
        () ->
            kept.series(Selection.ALL).stream().map(series -> walked(kept, series, asOf)).toList());
  }

  private static Runway walked(BalanceHistory kept, Series series, Instant asOf) {
    Instant begin = HourlyUsage.begin(asOf);
    HourlyUsage use = new HourlyUsage(series.firstObservedAt(), begin);
    SeriesHourlyUsage known =
        SeriesHourlyUsage.collect(series, use, kept.walk(series.key(), begin, asOf), asOf)
            .orElseThrow();
    BigDecimal balance = Objects.requireNonNull(known.last().amount().value());
    return RunwayEstimator.estimate(RunwayInput.of(asOf, ZoneOffset.UTC, use, balance));
  }

  private Instant nextNow() {
    return SimulatedAccountFleet.START.plus(Duration.ofDays(days)).plusSeconds(calls++);
  }

  /** Computes the usage of every series without running totals. */
  @Benchmark
  @Warmup(iterations = 1, time = 1)
  @Measurement(iterations = 3, time = 1)
  public BigDecimal lag(Work work) throws Exception {
    Window window = nextWindow();
    return work.measure(() -> usedByLag(window));
  }

  private BigDecimal usedByLag(Window window) throws SQLException {
    BigDecimal used = BigDecimal.ZERO;
    try (PreparedStatement query = Objects.requireNonNull(connection).prepareStatement(BY_LAG)) {
      query.setObject(1, window.from().atOffset(ZoneOffset.UTC));
      query.setObject(2, window.to().atOffset(ZoneOffset.UTC));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          used = used.add(rows.getBigDecimal(2));
        }
      }
    }
    return used;
  }

  private Window nextWindow() {
    Instant from =
        SimulatedAccountFleet.START.plus(BETWEEN_WINDOWS.multipliedBy(calls++ % WINDOWS));
    return new Window(from, from.plus(Duration.ofDays(days).minusHours(6)), ZoneOffset.UTC);
  }
}
