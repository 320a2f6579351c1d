package dev.saldo.app.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.report.Cell;
import dev.saldo.report.Table;
import dev.saldo.report.Table.Column;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvReportFormatTest {

  private static final String LEADS = "=+-@\t\r＝＋－＠";

  @Test
  void reports() {
    check("status.csv", Specimens.status().table());
    check("usage-day.csv", Specimens.usageByDay().table());
    check("usage-estimated.csv", Specimens.usageEstimated().table());
    check("usage-compared.csv", Specimens.usageCompared().table());
    check("trend.csv", Specimens.trend().table());
    check("events.csv", EventSpecimens.events().table());
    check("statement.csv", EventSpecimens.statement().table());
    check("digits.csv", TableSpecimens.digits());
    check("hostile.csv", TableSpecimens.hostile());
    check("empty.csv", TableSpecimens.empty());
  }

  @Test
  void noCellOfAnyPayloadBeginsAFormula() throws IOException {
    for (String lead : List.of("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")) {
      for (String before : List.of("", " ", "\u00a0", "  \u00a0 ", "\u200b", "\ufeff")) {
        for (String after : List.of("1+1", "cmd|' /C calc'!A0", "A1", "x\n=1", "\"\";=1", "")) {
          String cell = written(before + lead + after);
          String visible = cell.replace('\u00a0', ' ').strip();
          boolean formula = !visible.isEmpty() && LEADS.indexOf(visible.charAt(0)) >= 0;
          boolean number = visible.matches("[-+]?\\d+");
          assertThat(formula && !number).as("%s%s%s", before, lead, after).isFalse();
          assertThat(cell).doesNotContain("\n", "\r", "\t");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-15", "+233201234567", "-0.000000000012", "12"})
  void plainNumbersStayNumbers(String text) throws IOException {
    assertThat(written(text)).isEqualTo(text);
  }

  @Test
  void everyDigitComesBack() throws IOException {
    BigDecimal value = new BigDecimal("-99999999999999999999999999.000000000012");
    assertThat(new BigDecimal(read(table(new Cell.Figure(value))))).isEqualTo(value);
    assertThat(read(table(new Cell.Figure(new BigDecimal("1E+2"))))).isEqualTo("100");
  }

  private static String written(String text) throws IOException {
    return read(table(new Cell.Text(text)));
  }

  private static String read(Table table) throws IOException {
    String csv =
        GoldenFile.text(out -> new CsvReportFormat().write(TableSpecimens.report(table), out));
    try (CSVParser parser = CSVParser.parse(new StringReader(csv), CSVFormat.RFC4180)) {
      List<CSVRecord> records = parser.getRecords();
      assertThat(records).hasSize(2);
      return records.get(1).get(1);
    }
  }

  private static Table table(Cell cell) {
    return new Table(
        "One",
        ZoneOffset.UTC,
        List.of(Column.of("first", "first"), Column.of("cell", "cell")),
        List.of(List.of(new Cell.Text("x"), cell)));
  }

  private static void check(String name, Table table) {
    GoldenFile.check(name, out -> new CsvReportFormat().write(TableSpecimens.report(table), out));
  }
}
