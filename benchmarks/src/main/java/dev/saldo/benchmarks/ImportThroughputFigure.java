package dev.saldo.benchmarks;

import dev.saldo.app.exchange.SampleCsvReader;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.ImportSummary;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** The speed of importing new and known CSV lines, against plain batches of as many rows. */
final class ImportThroughputFigure implements BenchmarkFigure {

  private static final long MEBIBYTE = 1 << 20;

  @Override
  public BenchmarkSize size() {
    return new BenchmarkSize(1_000, 30);
  }

  @Override
  public List<String> measure(BenchmarkDatabase database, BenchmarkSize size) throws SQLException {
    double fresh = imported(database, size);
    double known = imported(database, size);
    double plain = plain(database, size);
    return List.of(
        String.format(Locale.ROOT, "import of %,d new lines: %,.0f lines/s", size.samples(), fresh),
        String.format(Locale.ROOT, "import of the same lines again: %,.0f lines/s", known),
        String.format(Locale.ROOT, "plain batches of 1,000 rows: %,.0f rows/s", plain),
        String.format(
            Locale.ROOT, "ratio: %.2f for new, %.2f for known lines", fresh / plain, known / plain),
        String.format(
            Locale.ROOT, "maximum heap: %,d MiB", Runtime.getRuntime().maxMemory() / MEBIBYTE));
  }

  private static double imported(BenchmarkDatabase database, BenchmarkSize size) {
    long begin = System.nanoTime();
    GeneratedLineReader lines = new GeneratedLineReader(size.fleet().lines(0, size.rounds()));
    try (SampleCsvReader samples = new SampleCsvReader(lines);
        BalanceHistory history = database.open()) {
      ImportSummary summary = history.importSamples(samples, size.fleet().accounts());
      if (summary.added() + summary.present() != size.samples()) {
        throw new IllegalStateException("the import lost lines: " + summary);
      }
      return perSecond(size, begin);
    }
  }

  private static double plain(BenchmarkDatabase database, BenchmarkSize size) throws SQLException {
    try (PlainSampleTable table = PlainSampleTable.create(database)) {
      long begin = System.nanoTime();
      for (int round = 0; round < size.rounds(); round++) {
        table.insert(size.series(), round);
      }
      return perSecond(size, begin);
    }
  }

  private static double perSecond(BenchmarkSize size, long begin) {
    return size.samples() / ((System.nanoTime() - begin) / 1e9);
  }
}
