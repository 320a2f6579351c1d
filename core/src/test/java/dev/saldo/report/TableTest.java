package dev.saldo.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.saldo.report.Table.Column;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void refusesARowThatDoesNotFitItsColumns() {
    List<Column> columns = List.of(Column.of("a", "A"), Column.of("b", "B"));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Table(
                    "T", ZoneOffset.UTC, columns, List.of(List.of(new Cell.Text("only one")))))
        .withMessage("a row has 1 cells for 2 columns");
  }

  @Test
  void anUnknownValueIsNotAFigure() {
    assertThat(Cell.figure(null)).isEqualTo(new Cell.Unknown(""));
    assertThat(Cell.figure(BigDecimal.ZERO)).isEqualTo(new Cell.Figure(BigDecimal.ZERO));
    assertThat(Cell.time(null)).isEqualTo(new Cell.Unknown(""));
  }
}
