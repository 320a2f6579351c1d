package dev.saldo.app.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.report.Cell;
import dev.saldo.report.Cell.Precision;
import dev.saldo.report.Table;
import dev.saldo.report.Table.Column;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.BalanceUnit.Kind;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DisplayRoundingTest {

  @ParameterizedTest
  @CsvSource({
    "350, 12.833333333333, 12.833333333333, 350, 12.83, 12.83",
    "350.0725, 12.833333333333, 12.833333333333, 350.0725, 12.8333, 12.83",
    "350, 12.833333, 12.5, 350, 12.833333, 12.5",
    "1.000000000012, 0.000000000012, 0.000000000012, 1.000000000012, 0.000000000012, 0.000000000012",
    "350, 0.000123456789, 0.000123456789, 350, 0.00012, 0.00012",
    "350, 99.999999999999, 99.999999999999, 350, 100.00, 100.00",
    "0, 0, 0, 0, 0, 0",
    "-12345678901234567890123456, 7, -0.333333333333, -12345678901234567890123456, 7, -0.33",
  })
  void statedAmountsKeepEveryDigit(
      BigDecimal amount,
      BigDecimal used,
      BigDecimal perDay,
      BigDecimal shownAmount,
      BigDecimal shownUsed,
      BigDecimal shownPerDay) {
    List<Cell> row =
        List.of(
            new Cell.Figure(amount),
            new Cell.Figure(used, Precision.CALCULATED),
            new Cell.Figure(perDay, Precision.RATE));
    assertThat(DisplayRounding.round(row, 0)).isEqualTo(shownAmount);
    assertThat(DisplayRounding.round(row, 1)).isEqualTo(shownUsed);
    assertThat(DisplayRounding.round(row, 2)).isEqualTo(shownPerDay);
  }

  @ParameterizedTest
  @CsvSource({
    "MONEY, EUR, '1836, 0', '1,836.00', 0.00",
    "MONEY, JPY, '1836, 0.5', '1,836.0', 0.5",
    "MONEY, JPY, '1836, 0', '1,836', 0",
    "MONEY, KWD, '1836, 0.5', '1,836.000', 0.500",
    "MONEY, XXX, '1836, 0.5', '1,836.00', 0.50",
    "MONEY, EUR, '1836, 0.0125', '1,836.0000', 0.0125",
    "MONEY, EUR, '1836, 0.000000000012', '1,836.00', 0.000000000012",
    "MESSAGES, sms, '1836, 7', '1,836', 7",
    "CREDITS, credit, '1836, 7.5', '1,836.0', 7.5",
  })
  void aColumnHasOnePrecisionPerUnit(
      Kind kind, String code, String amounts, String first, String second) {
    Cell unit = Cell.Unit.of(kind, code, Meaning.REMAINING);
    Cell days = new Cell.Figure(new BigDecimal("7.1"), Precision.OTHER);
    List<List<Cell>> rows =
        Stream.of(amounts.split(", "))
            .map(amount -> List.<Cell>of(new Cell.Figure(new BigDecimal(amount)), unit, days))
            .toList();
    List<Column> columns =
        List.of(Column.of("a", "a"), Column.of("unit", "unit"), Column.of("days", "days"));
    Table table = new Table("Precision", ZoneOffset.UTC, columns, rows);
    List<ColumnCellText> texts =
        ColumnCellText.write(ZoneOffset.UTC, TextColumnTraits.measure(table), true);
    assertThat(rows).extracting(row -> texts.get(0).text(row)).containsExactly(first, second);
    assertThat(rows).extracting(row -> texts.get(2).text(row)).containsOnly("7.1");
  }
}
