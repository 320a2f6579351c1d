package dev.saldo.benchmarks;

import dev.saldo.history.BalanceHistory;
import java.util.List;
import java.util.Locale;

/** The runways of every series now, against the same from all samples of 180 days. */
record RunwaySpeedFigure(HistoryReportTimer reports) implements BenchmarkFigure {

  @Override
  public BenchmarkSize size() {
    return new BenchmarkSize(1_000, 30);
  }

  @Override
  public List<String> measure(BenchmarkDatabase place, BenchmarkSize size) {
    try (BalanceHistory history = place.open()) {
      SimulatedAccountFleet fleet = size.fleet();
      history.importSamples(fleet.samples(0, size.rounds()), fleet.accounts());
    }
    ForkedBenchmarkArguments asked = new ForkedBenchmarkArguments(place, size.days());
    CallDuration runway = reports.time("runway", asked);
    CallDuration walked = reports.time("walked", asked);
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
