package dev.saldo.benchmarks;

import dev.saldo.history.BalanceHistory;
import java.util.List;
import java.util.Locale;

/** The speed of a trend of one series by day, over a year of samples. */
record TrendSpeedFigure(HistoryReportTimer reports) implements BenchmarkFigure {

  @Override
  public BenchmarkSize size() {
    return new BenchmarkSize(10, 365);
  }

  @Override
  public List<String> measure(BenchmarkDatabase database, BenchmarkSize size) {
    try (BalanceHistory history = database.open()) {
      SimulatedAccountFleet fleet = size.fleet();
      history.importSamples(fleet.samples(0, size.rounds()), fleet.accounts());
    }
    CallDuration trend = reports.time("trend", new ForkedBenchmarkArguments(database, size.days()));
    CallDuration months =
        reports.time("trendByMonth", new ForkedBenchmarkArguments(database, size.days()));
    return List.of(
        String.format(
            Locale.ROOT,
            "trend of 1 series by day over %,d days, %,d samples: %s",
            size.days(),
            size.rounds(),
            trend),
        String.format(Locale.ROOT, "the same by month: %s", months));
  }
}
