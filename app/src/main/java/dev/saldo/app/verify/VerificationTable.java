package dev.saldo.app.verify;

import dev.saldo.app.verify.CheckedCase.Outcome;
import dev.saldo.report.Cell;
import dev.saldo.report.Cell.Severity;
import dev.saldo.report.Table;
import dev.saldo.report.TableColumns;
import java.time.ZoneOffset;

/** The table of a verification. */
final class VerificationTable {

  private static final TableColumns<CheckedCase> COLUMNS =
      TableColumns.<CheckedCase>begin()
          .text("provider", "provider", CheckedCase::provider)
          .text("group", "about", CheckedCase::group)
          .detail()
          .text("case", "case", CheckedCase::name)
          .cell("outcome", "outcome", one -> Cell.Status.of(one.outcome(), severity(one.outcome())))
          .text("message", "what happened", CheckedCase::message);

  private VerificationTable() {}

  static Table build(Verification verification) {
    return COLUMNS.table(
        "Verification of " + verification.jar(), ZoneOffset.UTC, verification.cases());
  }

  private static Severity severity(Outcome outcome) {
    return switch (outcome) {
      case HELD, SKIPPED -> Severity.NORMAL;
      case FAILED -> Severity.FAILURE;
    };
  }
}
