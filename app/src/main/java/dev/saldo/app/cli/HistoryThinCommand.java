package dev.saldo.app.cli;

import com.google.inject.Inject;
import dev.saldo.app.Workspace;
import dev.saldo.app.format.JsonDocuments;
import dev.saldo.app.format.Report;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Retention;
import dev.saldo.history.Selection;
import dev.saldo.report.ThinningReport;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets old samples go. */
@Command(
    name = "thin",
    description = "Let old samples go that no report needs; without --yes only says how many.",
    footer = {
      "The first sample of each hour (day, week, month) stays, and those around every midnight,",
      "rise and change to or from a number: use, additions, coverage, lowest and highest of every",
      "day stay as they are. What was never there cannot be added to a thinned past any more."
    })
final class HistoryThinCommand implements Callable<Integer> {

  private final Session session;
  private final Surroundings surroundings;
  private final ReportWriter writer;

  @Parameters(paramLabel = "ACCOUNT", description = "Only these accounts; default: all.")
  List<String> names = List.of();

  @Option(names = "--yes", description = "Do it; nothing brings the samples back.")
  boolean confirmed;

  @Mixin RetentionOptions retention = new RetentionOptions();
  @Mixin ReportOptions options = new ReportOptions();

  @Inject
  HistoryThinCommand(Session session, Surroundings surroundings, ReportWriter writer) {
    this.session = session;
    this.surroundings = surroundings;
    this.writer = writer;
  }

  @Override
  public Integer call() throws IOException {
    Workspace workspace = session.workspace().check();
    Retention kept = retention.retention(surroundings.now(), options.zone(workspace));
    writer.check(options.format);
    try (BalanceHistory history = session.openHistory(workspace)) {
      Selection selection = session.known(workspace, history, options.selection(names));
      ThinningReport report =
          confirmed
              ? ThinningReport.done(history, selection, kept)
              : ThinningReport.planned(history, selection, kept);
      writer.write(options.format, Report.of(JsonDocuments.thinning(report), report::table));
      tell(report);
    }
    return ExitCode.DONE;
  }

  private void tell(ThinningReport report) {
    surroundings
        .err()
        .printf(
            confirmed
                ? "removed %d of %d samples before %s%n"
                : "would remove %d of %d samples before %s; nothing was done: run it again with --yes%n",
            report.removed(),
            report.removed() + report.kept(),
            report.retention().until());
  }
}
