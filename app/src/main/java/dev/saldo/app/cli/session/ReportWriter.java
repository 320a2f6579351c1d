package dev.saldo.app.cli.session;

import com.google.inject.Inject;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.option.FormatOptions;
import dev.saldo.app.cli.option.OutputDestination;
import dev.saldo.app.cli.option.OutputFormat;
import dev.saldo.app.cli.option.PlotOption;
import dev.saldo.app.format.Report;
import dev.saldo.app.format.ReportFormat;
import dev.saldo.app.format.ReportTableView;
import dev.saldo.app.format.TooManyRowsException;
import dev.saldo.app.format.UnknownColumnException;
import dev.saldo.app.format.extract.InvalidExtractionException;
import dev.saldo.app.format.text.TerminalStyle;
import dev.saldo.app.format.text.TextTableFormat;
import dev.saldo.report.Table;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes results to standard output and to files. */
public final class ReportWriter {

  private static final TerminalStyle FILE = new TerminalStyle(TerminalStyle.UNBOUNDED, false, true);

  private final ProcessEnvironment environment;
  private final TerminalCapabilities terminal;
  private final CommandHost host;

  /** Creates the writer of one run of the program. */
  @Inject
  public ReportWriter(
      ProcessEnvironment environment, TerminalCapabilities terminal, CommandHost host) {
    this.environment = environment;
    this.terminal = terminal;
    this.host = host;
  }

  /** Writes a report to the destinations of the options. */
  public void write(FormatOptions options, Report report) throws IOException {
    write(options, report, PlotOption.When.NEVER);
  }

  /**
   * Writes a report to the destinations of the options, with its timelines drawn below its tables.
   */
  public void write(FormatOptions options, Report report, PlotOption.When plots)
      throws IOException {
    check(options);
    ReportTableView view = options.view();
    if (options.extraction().isPresent()) {
      extract(options, options.extraction().get(), report);
      return;
    }
    try {
      Report shownPart = view.isComplete() ? report : view.of(report);
      write(
          options.destinations(OutputFormat.TABLE),
          (destination, out) -> {
            boolean shown = destination.file().isEmpty();
            TerminalStyle style = shown ? terminal.style() : FILE;
            boolean plot =
                destination.format() == OutputFormat.TABLE && terminal.plots(plots, shown);
            ReportFormat format =
                plot
                    ? TextTableFormat.withPlots(style, plots != PlotOption.When.ONLY)
                    : options.writer(destination, style);
            format.write(destination.format().isDocument() ? report : shownPart, out);
          });
    } catch (TooManyRowsException | UnknownColumnException e) {
      throw new CommandUsageException(String.valueOf(e.getMessage()));
    }
  }

  private void extract(FormatOptions options, ReportFormat part, Report report) throws IOException {
    try {
      write(options.destinations(OutputFormat.JSON), (destination, out) -> part.write(report, out));
    } catch (InvalidExtractionException e) {
      throw new CommandUsageException(String.valueOf(e.getMessage()));
    }
  }

  /** Refuses options that cannot be met, before a command does anything that cannot be undone. */
  public void check(FormatOptions options) {
    standardOutput(options.destinations(OutputFormat.TABLE));
    options.check();
  }

  /** Writes a result to every destination, to files first. */
  public void write(List<OutputDestination> destinations, OutputFileSet.Body body)
      throws IOException {
    List<OutputDestination> standard = standardOutput(destinations);
    List<OutputDestination> files = new ArrayList<>(destinations);
    files.removeAll(standard);
    new OutputFileSet(environment.directory(), host.files()).write(files, body);
    for (OutputDestination destination : standard) {
      body.write(destination, environment.out());
      environment.out().flush();
    }
  }

  private List<OutputDestination> standardOutput(List<OutputDestination> destinations) {
    List<OutputDestination> standard =
        destinations.stream().filter(destination -> destination.file().isEmpty()).toList();
    for (OutputDestination destination : standard) {
      if (destination.format().isBinary() && environment.outIsTerminal()) {
        throw new CommandUsageException(
            destination.format().word()
                + " cannot be shown on a terminal; write it with --out FILE");
      }
    }
    return standard;
  }

  /** Writes a text table to standard output. */
  public void table(Table table) throws IOException {
    Writer out =
        new BufferedWriter(new OutputStreamWriter(environment.out(), StandardCharsets.UTF_8));
    new TextTableFormat(terminal.style()).write(table, out);
    out.flush();
  }
}
