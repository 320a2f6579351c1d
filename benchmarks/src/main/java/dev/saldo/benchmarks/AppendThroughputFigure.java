package dev.saldo.benchmarks;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.PollResult;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * The speed of appends, each a poll of every account in one durable transaction, against plain
 * batches of the same columns. The two alternate, so that other work on the machine slows both.
 */
final class AppendThroughputFigure implements BenchmarkFigure {

  private static final int WARM_UP = 100;

  @Override
  public BenchmarkSize size() {
    return new BenchmarkSize(1_000, 5);
  }

  @Override
  public List<String> measure(BenchmarkDatabase database, BenchmarkSize size) throws SQLException {
    SimulatedAccountFleet fleet = size.fleet();
    BatchRowRate appended = new BatchRowRate(size.series());
    BatchRowRate plain = new BatchRowRate(size.series());
    try (BalanceHistory history = database.open();
        PlainSampleTable table = PlainSampleTable.create(database)) {
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
        String.format(Locale.ROOT, "append, batches of %,d accounts: %s", size.series(), appended),
        String.format(Locale.ROOT, "plain batches: %s", plain),
        String.format(
            Locale.ROOT,
            "ratio: %.2f of the rows per second, %.2f in the median round",
            appended.perSecond() / plain.perSecond(),
            appended.median() / plain.median()));
  }
}
