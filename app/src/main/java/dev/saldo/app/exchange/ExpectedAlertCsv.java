package dev.saldo.app.exchange;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * CSV files of readings with the alerts that are expected after each of them: the columns account,
 * observed_at, amount and expected.
 */
public final class ExpectedAlertCsv {

  private static final List<String> COLUMNS =
      List.of("account", "observed_at", "amount", "expected");

  /**
   * A reading.
   *
   * @param line its line in the file
   * @param account the account
   * @param at its time, UTC
   * @param amount the balance; null if the reading failed
   * @param expected the messages until the next reading, such as {@code opened low}
   */
  public record Line(
      long line, String account, Instant at, @Nullable BigDecimal amount, List<String> expected) {

    public Line {
      expected = List.copyOf(expected);
    }
  }

  private ExpectedAlertCsv() {}

  /**
   * Reads a file.
   *
   * @throws MalformedCsvException with the number of the first malformed line
   */
  public static List<Line> read(Reader text) throws IOException {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .get();
    List<Line> lines = new ArrayList<>();
    try (CSVParser parser = format.parse(text)) {
      if (!parser.getHeaderNames().containsAll(COLUMNS)) {
        throw new MalformedCsvException(1, "the columns are " + String.join(",", COLUMNS));
      }
      for (CSVRecord row : parser) {
        lines.add(line(row, parser.getCurrentLineNumber()));
      }
    }
    return lines;
  }

  private static Line line(CSVRecord row, long number) {
    if (!row.isConsistent()) {
      throw new MalformedCsvException(number, "has another number of columns than the header");
    }
    try {
      String amount = row.get("amount");
      return new Line(
          number,
          row.get("account"),
          OffsetDateTime.parse(row.get("observed_at")).toInstant(),
          amount.isEmpty() ? null : new BigDecimal(amount),
          Arrays.stream(row.get("expected").split(";"))
              .map(String::strip)
              .filter(message -> !message.isEmpty())
              .toList());
    } catch (DateTimeException e) {
      throw new MalformedCsvException(number, "'observed_at' is not an instant");
    } catch (NumberFormatException e) {
      throw new MalformedCsvException(number, "'amount' is not a number");
    }
  }
}
