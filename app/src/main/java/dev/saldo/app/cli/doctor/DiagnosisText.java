package dev.saldo.app.cli.doctor;

import dev.saldo.account.ConstantName;
import dev.saldo.app.diagnosis.CheckFinding;
import dev.saldo.app.diagnosis.CheckFinding.Outcome;
import dev.saldo.app.diagnosis.DiagnosisReport;
import dev.saldo.app.format.SafeTextSanitizer;
import dev.saldo.app.format.text.TextLineWrapper;
import java.util.ArrayList;
import java.util.List;

/**
 * Findings as lines: those of each, those of its fix, and a summary.
 *
 * @param report the findings
 * @param columns the width of the terminal
 */
record DiagnosisText(DiagnosisReport report, int columns) {

  private static final int OUTCOME_WIDTH = 8;
  private static final int NARROWEST_TEXT = 20;

  /** Creates lines of any length. */
  DiagnosisText(DiagnosisReport report) {
    this(report, Integer.MAX_VALUE);
  }

  List<String> lines() {
    int width =
        report.findings().stream().mapToInt(finding -> finding.check().length()).max().orElse(0);
    String indent = " ".repeat(OUTCOME_WIDTH + 1 + width + 2);
    List<String> lines = new ArrayList<>();
    for (CheckFinding finding : report.findings()) {
      lines.add(
          "%-8s %s  %s"
              .formatted(
                  ConstantName.kebab(finding.outcome()),
                  padded(finding.check(), width),
                  wrapped(finding.message(), indent)));
      if (!finding.fix().isEmpty()) {
        lines.add(indent + wrapped("fix: " + finding.fix(), indent));
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

  private String wrapped(String text, String indent) {
    int width = Math.max(NARROWEST_TEXT, columns - indent.length());
    return String.join(
        "\n" + indent, TextLineWrapper.wrap(SafeTextSanitizer.sanitize(text), width));
  }
}
