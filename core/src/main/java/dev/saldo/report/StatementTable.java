package dev.saldo.report;

import dev.saldo.event.Ruling;
import dev.saldo.history.EventKind;
import dev.saldo.report.StatementReport.Entry;
import dev.saldo.report.StatementReport.Statement;
import dev.saldo.report.Table.Column;
import dev.saldo.usage.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table of a statement: the amounts of a series, from its opening balance down, add up to its
 * closing balance. Refunds, which may be many, share a line.
 */
final class StatementTable {

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("at", "date"),
          Column.of("entry", "entry"),
          Column.of("entryAmount", "amount"),
          Column.detail("samples", "samples"),
          Column.of("coverage", "covered"),
          Column.of("remark", "remark"));

  private static final String UNSTATED = "unlimited or not stated";

  private final Window window;
  private final List<List<Cell>> rows = new ArrayList<>();

  private StatementTable(Window window) {
    this.window = window;
  }

  static Table of(StatementReport report) {
    StatementTable table = new StatementTable(report.window());
    report.statements().forEach(table::add);
    List<Column> columns = new ArrayList<>(UsageCells.SUBJECT);
    columns.addAll(COLUMNS);
    return new Table("Statement of " + report.month(), report.window().zone(), columns, table.rows);
  }

  private void add(Statement statement) {
    Usage usage = statement.usage();
    line(statement, window.from(), "opening balance", usage.opening(), opening(statement));
    List<Entry> refunds =
        statement.entries().stream().filter(e -> e.ruling().kind() == EventKind.REFUND).toList();
    for (Entry entry : statement.entries()) {
      if (refunds.size() < 2 || !refunds.contains(entry)) {
        String word = EventsReport.word(entry.ruling().kind());
        line(statement, entry.change().observedAt(), word, entry.amount(), remark(entry));
      }
    }
    if (refunds.size() > 1) {
      String count = refunds.size() + " in all";
      line(statement, window.to(), "refunds", statement.sum(EventKind.REFUND), count);
    }
    used(statement);
    line(statement, window.to(), "closing balance", usage.closing(), closing(statement));
  }

  private void line(
      Statement statement, Instant at, String entry, @Nullable BigDecimal amount, String remark) {
    row(statement, at, entry, amount, new Cell.Text(""), new Cell.Text(""), remark);
  }

  private void used(Statement statement) {
    Usage usage = statement.usage();
    row(
        statement,
        window.to(),
        "used",
        usage.used() == null ? null : usage.used().negate(),
        new Cell.Count(usage.samples()),
        new Cell.Share(usage.coverage()),
        remark(usage));
  }

  private static String remark(Usage usage) {
    if (usage.used() == null) {
      return usage.samples() == 0 ? "nothing was read" : UNSTATED;
    }
    return usage.usedAtLeast() ? "at least" : "";
  }

  private void row(
      Statement statement,
      Instant at,
      String entry,
      @Nullable BigDecimal amount,
      Cell samples,
      Cell coverage,
      String remark) {
    List<Cell> cells = new ArrayList<>(UsageCells.subject(statement.subject()));
    cells.addAll(
        List.of(
            new Cell.Time(at),
            new Cell.Text(entry),
            Cell.figure(amount),
            samples,
            coverage,
            new Cell.Text(remark)));
    rows.add(cells);
  }

  private String opening(Statement statement) {
    Instant first = statement.firstObservedAt();
    boolean late = first.isAfter(window.from());
    return remark(statement, statement.usage().opening(), late ? "first read " + day(first) : "");
  }

  private String closing(Statement statement) {
    Instant last = statement.lastObservedAt();
    boolean early = last.isBefore(window.to());
    return remark(statement, statement.usage().closing(), early ? "last read " + day(last) : "");
  }

  private static String remark(Statement statement, @Nullable BigDecimal level, String edge) {
    return level == null && statement.usage().samples() > 0 ? UNSTATED : edge;
  }

  private static String remark(Entry entry) {
    Ruling ruling = entry.ruling();
    String part =
        entry.isPart()
            ? "part of " + entry.change().amount().toPlainString() + " across the month's edge"
            : "";
    if (ruling.note().isEmpty()) {
      return part;
    }
    return part.isEmpty() ? ruling.note() : ruling.note() + "; " + part;
  }

  private String day(Instant instant) {
    ZoneId zone = window.zone();
    return LocalDate.ofInstant(instant, zone).toString();
  }
}
