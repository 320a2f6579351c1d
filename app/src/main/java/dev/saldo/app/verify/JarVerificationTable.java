package dev.saldo.app.verify;

import dev.saldo.app.verify.VerifiedContractCase.Outcome;
import dev.saldo.report.Cell;
import dev.saldo.report.Cell.Severity;
import dev.saldo.report.Table;
import dev.saldo.report.TableColumns;
import java.time.ZoneOffset;

/** The table of a verification. */
final class JarVerificationTable {

  private static final TableColumns<VerifiedContractCase> COLUMNS =
      TableColumns.<VerifiedContractCase>begin()
          .text("provider", "provider", VerifiedContractCase::provider)
          .text("group", "group", VerifiedContractCase::group)
          .detail()
          .text("case", "case", VerifiedContractCase::name)
          .cell(
              "outcome",
              "outcome",
              verified -> Cell.Status.of(verified.outcome(), severity(verified.outcome())))
          .text("message", "message", VerifiedContractCase::message);

  private JarVerificationTable() {}

  static Table build(JarVerification verification) {
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
