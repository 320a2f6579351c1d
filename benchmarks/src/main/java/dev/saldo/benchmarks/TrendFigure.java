package dev.saldo.benchmarks;

import dev.saldo.history.BalanceHistory;
import java.util.List;
import java.util.Locale;

/** One series by day, over a year of samples. */
record TrendFigure(Reports reports) implements Figure {

  @Override
  public Size size() {
    return new Size(10, 365);
  }

  @Override
  public List<String> measure(Place place, Size size) {
    try (BalanceHistory history = place.open()) {
      Fleet fleet = size.fleet();
      history.importSamples(fleet.samples(0, size.rounds()), fleet.accounts());
    }
    Time trend = reports.time("trend", new Asked(place, size.days()));
    return List.of(
        String.format(
            Locale.ROOT,
            "trend of 1 series by day over %,d days, %,d samples: %s",
            size.days(),
            size.rounds(),
            trend));
  }
}
