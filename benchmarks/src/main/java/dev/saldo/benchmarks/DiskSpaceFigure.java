package dev.saldo.benchmarks;

import dev.saldo.history.BalanceHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** The disk space of samples in a file, against a bare table of series, time and amount. */
final class DiskSpaceFigure implements BenchmarkFigure {

  private static final double ROUNDS = 1_000;

  @Override
  public BenchmarkSize size() {
    return new BenchmarkSize(1_000, 30);
  }

  @Override
  public List<String> measure(BenchmarkDatabase database, BenchmarkSize size)
      throws SQLException, IOException {
    if (!database.isFile()) {
      return List.of("disk space is measured in a file: omit --on");
    }
    int rounds = (int) Math.min(ROUNDS, size.rounds());
    double appended = size.series() * (double) rounds;
    try (BalanceHistory history = database.open()) {
      for (int round = 0; round < rounds; round++) {
        history.append(size.fleet().poll(round));
      }
    }
    double afterAppends = Files.size(database.historyFile()) / appended;
    Files.delete(database.historyFile());
    Files.delete(database.historyFile().resolveSibling("history.id"));
    try (BalanceHistory history = database.open()) {
      history.importSamples(size.fleet().samples(0, size.rounds()), size.fleet().accounts());
    }
    double afterImport = Files.size(database.historyFile()) / (double) size.samples();
    double bare =
        BareSampleTable.load(database, size.series(), size.rounds(), false)
            / (double) size.samples();
    double smallest =
        BareSampleTable.load(database, size.series(), size.rounds(), true)
            / (double) size.samples();
    return List.of(
        String.format(
            Locale.ROOT,
            "bare table of %,d rows: %.1f bytes per row, %.1f when compacted",
            size.samples(),
            bare,
            smallest),
        String.format(
            Locale.ROOT, "after an import of as many samples: %.1f bytes per sample", afterImport),
        String.format(
            Locale.ROOT,
            "after %,d appends of %,d accounts: %.1f bytes per sample",
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
