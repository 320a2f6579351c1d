package dev.saldo.report;

import dev.saldo.account.ConstantName;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.PollFailure;
import dev.saldo.history.SeriesKey;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The table of a history report: samples first, then failures. */
final class HistoryReportTable {

  /**
   * A row of the table.
   *
   * @param sample the sample; null in the row of a failure
   * @param failure the failure; null in the row of a sample
   */
  private record Line(
      String account,
      String provider,
      Instant observedAt,
      @Nullable BalanceSample sample,
      @Nullable PollFailure failure) {

    static Line of(BalanceSample sample) {
      SeriesKey series = sample.series();
      return new Line(series.account(), series.provider(), sample.observedAt(), sample, null);
    }

    static Line of(PollFailure failure) {
      return new Line(failure.account(), failure.provider(), failure.observedAt(), null, failure);
    }
  }

  private static final TableColumns<BalanceSample> BUCKET =
      TableColumns.<BalanceSample>begin()
          .text("bucket", "bucket", sample -> sample.series().bucket());

  private static final TableColumns<BalanceSample> AMOUNT =
      TableColumns.<BalanceSample>begin()
          .amount("amount", "balance", BalanceSample::amount)
          .word("unitKind", "kind", sample -> sample.series().unitKind())
          .detail()
          .unit(sample -> unit(sample.series()))
          .word("means", "means", sample -> sample.series().meaning())
          .file();

  private static final TableColumns<PollFailure> FAILURE =
      TableColumns.<PollFailure>begin()
          .text(
              "failure",
              "failure",
              failure -> ConstantName.kebab(failure.reason()) + ": " + failure.message());

  private static final TableColumns<Line> COLUMNS =
      TableColumns.<Line>begin()
          .text("account", "account", Line::account)
          .text("provider", "provider", Line::provider)
          .detail()
          .and(BUCKET.fromNullable(Line::sample))
          .time("observedAt", "read at", Line::observedAt)
          .and(AMOUNT.fromNullable(Line::sample))
          .and(FAILURE.fromNullable(Line::failure));

  private HistoryReportTable() {}

  private static Cell unit(SeriesKey series) {
    return Cell.Unit.of(series.unitKind(), series.unitCode(), series.meaning());
  }

  private static final TableColumns<BalanceSample> VENDOR_TIME =
      TableColumns.<BalanceSample>begin()
          .time("vendorTime", "vendor's time", BalanceSample::vendorTime)
          .detail();

  static StreamedTable build(HistoryReport report) {
    TableColumns<BalanceSample> glitch =
        TableColumns.<BalanceSample>begin()
            .flag("glitch", "glitch", report::isGlitch)
            .detailIf(report.glitches().isEmpty());
    return COLUMNS
        .and(glitch.fromNullable(Line::sample))
        .and(VENDOR_TIME.fromNullable(Line::sample))
        .longTable("History", report.window().zone(), reader -> read(report, reader));
  }

  private static void read(HistoryReport report, Consumer<? super Line> reader) {
    try (Stream<BalanceSample> samples = report.samples().get()) {
      samples.map(Line::of).forEach(reader);
    }
    try (Stream<PollFailure> failures = report.failures().get()) {
      failures.map(Line::of).forEach(reader);
    }
  }
}
