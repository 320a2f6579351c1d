package dev.saldo.app.exchange;

import dev.saldo.account.ConstantName;
import dev.saldo.report.RunwayBacktest.Origin;
import dev.saldo.runway.Runway;
import dev.saldo.runway.Runway.Band;
import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The origins and the predictions of a backtest as CSV. */
public final class BacktestOriginCsv {

  private static final List<String> COLUMNS = List.of("account", "bucket", "as_of");
  private static final Duration FAR = Duration.ofDays(400);

  private BacktestOriginCsv() {}

  /**
   * A line of the file.
   *
   * @param origin the account, the bucket and the instant
   * @param spelled its instant as the file spells it, which the output repeats
   */
  public record Line(Origin origin, String spelled) {}

  /** Reads origins. Columns other than account, bucket and as_of are ignored. */
  public static List<Line> read(Reader text) throws IOException {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .get();
    List<Line> lines = new ArrayList<>();
    try (CSVParser parser = format.parse(text)) {
      for (String column : COLUMNS) {
        if (!parser.getHeaderMap().containsKey(column)) {
          throw new MalformedCsvException(
              1, "column '" + column + "' is missing; needed are " + String.join(", ", COLUMNS));
        }
      }
      for (CSVRecord line : parser) {
        if (!line.isConsistent()) {
          throw new MalformedCsvException(
              parser.getCurrentLineNumber(),
              "the number of values differs from the number of columns");
        }
        String spelled = line.get("as_of");
        Instant asOf = instant(spelled, parser.getCurrentLineNumber());
        lines.add(new Line(new Origin(line.get("account"), line.get("bucket"), asOf), spelled));
      }
    }
    return lines;
  }

  private static Instant instant(String text, long line) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new MalformedCsvException(
          line, "as_of '" + text + "' is not an instant such as 2026-11-21T20:15:00Z", e);
    }
  }

  /**
   * Writes the predictions in the order of the origins. Without any sample the status is
   * insufficient-data. A percentile more than 400 days ahead is written as 400 days. Does not close
   * the text.
   */
  @SuppressWarnings("resource") // closing the printer would close the text, which the caller owns
  public static void write(List<Line> lines, Map<Origin, Runway> answers, Appendable out)
      throws IOException {
    CSVPrinter csv =
        new CSVPrinter(out, CSVFormat.RFC4180.builder().setRecordSeparator('\n').get());
    csv.printRecord("account", "bucket", "as_of", "status", "p10", "p50", "p90");
    for (Line line : lines) {
      Origin origin = line.origin();
      Runway runway = answers.get(origin);
      Band band = runway == null ? null : runway.emptyAt();
      Runway.State state = runway == null ? Runway.State.INSUFFICIENT_DATA : runway.state();
      csv.printRecord(
          origin.account(),
          origin.bucket(),
          line.spelled(),
          ConstantName.kebab(state),
          band == null ? "" : percentile(origin, band.p10()),
          band == null ? "" : percentile(origin, band.p50()),
          band == null ? "" : percentile(origin, band.p90()));
    }
    csv.flush();
  }

  private static String percentile(Origin origin, @Nullable Instant at) {
    return (at == null ? origin.asOf().plus(FAR) : at).toString();
  }
}
