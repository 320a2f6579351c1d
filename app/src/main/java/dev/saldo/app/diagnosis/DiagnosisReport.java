package dev.saldo.app.diagnosis;

import dev.saldo.app.diagnosis.CheckFinding.Outcome;
import dev.saldo.report.Cell;
import dev.saldo.report.Cell.Severity;
import dev.saldo.report.Table;
import dev.saldo.report.TableColumns;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The findings of all checks, in the order of the checks. Immutable and thread-safe.
 *
 * @param asOf the time of the checks, UTC
 * @param version the version of Saldo
 * @param findings the findings
 */
public record DiagnosisReport(Instant asOf, String version, List<CheckFinding> findings) {

  private static final TableColumns<CheckFinding> COLUMNS =
      TableColumns.<CheckFinding>begin()
          .text("check", "check", CheckFinding::check)
          .cell("outcome", "outcome", DiagnosisReport::outcome)
          .text("message", "message", CheckFinding::message)
          .text("fix", "fix", CheckFinding::fix);

  public DiagnosisReport {
    findings = List.copyOf(findings);
  }

  /** Returns the worst result. */
  public Outcome outcome() {
    return findings.stream()
        .map(CheckFinding::outcome)
        .filter(outcome -> outcome != Outcome.SKIPPED)
        .max(Outcome::compareTo)
        .orElse(Outcome.OK);
  }

  /**
   * Returns the exit code: that of a wrong configuration before that of a failure of the machine,
   * and the code of accounts that cannot be read last; 0 if no check failed.
   */
  public int exitCode() {
    return List.of(4, 1, 3).stream()
        .filter(code -> findings.stream().anyMatch(finding -> finding.exitCode() == code))
        .findFirst()
        .orElse(0);
  }

  /** Returns how many findings have a result. */
  public long count(Outcome outcome) {
    return findings.stream().filter(finding -> finding.outcome() == outcome).count();
  }

  /** Returns the findings as a table. */
  public Table table() {
    return COLUMNS.table("Doctor", ZoneOffset.UTC, findings);
  }

  private static Cell outcome(CheckFinding finding) {
    Severity severity =
        switch (finding.outcome()) {
          case OK -> Severity.NORMAL;
          case SKIPPED -> Severity.PENDING;
          case WARNING -> Severity.WARNING;
          case FAILED -> Severity.FAILURE;
        };
    return Cell.Status.of(finding.outcome(), severity);
  }
}
