package dev.saldo.benchmarks;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.PollResult;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * Polls of every account appended, each round one transaction on disk, against plain batches of the
 * same columns. The two take turns, so that whatever else the machine does slows both.
 */
final class AppendThroughputFigure implements BenchmarkFigure {

  private static final int WARM_UP = 100;

  @Override
  public BenchmarkSize size() {
    return new BenchmarkSize(1_000, 5);
  }

  @Override
  public List<String> measure(BenchmarkDatabase place, BenchmarkSize size) throws SQLException {
    SimulatedAccountFleet fleet = size.fleet();
    BatchRowRate appended = new BatchRowRate(size.series());
    BatchRowRate plain = new BatchRowRate(size.series());
    try (BalanceHistory history = place.open();
        PlainSampleTable table = PlainSampleTable.create(place)) {
      int warmUp = Math.min(WARM_UP, size.rounds() / 2);
      for (int round = 0; round < size.rounds(); round++) {
        List<PollResult> poll = fleet.poll(round);
        long begin = System.nanoTime();
        history.append(poll);
        long between = System.nanoTime();
        table.insert(size.series(), round);
        long end = System.nanoTime();
        if (round >= warmUp) {
          appended.add(between - begin);
          plain.add(end - between);
        }
      }
    }
    return List.of(
        String.format(Locale.ROOT, "append, %,d accounts at once: %s", size.series(), appended),
        String.format(Locale.ROOT, "plain batches: %s", plain),
        String.format(
            Locale.ROOT,
            "ratio: %.2f of the rows per second, %.2f in the median round",
            appended.perSecond() / plain.perSecond(),
            appended.median() / plain.median()));
  }
}
