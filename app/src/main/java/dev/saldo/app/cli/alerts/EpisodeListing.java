package dev.saldo.app.cli.alerts;

import dev.saldo.alert.AlertsReport;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.cli.session.ReportRequest;
import dev.saldo.app.format.Report;
import dev.saldo.app.format.json.ReportJsonDocuments;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.history.jooq.HistoryStore;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The list of episodes. */
final class EpisodeListing {

  private EpisodeListing() {}

  /**
   * Writes the episodes that are open, or closed since an instant; returns the exit code.
   *
   * @param empty the sentence shown if there is none
   */
  static Integer write(ReportRequest request, Instant since, String empty) throws IOException {
    return request.writeStored(
        (history, selection) -> {
          Map<String, String> providers = providers(request.workspace(), history);
          AlertsReport report =
              AlertsReport.of(
                  HistoryStore.alerts(history),
                  since,
                  account -> selection.includes(account, providers.getOrDefault(account, "")),
                  request.now(),
                  request.zone());
          return Report.of(ReportJsonDocuments.alerts(report), report::table).whenEmpty(empty);
        });
  }

  private static Map<String, String> providers(
      ConfiguredWorkspace workspace, BalanceHistory history) {
    Map<String, String> providers = new HashMap<>();
    history
        .accounts(Selection.ALL)
        .forEach(state -> providers.put(state.account(), state.provider()));
    workspace.accounts().forEach(account -> providers.put(account.name(), account.provider()));
    return providers;
  }
}
