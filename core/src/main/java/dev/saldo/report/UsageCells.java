package dev.saldo.report;

import dev.saldo.account.ConstantName;
import dev.saldo.report.Table.Column;
import dev.saldo.report.Table.Role;
import dev.saldo.usage.Step;
import dev.saldo.usage.Usage;
import java.util.List;
import java.util.stream.Stream;

/** The columns that usage and trend share. */
final class UsageCells {

  static final List<Column> SUBJECT =
      List.of(
          Column.of("account", "account"),
          Column.detail("provider", "provider"),
          Column.of("bucket", "bucket"),
          Column.detail("unitKind", "kind"),
          Column.of("unitCode", "unit"));

  static final List<Column> QUALITY =
      List.of(
          Column.detail("samples", "samples"),
          Column.of("coverage", "covered"),
          Column.detail("usedAtLeast", "used at least"));

  private UsageCells() {}

  /**
   * Returns the columns of what moved; refunds, resets and corrections show where there are any.
   */
  static List<Column> usage(Step step, Stream<Usage> rows) {
    Role corrected = rows.anyMatch(UsageCells::isCorrected) ? Role.ALWAYS : Role.DETAIL;
    Role from = step == Step.TOTAL ? Role.DETAIL : Role.ALWAYS;
    Role rate = step == Step.TOTAL ? Role.ALWAYS : Role.DETAIL;
    return List.of(
        new Column("from", "from", from),
        Column.detail("to", "to"),
        Column.of("opening", "opening"),
        Column.of("used", "used"),
        Column.of("toppedUp", "top-ups"),
        new Column("corrected", "other", corrected),
        Column.of("closing", "closing"),
        new Column("usedPerDay", "used/day", rate),
        Column.detail("added", "added"));
  }

  static List<Cell> subject(Subject subject) {
    return List.of(
        new Cell.Text(subject.account()),
        new Cell.Text(subject.provider()),
        new Cell.Text(subject.bucket()),
        new Cell.Text(ConstantName.kebab(subject.unit().kind())),
        new Cell.Text(subject.unit().code()));
  }

  static List<Cell> usage(Usage usage) {
    return List.of(
        new Cell.Time(usage.from()),
        new Cell.Time(usage.to()),
        Cell.figure(usage.opening()),
        Cell.figure(usage.used()),
        Cell.figure(usage.toppedUp()),
        Cell.figure(usage.corrected()),
        Cell.figure(usage.closing()),
        Cell.figure(usage.usedPerDay()),
        Cell.figure(usage.added()));
  }

  private static boolean isCorrected(Usage usage) {
    return usage.corrected() != null && usage.corrected().signum() != 0;
  }

  static List<Cell> quality(Usage usage) {
    return List.of(
        new Cell.Count(usage.samples()),
        new Cell.Share(usage.coverage()),
        new Cell.Text(String.valueOf(usage.usedAtLeast())));
  }
}
