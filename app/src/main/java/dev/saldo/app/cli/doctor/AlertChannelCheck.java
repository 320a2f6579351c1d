package dev.saldo.app.cli.doctor;

import com.google.inject.Inject;
import dev.saldo.app.diagnosis.CheckFinding;
import java.util.List;

/** Checks that every alert channel can be opened; sends nothing. */
final class AlertChannelCheck implements DiagnosisCheck {

  @Inject
  AlertChannelCheck() {}

  @Override
  public String name() {
    return "channels";
  }

  @Override
  public List<CheckFinding> run(DiagnosisContext context) {
    if (context.readable().isEmpty()) {
      return List.of(CheckFinding.skipped(name(), DiagnosisContext.NO_CONFIGURATION));
    }
    List<String> problems = context.inspection().channels();
    if (!problems.isEmpty()) {
      return problems.stream()
          .map(
              problem ->
                  CheckFinding.failedOf(name(), problem, "see 'saldo providers describe TYPE'", 4))
          .toList();
    }
    int count = context.readable().get().channels().names().size();
    return List.of(
        count == 0
            ? CheckFinding.skipped(name(), "none is configured")
            : CheckFinding.ok(
                name(), count + " can be opened; try them with 'saldo alerts test --all'"));
  }
}
