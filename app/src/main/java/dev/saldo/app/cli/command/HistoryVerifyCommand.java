package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.alert.AlertDamage;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.cli.option.ReportOptions;
import dev.saldo.app.cli.session.CommandSession;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.app.cli.session.ReportRequest;
import dev.saldo.app.cli.session.ReportRequestFactory;
import dev.saldo.app.cli.session.ReportWriter;
import dev.saldo.app.format.Report;
import dev.saldo.app.format.json.ReportJsonDocuments;
import dev.saldo.app.verify.DamageReport;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryDamage;
import dev.saldo.history.HistoryVerification;
import dev.saldo.history.jooq.HistoryStore;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Verifies the history. */
@Command(
    name = "verify",
    description = "Read the complete history and report damage; exit code 1 if there is any.",
    footer = {
      "",
      "Every sample has a checksum and must be consistent with its neighbours. Rises, weekly usage and newest samples are recomputed and compared. Alerts, messages and claims of polls must refer to each other, none twice. --repair replaces them where all samples are intact; only 'saldo restore FILE' recovers damaged samples.",
      "",
      "Examples:",
      "  saldo history verify",
      "  saldo history verify --repair -o json"
    })
final class HistoryVerifyCommand implements Callable<Integer> {

  private final CommandSession session;
  private final ReportRequestFactory reports;
  private final ProcessEnvironment environment;
  private final ReportWriter writer;

  @Option(
      names = "--repair",
      description = "Recompute damaged rises, weekly usage and newest samples")
  boolean repair;

  @Mixin ReportOptions options = new ReportOptions();

  @Inject
  HistoryVerifyCommand(
      CommandSession session,
      ReportRequestFactory reports,
      ProcessEnvironment environment,
      ReportWriter writer) {
    this.session = session;
    this.reports = reports;
    this.environment = environment;
    this.writer = writer;
  }

  @Override
  public Integer call() throws IOException {
    ReportRequest request = reports.request(options);
    writer.check(options.format());
    ConfiguredWorkspace workspace = request.workspace();
    try (BalanceHistory history = session.openHistory(workspace)) {
      HistoryVerification found =
          HistoryStore.verify(
              history, session.known(workspace, history, options.selection()), repair);
      List<AlertDamage> alerts = HistoryStore.alerts(history).findDamage();
      DamageReport report = new DamageReport(found, request.zone());
      writer.write(
          options.format(),
          Report.of(ReportJsonDocuments.damage(found, alerts), report::table)
              .whenEmpty(alerts.isEmpty() ? "No damage found." : "No sample is damaged."));
      alerts.forEach(this::print);
      printSummary(found);
      return found.isIntact() && alerts.isEmpty() ? ProcessExitCode.DONE : ProcessExitCode.FAULT;
    }
  }

  private void print(AlertDamage alert) {
    String account = alert.account().isEmpty() ? "" : alert.account() + ": ";
    environment.err().println("saldo: " + account + alert.problem());
  }

  private void printSummary(HistoryVerification found) {
    long repaired = found.damage().stream().filter(HistoryDamage::repaired).count();
    environment
        .notes()
        .printf(
            "verified %d samples of %d series: %d problems, %d repaired%s%n",
            found.samples(), found.series(), found.damage().size(), repaired, advice(found));
  }

  private String advice(HistoryVerification found) {
    if (found.isIntact()) {
      return "";
    }
    return found.isDerived() && !repair
        ? "; repair them with 'saldo history verify --repair'"
        : "; restore a backup with 'saldo restore FILE'";
  }
}
