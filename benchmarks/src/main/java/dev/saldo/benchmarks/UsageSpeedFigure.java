package dev.saldo.benchmarks;

import dev.saldo.history.BalanceHistory;
import java.util.List;
import java.util.Locale;

/**
 * The speed of a month's usage of every series, against a {@code lag()} query over the same rows.
 */
record UsageSpeedFigure(HistoryReportTimer reports) implements BenchmarkFigure {

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
    CallDuration usage = reports.time("usage", arguments);
    CallDuration day = reports.time("usage", new ForkedBenchmarkArguments(database, 1));
    CallDuration lag = reports.time("lag", arguments);
    return List.of(
        String.format(
            Locale.ROOT,
            "usage of %,d series over %,d days: %s",
            size.series(),
            size.days(),
            usage),
        String.format(Locale.ROOT, "the same over 1 day: %s", day),
        String.format(Locale.ROOT, "lag() over the same %,d rows: %s", size.samples(), lag),
        String.format(Locale.ROOT, "ratio: %,.0f times as fast", lag.millis() / usage.millis()));
  }
}
