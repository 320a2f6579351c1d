package dev.saldo.app.format;

import dev.saldo.report.Cell;
import dev.saldo.report.Table;
import dev.saldo.report.Table.Column;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables with hostile and extreme content. */
final class TableSpecimens {

  private static final ReportDocument NOTHING =
      new ReportDocument() {
        @Override
        public void write(Writer out) {}

        @Override
        public void writeLines(Writer out) {}

        @Override
        public List<String> fields() {
          return List.of();
        }
      };

  private TableSpecimens() {}

  /** Returns a report of tables with an empty document. */
  static Report report(Table... tables) {
    return Report.ofSections(NOTHING, () -> List.of(tables));
  }

  static Table hostile() {
    List<List<Cell>> rows = new ArrayList<>();
    for (String text :
        List.of(
            "\u001b[2J\u001b[31mred\u0007",
            "\u009b31mc1",
            "=HYPERLINK(\"http://x.example\";\"y\")",
            " \u00a0+1+1",
            "-2+3|cmd",
            "@SUM(A1)",
            "\tTAB",
            "two\r\nlines\nof | `code` <b>bold</b> & more",
            "\u202Etxt.exe\u202C\u200B",
            "＝1＋1",
            "-15",
            "He said \"no\", twice",
            "\uD800alone")) {
      rows.add(List.of(new Cell.Text(text), figure("-1234.5"), new Cell.Text(text)));
    }
    return new Table(
        "Hostile",
        ZoneOffset.UTC,
        List.of(
            Column.of("account", "account"),
            Column.of("amount", "balance"),
            Column.of("label", "label")),
        rows);
  }

  static Table scripts() {
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(wording("Основной счёт в рублях", "1"));
    rows.add(wording("เครดิตคงเหลือที่ใช้ได้", "22.5"));
    rows.add(wording("短信余额（中国移动）", "333.25"));
    rows.add(wording("잔액 확인", "4444"));
    rows.add(wording("ﾊﾝｶｸ カタカナ", "55555.125"));
    rows.add(wording("🎉 bonus 👍🏽", "666666"));
    rows.add(wording("e\u0301tude cafe\u0301", "7777777"));
    rows.add(wording("a very long label that nobody would ever type by hand", "-88888888.75"));
    return new Table(
        "Scripts",
        ZoneOffset.UTC,
        List.of(
            Column.of("label", "label"),
            Column.of("amount", "balance"),
            Column.of("state", "state")),
        rows);
  }

  static Table digits() {
    return new Table(
        "Digits",
        ZoneOffset.UTC,
        List.of(
            Column.of("account", "account"),
            Column.of("amount", "balance"),
            Column.of("usedPerDay", "used/day"),
            Column.of("age", "age"),
            Column.of("coverage", "covered")),
        List.of(
            number("largest", "99999999999999999999999999", "0.333333333333", 45, "1"),
            number("finest", "0.000000000012", "0.000000000001", 200, "0.9999"),
            number("debt", "-1234567.89", "1234.567890123456", 7500, "0.001"),
            number("zero", "0", "0", 100_000, "0"),
            number("unknown", null, null, 400_000, "0.5")));
  }

  static Table times(String... instants) {
    List<List<Cell>> rows = new ArrayList<>();
    for (String instant : instants) {
      rows.add(List.of(new Cell.Time(Instant.parse(instant)), new Cell.Count(rows.size())));
    }
    return new Table(
        "Times",
        ZoneId.of("Asia/Bangkok"),
        List.of(Column.of("from", "from"), Column.of("samples", "samples")),
        rows);
  }

  static Table empty() {
    return new Table("Empty", ZoneOffset.UTC, digits().columns(), List.of());
  }

  private static List<Cell> wording(String label, String amount) {
    return List.of(new Cell.Text(label), figure(amount), new Cell.Text("ok"));
  }

  private static List<Cell> number(
      String account,
      @Nullable String amount,
      @Nullable String perDay,
      long ageSeconds,
      String coverage) {
    return List.of(
        new Cell.Text(account),
        figure(amount),
        rate(perDay),
        new Cell.Span(Duration.ofSeconds(ageSeconds)),
        new Cell.Share(new BigDecimal(coverage)));
  }

  private static Cell rate(@Nullable String value) {
    return Cell.figure(value == null ? null : new BigDecimal(value), Cell.Precision.RATE);
  }

  private static Cell figure(@Nullable String value) {
    return Cell.figure(value == null ? null : new BigDecimal(value));
  }
}
