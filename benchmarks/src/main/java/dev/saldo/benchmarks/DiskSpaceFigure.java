package dev.saldo.benchmarks;

import dev.saldo.history.BalanceHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** What samples take in a file, against a bare table of series, time and amount. */
final class DiskSpaceFigure implements BenchmarkFigure {

  private static final double ROUNDS = 1_000;

  @Override
  public BenchmarkSize size() {
    return new BenchmarkSize(1_000, 30);
  }

  @Override
  public List<String> measure(BenchmarkDatabase place, BenchmarkSize size)
      throws SQLException, IOException {
    if (!place.isFile()) {
      return List.of("the disk is measured where a history is one file: leave out --on");
    }
    int rounds = (int) Math.min(ROUNDS, size.rounds());
    double appended = size.series() * (double) rounds;
    try (BalanceHistory history = place.open()) {
      for (int round = 0; round < rounds; round++) {
        history.append(size.fleet().poll(round));
      }
    }
    double afterAppends = Files.size(place.historyFile()) / appended;
    Files.delete(place.historyFile());
    Files.delete(place.historyFile().resolveSibling("history.id"));
    try (BalanceHistory history = place.open()) {
      history.importSamples(size.fleet().samples(0, size.rounds()), size.fleet().accounts());
    }
    double afterImport = Files.size(place.historyFile()) / (double) size.samples();
    double bare =
        BareSampleTable.load(place, size.series(), size.rounds(), false) / (double) size.samples();
    double smallest =
        BareSampleTable.load(place, size.series(), size.rounds(), true) / (double) size.samples();
    return List.of(
        String.format(
            Locale.ROOT,
            "bare table of %,d rows: %.1f bytes each, %.1f when compacted",
            size.samples(),
            bare,
            smallest),
        String.format(Locale.ROOT, "after an import of as many: %.1f bytes each", afterImport),
        String.format(
            Locale.ROOT,
            "after %,d appends of %,d accounts: %.1f bytes each",
            rounds,
            size.series(),
            afterAppends),
        String.format(
            Locale.ROOT,
            "ratio to the compacted table: %.2f after the import, %.2f after the appends",
            afterImport / smallest,
            afterAppends / smallest));
  }
}
