package dev.saldo.benchmarks;

import dev.saldo.history.BalanceHistory;
import java.util.List;
import java.util.Locale;

/** The time for the usage of every series over a year of history, against its first month. */
record WindowLengthFigure(HistoryReportTimer reports) implements BenchmarkFigure {

  private static final int MONTHS = 12;

  @Override
  public BenchmarkSize size() {
    return new BenchmarkSize(1_000, 30);
  }

  @Override
  public List<String> measure(BenchmarkDatabase database, BenchmarkSize size) {
    CallDuration month = measureMonths(database, size, 0, 1);
    List<CallDuration> monthOfMonth = measureFirstMonth(database, size);
    CallDuration year = measureMonths(database, size, 1, MONTHS);
    CallDuration usageOfMonth =
        reports.time("usage", new ForkedBenchmarkArguments(database, size.days()));
    List<CallDuration> monthOfYear = measureFirstMonth(database, size);
    return List.of(
        String.format(
            Locale.ROOT, "usage of %,d series over 1 month of history: %s", size.series(), month),
        String.format(
            Locale.ROOT, "over %d months, %,d rows: %s", MONTHS, MONTHS * size.samples(), year),
        String.format(
            Locale.ROOT, "over the first month with %d of history: %s", MONTHS, usageOfMonth),
        String.format(
            Locale.ROOT,
            "ratio: %.2f times the elapsed time, %.2f times the processor time",
            year.millis() / month.millis(),
            year.processorMillis() / month.processorMillis()),
        String.format(
            Locale.ROOT,
            "events of 1 series in the first month: %s; with a year of history %s",
            monthOfMonth.getFirst(),
            monthOfYear.getFirst()),
        String.format(
            Locale.ROOT,
            "statements of every series for the first month: %s; with a year of history %s",
            monthOfMonth.getLast(),
            monthOfYear.getLast()));
  }

  /** Measures the reports whose window is a month, however much history there is. */
  private List<CallDuration> measureFirstMonth(BenchmarkDatabase database, BenchmarkSize size) {
    ForkedBenchmarkArguments arguments = new ForkedBenchmarkArguments(database, size.days());
    return List.of(reports.time("events", arguments), reports.time("statement", arguments));
  }

  private CallDuration measureMonths(
      BenchmarkDatabase database, BenchmarkSize size, int fromMonth, int toMonth) {
    int rounds = size.rounds();
    try (BalanceHistory history = database.open()) {
      SimulatedAccountFleet fleet = size.fleet();
      for (int month = fromMonth; month < toMonth; month++) {
        history.importSamples(
            fleet.samples(month * rounds, (month + 1) * rounds), fleet.accounts());
      }
    }
    return reports.time("usage", new ForkedBenchmarkArguments(database, toMonth * size.days()));
  }
}
