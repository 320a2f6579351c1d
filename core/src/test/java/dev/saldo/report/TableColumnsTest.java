package dev.saldo.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.saldo.report.Cell.Precision;
import dev.saldo.report.Cell.Severity;
import dev.saldo.report.Table.Column;
import dev.saldo.report.Table.Role;
import dev.saldo.spi.Amount;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TableColumnsTest {

  private record Part(@Nullable String name, @Nullable BigDecimal figure) {}

  private record Row(@Nullable Part part, int number) {}

  private static final TableColumns<Part> PART =
      TableColumns.<Part>begin()
          .text("name", "Name", Part::name)
          .calculated("figure", "Figure", Part::figure)
          .detailIfZero();

  @Test
  void everyColumnCreatesItsCells() {
    Instant at = Instant.EPOCH;
    TableColumns<BigDecimal> columns =
        TableColumns.<BigDecimal>begin()
            .text("text", "text", BigDecimal::toPlainString)
            .word("word", "word", value -> BucketState.NEVER_READ)
            .stated("stated", "stated", value -> value)
            .calculated("calculated", "calculated", value -> value)
            .rate("rate", "rate", value -> value)
            .amount("amount", "amount", Amount::of)
            .count("count", "count", BigDecimal::longValue)
            .share("share", "share", value -> value)
            .time("time", "time", value -> at)
            .flag("flag", "flag", value -> value.signum() > 0)
            .cell("cell", "cell", value -> Cell.Status.of(BucketState.LOW, Severity.WARNING));
    BigDecimal one = BigDecimal.ONE;
    assertThat(columns.table("T", ZoneOffset.UTC, List.of(one)).rows())
        .containsExactly(
            List.of(
                new Cell.Text("1"),
                new Cell.Text("never-read"),
                new Cell.Figure(one),
                new Cell.Figure(one, Precision.CALCULATED),
                new Cell.Figure(one, Precision.RATE),
                new Cell.Figure(one),
                new Cell.Count(1),
                new Cell.Share(one),
                new Cell.Time(at),
                new Cell.Flag(true),
                new Cell.Status("low", Severity.WARNING)));
  }

  @Test
  void nullIsEmptyTextOrUnknown() {
    List<Cell> nothing = List.of(new Cell.Text(""), new Cell.Unknown(""));
    assertThat(PART.table("T", ZoneOffset.UTC, List.of(new Part(null, null))).rows())
        .containsExactly(nothing);
    assertThat(
            PART.fromNullable(Row::part)
                .table("T", ZoneOffset.UTC, List.of(new Row(null, 7)))
                .rows())
        .containsExactly(nothing);
  }

  @Test
  void columnsKeepTheOrderInWhichTheyWereAdded() {
    TableColumns<Row> number =
        TableColumns.<Row>begin().count("number", "Number", Row::number).detail();
    TableColumns<Row> columns =
        TableColumns.<Row>begin()
            .and(PART.fromNullable(Row::part))
            .andIf(false, number)
            .andIf(true, number)
            .text("last", "Last", row -> "")
            .picture();
    Row row = new Row(new Part("a", BigDecimal.TEN), 7);
    Table table = columns.table("T", ZoneOffset.UTC, List.of(row));
    assertThat(table.columns())
        .extracting(Column::key, Column::heading, Column::role)
        .containsExactly(
            tuple("name", "Name", Role.ALWAYS),
            tuple("figure", "Figure", Role.ALWAYS),
            tuple("number", "Number", Role.DETAIL),
            tuple("last", "Last", Role.PICTURE));
    assertThat(table.rows().getFirst()).startsWith(new Cell.Text("a")).contains(new Cell.Count(7));
  }

  @Test
  void aColumnOfZerosIsADetailIfRequested() {
    assertThat(roleOfFigure(null, "0", "0.00")).isEqualTo(Role.DETAIL);
    assertThat(roleOfFigure()).isEqualTo(Role.DETAIL);
    assertThat(roleOfFigure("0", "-0.01")).isEqualTo(Role.ALWAYS);
  }

  @Test
  void aStreamedTablePassesItsRowsOneByOne() {
    List<List<Cell>> rows = new ArrayList<>();
    List<Integer> made = new ArrayList<>();
    StreamedTable table =
        TableColumns.<Integer>begin()
            .count("number", "Number", Integer::longValue)
            .longTable(
                "T",
                ZoneOffset.UTC,
                reader -> {
                  for (int i = 0; i < 3; i++) {
                    made.add(i);
                    reader.accept(i);
                  }
                });
    assertThat(made).isEmpty();
    table
        .rows()
        .forEach(
            row -> {
              rows.add(row);
              assertThat(made).hasSameSizeAs(rows);
            });
    assertThat(rows)
        .containsExactly(
            List.of(new Cell.Count(0)), List.of(new Cell.Count(1)), List.of(new Cell.Count(2)));
  }

  private static Role roleOfFigure(@Nullable String... figures) {
    List<Part> parts = new ArrayList<>();
    for (String figure : figures) {
      parts.add(new Part("", figure == null ? null : new BigDecimal(figure)));
    }
    return PART.table("T", ZoneOffset.UTC, parts).columns().getLast().role();
  }
}
