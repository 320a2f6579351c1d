package dev.saldo.app.cli.session;

import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.cli.option.PlotOption;
import dev.saldo.app.cli.option.ReportOptions;
import dev.saldo.app.cli.option.ReportWindowOptions;
import dev.saldo.app.format.Report;
import dev.saldo.app.format.WindowDescription;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.history.TermedHistory;
import dev.saldo.report.Window;
import dev.saldo.usage.Usage;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;

/** A requested report: its accounts, its time zone and its destinations. */
public final class ReportRequest {

  /** Computes a report. */
  @FunctionalInterface
  public interface Computation {
    Report report(BalanceHistory history, Selection selection) throws IOException;
  }

  /** Work on the history. */
  @FunctionalInterface
  public interface Work {
    void run(BalanceHistory history, Selection selection) throws IOException;
  }

  private final CommandSession session;
  private final ProcessEnvironment environment;
  private final ReportWriter writer;
  private final ReportOptions options;
  private final ConfiguredWorkspace workspace;

  ReportRequest(
      CommandSession session,
      ProcessEnvironment environment,
      ReportWriter writer,
      ReportOptions options) {
    this.session = session;
    this.environment = environment;
    this.writer = writer;
    this.options = options;
    this.workspace = session.workspace();
  }

  public ConfiguredWorkspace workspace() {
    return workspace;
  }

  public Instant now() {
    return environment.now();
  }

  public ZoneId zone() {
    return options.zone(workspace);
  }

  public Window window(ReportWindowOptions window) {
    return window.window(now(), zone());
  }

  /** Prints a note if a window has no reading; a row of dashes alone does not say so. */
  public void noteIfUnread(Window window, Collection<Usage> usages) {
    if (!usages.isEmpty() && usages.stream().allMatch(usage -> usage.samples() == 0)) {
      environment
          .notes()
          .println(
              WindowDescription.without("readings", window)
                  + "; 'saldo status' shows when each account was read last");
    }
  }

  /** Writes the report to the destinations of the options; returns the exit code. */
  public Integer write(Computation computation) throws IOException {
    return write(PlotOption.When.NEVER, computation);
  }

  /** Writes the report with its charts drawn below its tables; returns the exit code. */
  public Integer write(PlotOption.When plots, Computation computation) throws IOException {
    return run(
        (history, selection) ->
            writer.write(options.format(), report(computation, history, selection), plots));
  }

  private Report report(Computation computation, BalanceHistory history, Selection selection)
      throws IOException {
    Report report = computation.report(history, selection);
    if (!history.accounts(Selection.ALL).isEmpty()) {
      return report;
    }
    return report.whenEmpty(
        workspace.accounts().isEmpty()
            ? "no accounts in %s, and nothing recorded".formatted(workspace.fileName())
            : "nothing recorded yet; 'saldo poll' reads the accounts");
  }

  /** Reads the history, refuses unknown accounts and does the work; returns the exit code. */
  public Integer run(Work work) throws IOException {
    return run(session.readHistory(workspace), work);
  }

  /** Does the same with a history that may be written to. */
  public Integer change(Work work) throws IOException {
    return run(session.openHistory(workspace), work);
  }

  /**
   * Writes a report on what is stored next to the samples, such as alerts. The history is the
   * stored one, without the terms that the configuration states.
   */
  public Integer writeStored(Computation computation) throws IOException {
    try (BalanceHistory history = session.readHistory(workspace)) {
      Report report =
          computation.report(history, session.known(workspace, history, options.selection()));
      writer.write(options.format(), report, PlotOption.When.NEVER);
    }
    return ProcessExitCode.DONE;
  }

  private Integer run(BalanceHistory opened, Work work) throws IOException {
    try (BalanceHistory history = opened) {
      work.run(
          new TermedHistory(history, workspace.terms(), workspace.config().runway().method()),
          session.known(workspace, history, options.selection()));
    }
    return ProcessExitCode.DONE;
  }
}
