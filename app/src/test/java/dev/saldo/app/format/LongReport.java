package dev.saldo.app.format;

import dev.saldo.app.format.json.JsonLinesReportFormat;
import dev.saldo.app.format.json.JsonReportFormat;
import dev.saldo.app.format.json.ReportJsonDocuments;
import dev.saldo.app.format.xlsx.XlsxReportFormat;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.SeriesKey;
import dev.saldo.report.HistoryReport;
import dev.saldo.report.Window;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.BalanceUnit.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A program that writes more text than fits in its memory, in every unlimited format. */
final class LongReport {

  private static final int SAMPLES = 8_000;
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private LongReport() {}

  public static void main(String[] args) throws IOException {
    Window window = new Window(BEGIN, BEGIN.plusSeconds(SAMPLES), ZoneOffset.UTC);
    HistoryReport history = new HistoryReport(window, LongReport::samples, Stream::empty);
    Report report = Report.ofLong(ReportJsonDocuments.history(history), history::table);
    for (Map.Entry<String, ReportFormat> format : formats().entrySet()) {
      format.getValue().write(report, OutputStream.nullOutputStream());
      System.out.println(format.getKey());
    }
  }

  static Map<String, ReportFormat> formats() {
    return new TreeMap<>(
        Map.of(
            "csv", new CsvReportFormat(),
            "json", new JsonReportFormat(),
            "jsonl", new JsonLinesReportFormat(),
            "md", new MarkdownReportFormat(),
            "xlsx", new XlsxReportFormat()));
  }

  private static Stream<BalanceSample> samples() {
    return IntStream.range(0, SAMPLES).mapToObj(LongReport::sample);
  }

  /** Returns a unique text, so that none can be shared. */
  private static BalanceSample sample(int index) {
    String bucket = index + "x".repeat(2_000);
    return new BalanceSample(
        new SeriesKey("a", "ants", bucket, Kind.CREDITS, "credit", Meaning.REMAINING),
        BEGIN.plusSeconds(index),
        Amount.of(BigDecimal.valueOf(index)));
  }
}
