package dev.saldo.app.cli.doctor;

import com.google.inject.Inject;
import dev.saldo.app.ConfigurationInspection;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.diagnosis.CheckFinding;
import java.util.ArrayList;
import java.util.List;

/** Checks the configuration file as a whole. */
final class ConfigurationCheck implements DiagnosisCheck {

  @Inject
  ConfigurationCheck() {}

  @Override
  public String name() {
    return "configuration";
  }

  @Override
  public List<CheckFinding> run(DiagnosisContext context) {
    ConfigurationInspection inspection = context.inspection();
    List<CheckFinding> findings = new ArrayList<>();
    inspection
        .structure()
        .forEach(
            problem ->
                findings.add(
                    CheckFinding.failedOf(
                        name(), problem, "correct the line and run this again", 4)));
    inspection
        .warnings()
        .forEach(
            warning ->
                findings.add(CheckFinding.warningOf(name(), warning, "see 'saldo help alerts'")));
    context
        .sound()
        .filter(workspace -> workspace.accounts().isEmpty())
        .ifPresent(
            workspace ->
                findings.add(
                    CheckFinding.warning(
                        name(),
                        "no accounts in " + workspace.fileName(),
                        "add one with 'saldo accounts add'")));
    if (findings.isEmpty()) {
      findings.add(CheckFinding.ok(name(), context.sound().map(this::describe).orElse("")));
    }
    return findings;
  }

  private String describe(ConfiguredWorkspace workspace) {
    return "%s: accounts: %d, channels: %d, rules: %d"
        .formatted(
            workspace.folder().resolve(workspace.fileName()),
            workspace.accounts().size(),
            workspace.channels().names().size(),
            workspace.watching().rules().rules().size());
  }
}
