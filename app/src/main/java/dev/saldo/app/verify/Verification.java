package dev.saldo.app.verify;

import dev.saldo.account.ConstantName;
import dev.saldo.app.verify.CheckedCase.Outcome;
import dev.saldo.report.Cell;
import dev.saldo.report.Table;
import dev.saldo.report.Table.Column;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What checking a jar brought.
 *
 * @param jar the jar or folder
 * @param cases the cases, in the order they were run
 */
public record Verification(String jar, List<CheckedCase> cases) {

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("provider", "provider"),
          Column.detail("group", "about"),
          Column.of("case", "case"),
          Column.of("outcome", "outcome"),
          Column.of("message", "what happened"));

  /** Copies the cases. */
  public Verification {
    cases = List.copyOf(cases);
  }

  /** Returns how many cases ended so. */
  public long count(Outcome outcome) {
    return cases.stream().filter(one -> one.outcome() == outcome).count();
  }

  /** Returns whether nothing failed. */
  public boolean holds() {
    return count(Outcome.FAILED) == 0;
  }

  /** Returns the cases as a table. */
  public Table table() {
    return new Table(
        "Verification of " + jar,
        ZoneOffset.UTC,
        COLUMNS,
        cases.stream().map(Verification::cells).toList());
  }

  private static List<Cell> cells(CheckedCase one) {
    return List.of(
        new Cell.Text(one.provider()),
        new Cell.Text(one.group()),
        new Cell.Text(one.name()),
        new Cell.Text(ConstantName.kebab(one.outcome())),
        new Cell.Text(one.message()));
  }
}
