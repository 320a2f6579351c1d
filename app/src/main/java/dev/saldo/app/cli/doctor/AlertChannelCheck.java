package dev.saldo.app.cli.doctor;

import com.google.inject.Inject;
import dev.saldo.app.AlertWarnings;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.diagnosis.CheckFinding;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryException;
import dev.saldo.history.jooq.HistoryStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Checks that every alert channel can be opened and that none fails to deliver; sends nothing. */
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
    if (count == 0) {
      return List.of(CheckFinding.skipped(name(), "none is configured"));
    }
    List<String> failures =
        context.sound().map(sound -> failures(context, sound)).orElse(List.of());
    return failures.isEmpty()
        ? List.of(
            CheckFinding.ok(
                name(), count + " can be opened; try them with 'saldo alerts test --all'"))
        : failures.stream()
            .map(failure -> CheckFinding.warning(name(), failure, "see 'saldo help alerts'"))
            .toList();
  }

  /** Returns the channels that do not deliver; what is wrong with a history is said elsewhere. */
  private static List<String> failures(DiagnosisContext context, ConfiguredWorkspace workspace) {
    Optional<Path> file = FileRightCheck.history(workspace);
    if (file.isPresent() && !Files.exists(file.get())) {
      return List.of();
    }
    try (BalanceHistory history = context.session().openHistory(workspace)) {
      return AlertWarnings.findFailures(
          workspace, HistoryStore.alerts(history).backlogs(context.environment().now()));
    } catch (HistoryException e) {
      return List.of();
    }
  }
}
