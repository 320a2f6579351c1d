package dev.saldo.app.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.report.Cell;
import dev.saldo.report.Cell.Precision;
import java.math.BigDecimal;
import java.util.List;
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
}
