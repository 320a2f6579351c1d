package dev.saldo.report;

import dev.saldo.account.ConstantName;
import dev.saldo.history.EventKind;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.terms.StatedTermsText;
import dev.saldo.report.StatementReport.Entry;
import dev.saldo.report.StatementReport.Statement;
import dev.saldo.usage.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The table of a statement. The amounts of a series, starting with its opening balance, add up to
 * its closing balance. Refunds, of which there may be many, share a line.
 */
final class StatementReportTable {

  /**
   * A row of the table.
   *
   * @param quality the usage with sample count and coverage; null in rows that show neither
   */
  private record Line(
      ReportSubject subject,
      Instant at,
      String entry,
      @Nullable BigDecimal amount,
      @Nullable Usage quality,
      String remark) {}

  private static final Cell NOT_APPLICABLE = new Cell.Text("");

  private static final TableColumns<Line> COLUMNS =
      UsageReportColumns.SUBJECT
          .from(Line::subject)
          .time("at", "date", Line::at)
          .text("entry", "entry", Line::entry)
          .cell("entryAmount", "amount", StatementReportTable::amount)
          .cell("samples", "samples", StatementReportTable::samples)
          .detail()
          .cell("coverage", "covered", StatementReportTable::coverage)
          .text("remark", "remark", Line::remark);

  private static final String UNSTATED = "unlimited or not stated";

  private final Window window;
  private final List<Line> lines = new ArrayList<>();

  private StatementReportTable(Window window) {
    this.window = window;
  }

  static Table build(StatementReport report) {
    StatementReportTable table = new StatementReportTable(report.window());
    report.statements().forEach(table::add);
    return COLUMNS.table("Statement of " + report.month(), report.window().zone(), table.lines);
  }

  private void add(Statement statement) {
    Usage usage = statement.usage();
    line(statement, window.from(), "opening balance", usage.opening(), opening(statement));
    int first = lines.size();
    for (StatedTermsText stated : StatedTermsText.list(statement.terms(), window.zone())) {
      Instant at = stated.at().isBefore(window.from()) ? window.from() : stated.at();
      line(statement, at, stated.entry(), null, stated.text());
    }
    List<Entry> refunds =
        statement.entries().stream().filter(e -> e.ruling().kind() == EventKind.REFUND).toList();
    for (Entry entry : statement.entries()) {
      if (refunds.size() < 2 || !refunds.contains(entry)) {
        String kind = ConstantName.kebab(entry.ruling().kind());
        BigDecimal effect = effect(statement, entry.amount());
        line(statement, entry.change().observedAt(), kind, effect, remark(entry));
      }
    }
    lines.subList(first, lines.size()).sort(Comparator.comparing(Line::at));
    if (refunds.size() > 1) {
      String count = refunds.size() + " in all";
      BigDecimal effect = effect(statement, statement.sum(EventKind.REFUND));
      line(statement, window.to(), "refunds", effect, count);
    }
    used(statement);
    line(statement, window.to(), "closing balance", usage.closing(), closing(statement));
  }

  private void line(
      Statement statement, Instant at, String entry, @Nullable BigDecimal amount, String remark) {
    lines.add(new Line(statement.subject(), at, entry, amount, null, remark));
  }

  private void used(Statement statement) {
    Usage usage = statement.usage();
    String unknown = usage.samples() == 0 ? "nothing was read" : UNSTATED;
    String known = usage.usedAtLeast() ? "at least" : "";
    BigDecimal amount = usage.used() == null ? null : effect(statement, usage.used().negate());
    String remark = usage.used() == null ? unknown : known;
    lines.add(new Line(statement.subject(), window.to(), "used", amount, usage, remark));
  }

  /** Returns the effect of an addition on the figure as stated, so that the column adds up. */
  private static @Nullable BigDecimal effect(Statement statement, @Nullable BigDecimal added) {
    return added == null ? null : TotalledSample.stated(statement.subject().meaning(), added);
  }

  private static Cell amount(Line line) {
    return StatedTermsText.ENTRIES.contains(line.entry())
        ? NOT_APPLICABLE
        : Cell.figure(line.amount(), Cell.Precision.CALCULATED);
  }

  private static Cell samples(Line line) {
    Usage usage = line.quality();
    return usage == null ? NOT_APPLICABLE : new Cell.Count(usage.samples());
  }

  private static Cell coverage(Line line) {
    Usage usage = line.quality();
    return usage == null ? NOT_APPLICABLE : new Cell.Share(usage.coverage());
  }

  private String opening(Statement statement) {
    Instant first = statement.firstObservedAt();
    boolean late = first.isAfter(window.from());
    return remark(statement, statement.usage().opening(), late ? "first read " + day(first) : "");
  }

  private String closing(Statement statement) {
    Instant last = statement.lastObservedAt();
    boolean early = last.isBefore(window.to());
    String edge = early ? "last read " + day(last) : "";
    BigDecimal before = statement.amountBefore();
    String doubt = before == null ? "" : "unconfirmed, was " + before.toPlainString();
    return Stream.of(remark(statement, statement.usage().closing(), edge), doubt)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String remark(Statement statement, @Nullable BigDecimal level, String edge) {
    return level == null && statement.usage().samples() > 0 ? UNSTATED : edge;
  }

  private static String remark(Entry entry) {
    String note = entry.ruling().note();
    if (!entry.isPart()) {
      return note;
    }
    String part =
        "part of " + entry.change().amount().toPlainString() + " across the boundary of the month";
    return note.isEmpty() ? part : note + "; " + part;
  }

  private String day(Instant instant) {
    ZoneId zone = window.zone();
    return LocalDate.ofInstant(instant, zone).toString();
  }
}
