package dev.saldo.benchmarks;

import dev.saldo.history.BalanceHistory;
import java.util.List;
import java.util.Locale;

/** The speed of the runways of every series, against the same from all samples of 180 days. */
record RunwaySpeedFigure(HistoryReportTimer reports) implements BenchmarkFigure {

  @Override
  public BenchmarkSize size() {
    return new BenchmarkSize(1_000, 30);
  }

  @Override
  public List<String> measure(BenchmarkDatabase database, BenchmarkSize size) {
    try (BalanceHistory history = database.open()) {
      SimulatedAccountFleet fleet = size.fleet();
      history.importSamples(fleet.samples(0, size.rounds()), fleet.accounts());
    }
    ForkedBenchmarkArguments arguments = new ForkedBenchmarkArguments(database, size.days());
    CallDuration runway = reports.time("runway", arguments);
    CallDuration walked = reports.time("walked", arguments);
    return List.of(
        String.format(
            Locale.ROOT,
            "runways of %,d series with %,d days of samples: %s",
            size.series(),
            size.days(),
            runway),
        String.format(Locale.ROOT, "from all %,d samples: %s", size.samples(), walked),
        String.format(
            Locale.ROOT, "ratio: %,.1f times as fast", walked.millis() / runway.millis()));
  }
}
