package dev.saldo.app.cli.doctor;

import com.google.inject.Inject;
import dev.saldo.app.diagnosis.CheckFinding;
import java.util.List;

/** Checks that the settings and secrets of every account can be read. */
final class SecretReferenceCheck implements DiagnosisCheck {

  private static final String USUAL_FIX = "see 'saldo providers describe PROVIDER'";

  @Inject
  SecretReferenceCheck() {}

  @Override
  public String name() {
    return "secrets";
  }

  @Override
  public List<CheckFinding> run(DiagnosisContext context) {
    if (context.readable().isEmpty()) {
      return List.of(CheckFinding.skipped(name(), DiagnosisContext.NO_CONFIGURATION));
    }
    List<String> problems = context.inspection().accounts();
    return problems.isEmpty()
        ? List.of(CheckFinding.ok(name(), "the settings and secrets of every account can be read"))
        : problems.stream()
            .map(problem -> CheckFinding.failedOf(name(), problem, USUAL_FIX, 3))
            .toList();
  }
}
