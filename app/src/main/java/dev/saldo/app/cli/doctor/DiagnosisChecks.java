package dev.saldo.app.cli.doctor;

import com.google.inject.Inject;
import dev.saldo.account.ConfigurationException;
import dev.saldo.app.cli.session.SaldoVersion;
import dev.saldo.app.diagnosis.CheckFinding;
import dev.saldo.app.diagnosis.DiagnosisReport;
import dev.saldo.history.HistoryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** All checks, in the order in which a failure of one explains those of the next. */
final class DiagnosisChecks {

  private final List<DiagnosisCheck> checks;
  private final AccountReadingProbe probe;

  @Inject
  DiagnosisChecks(
      JavaVersionCheck java,
      TerminalSupportCheck terminal,
      ConfigurationCheck configuration,
      SecretReferenceCheck secrets,
      FileRightCheck rights,
      HistoryDatabaseCheck database,
      DiskSpaceCheck disk,
      ProviderJarCheck jars,
      VendorNetworkCheck network,
      AlertChannelCheck channels,
      AccountReadingProbe probe) {
    this.checks =
        List.of(
            java,
            terminal,
            configuration,
            secrets,
            rights,
            database,
            disk,
            jars,
            network,
            channels);
    this.probe = probe;
  }

  /**
   * Makes all checks; the failure of one does not stop the others.
   *
   * @param offline whether no account is read
   */
  DiagnosisReport run(DiagnosisContext context, boolean offline) throws InterruptedException {
    List<CheckFinding> findings = new ArrayList<>();
    for (DiagnosisCheck check : checks) {
      findings.addAll(run(check, context));
    }
    findings.addAll(offline ? probe.skip(context) : run(probe, context));
    return new DiagnosisReport(context.environment().now(), SaldoVersion.number(), findings);
  }

  private static List<CheckFinding> run(DiagnosisCheck check, DiagnosisContext context)
      throws InterruptedException {
    try {
      return check.run(context);
    } catch (ConfigurationException e) {
      return e.problems().stream()
          .map(problem -> CheckFinding.failedOf(check.name(), problem, "", 4))
          .toList();
    } catch (HistoryException e) {
      return List.of(
          CheckFinding.failedOf(
              check.name(),
              String.valueOf(e.getMessage()),
              "check the settings under 'history:' and the database",
              1));
    } catch (RuntimeException e) {
      return List.of(
          CheckFinding.failed(
              check.name(),
              "internal error: " + Objects.requireNonNullElse(e.getMessage(), "no details"),
              "report it",
              1));
    }
  }
}
