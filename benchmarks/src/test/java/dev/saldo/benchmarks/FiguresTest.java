package dev.saldo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.report.UsageReport;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every figure is measured at a small size, so that none of them rots. */
final class FiguresTest {

  static Stream<BenchmarkFigure> figures() {
    return Stream.of(
        new UsageSpeedFigure(FiguresTest::runOnce),
        new WindowLengthFigure(FiguresTest::runOnce),
        new TrendSpeedFigure(FiguresTest::runOnce),
        new RunwaySpeedFigure(FiguresTest::runOnce),
        new AppendThroughputFigure(),
        new ImportThroughputFigure(),
        new DiskSpaceFigure(),
        new ClaimBytesFigure());
  }

  @ParameterizedTest
  @MethodSource("figures")
  @ResourceLock(Resources.SYSTEM_PROPERTIES)
  void figureIsMeasured(BenchmarkFigure figure) throws Exception {
    try (TemporaryBenchmarkDatabase temporary = TemporaryBenchmarkDatabase.create("h2")) {
      List<String> lines = figure.measure(temporary.database(), new BenchmarkSize(5, 2));
      assertThat(lines)
          .isNotEmpty()
          .allSatisfy(line -> assertThat(line).containsPattern("[1-9]").doesNotContain("NaN"));
    }
  }

  /** Runs the body of a benchmark once, in this process. */
  private static CallDuration runOnce(String method, ForkedBenchmarkArguments arguments) {
    for (String option : arguments.options()) {
      int equals = option.indexOf('=');
      System.setProperty(option.substring(2, equals), option.substring(equals + 1));
    }
    HistoryReportBenchmark benchmark = new HistoryReportBenchmark();
    HistoryReportBenchmark.Work work = new HistoryReportBenchmark.Work();
    try {
      benchmark.open();
      try {
        switch (method) {
          case "usage" -> assertThat(benchmark.usage(work)).satisfies(FiguresTest::isComplete);
          case "trend" -> assertThat(benchmark.trend(work).courses()).hasSize(1);
          case "trendByMonth" -> assertThat(benchmark.trendByMonth(work).courses()).hasSize(1);
          case "events" -> assertThat(benchmark.events(work).rows()).hasSizeLessThan(4);
          case "statement" -> assertThat(benchmark.statement(work).statements()).hasSize(5);
          case "runway" -> assertThat(benchmark.runway(work).rows()).hasSize(5);
          case "walked" -> assertThat(benchmark.walked(work)).hasSize(5);
          case "lag" -> assertThat(benchmark.lag(work)).isPositive();
          default -> throw new AssertionError("unknown benchmark " + method);
        }
      } finally {
        benchmark.close();
      }
    } catch (Exception e) {
      throw new AssertionError(method, e);
    }
    return new CallDuration(1, work.processorNanos / 1e6);
  }

  private static void isComplete(UsageReport report) {
    assertThat(report.rows())
        .hasSize(5)
        .allSatisfy(row -> assertThat(row.usage().used()).isPositive());
  }
}
