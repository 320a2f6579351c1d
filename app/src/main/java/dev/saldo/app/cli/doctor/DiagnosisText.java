package dev.saldo.app.cli.doctor;

import dev.saldo.account.ConstantName;
import dev.saldo.app.diagnosis.CheckFinding;
import dev.saldo.app.diagnosis.CheckFinding.Outcome;
import dev.saldo.app.diagnosis.DiagnosisReport;
import dev.saldo.app.format.SafeTextSanitizer;
import java.util.ArrayList;
import java.util.List;

/** Findings as lines: one for each, one with its fix, and a summary. */
record DiagnosisText(DiagnosisReport report) {

  private static final int OUTCOME_WIDTH = 8;

  List<String> lines() {
    int width =
        report.findings().stream().mapToInt(finding -> finding.check().length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (CheckFinding finding : report.findings()) {
      lines.add(
          "%-8s %s  %s"
              .formatted(
                  ConstantName.kebab(finding.outcome()),
                  padded(finding.check(), width),
                  safe(finding.message())));
      if (!finding.fix().isEmpty()) {
        lines.add(" ".repeat(OUTCOME_WIDTH + 1 + width + 2) + "fix: " + safe(finding.fix()));
      }
    }
    lines.add(
        "checks: %d, ok: %d, skipped: %d, warnings: %d, failed: %d"
            .formatted(
                report.findings().size(),
                report.count(Outcome.OK),
                report.count(Outcome.SKIPPED),
                report.count(Outcome.WARNING),
                report.count(Outcome.FAILED)));
    return lines;
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private static String safe(String text) {
    return SafeTextSanitizer.sanitize(text);
  }
}
