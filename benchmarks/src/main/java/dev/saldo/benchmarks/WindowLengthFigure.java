package dev.saldo.benchmarks;

import dev.saldo.history.BalanceHistory;
import java.util.List;
import java.util.Locale;

/** The use of every series in all of a year of history, against all of its first month. */
record WindowLengthFigure(HistoryReportTimer reports) implements BenchmarkFigure {

  private static final int MONTHS = 12;

  @Override
  public BenchmarkSize size() {
    return new BenchmarkSize(1_000, 30);
  }

  @Override
  public List<String> measure(BenchmarkDatabase place, BenchmarkSize size) {
    CallDuration month = grown(place, size, 0, 1);
    CallDuration year = grown(place, size, 1, MONTHS);
    return List.of(
        String.format(
            Locale.ROOT, "usage of %,d series over 1 month of history: %s", size.series(), month),
        String.format(
            Locale.ROOT, "over %d months, %,d rows: %s", MONTHS, MONTHS * size.samples(), year),
        String.format(
            Locale.ROOT,
            "ratio: %.2f times the time, %.2f times the work",
            year.millis() / month.millis(),
            year.processorMillis() / month.processorMillis()));
  }

  private CallDuration grown(
      BenchmarkDatabase place, BenchmarkSize size, int fromMonth, int toMonth) {
    int rounds = size.rounds();
    try (BalanceHistory history = place.open()) {
      SimulatedAccountFleet fleet = size.fleet();
      for (int month = fromMonth; month < toMonth; month++) {
        history.importSamples(
            fleet.samples(month * rounds, (month + 1) * rounds), fleet.accounts());
      }
    }
    return reports.time("usage", new ForkedBenchmarkArguments(place, toMonth * size.days()));
  }
}
