package dev.saldo.app.cli.session;

import com.google.inject.Inject;
import dev.saldo.app.cli.option.Destination;
import dev.saldo.app.cli.option.FormatOptions;
import dev.saldo.app.cli.option.OutputFormat;
import dev.saldo.app.cli.option.PlotOption;
import dev.saldo.app.cli.option.UsageFault;
import dev.saldo.app.format.Report;
import dev.saldo.app.format.ReportFormat;
import dev.saldo.app.format.TooManyRowsException;
import dev.saldo.app.format.text.Look;
import dev.saldo.app.format.text.TextTable;
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

  private static final Look FILE = new Look(Look.UNBOUNDED, false, true);

  private final Surroundings surroundings;
  private final Terminal terminal;

  @Inject
  ReportWriter(Surroundings surroundings, Terminal terminal) {
    this.surroundings = surroundings;
    this.terminal = terminal;
  }

  /** Writes a report where and how the options say. */
  public void write(FormatOptions options, Report report) throws IOException {
    write(options, report, PlotOption.When.NEVER);
  }

  /** Writes a report where and how the options say, its timelines drawn below its tables. */
  public void write(FormatOptions options, Report report, PlotOption.When plots)
      throws IOException {
    try {
      write(
          options.destinations(OutputFormat.TABLE),
          (destination, out) -> {
            boolean shown = destination.file().isEmpty();
            Look look = shown ? terminal.look() : FILE;
            boolean plot =
                destination.format() == OutputFormat.TABLE && terminal.plots(plots, shown);
            ReportFormat format = plot ? TextTable.withPlots(look) : destination.format().in(look);
            format.write(report, out);
          });
    } catch (TooManyRowsException e) {
      throw new UsageFault(String.valueOf(e.getMessage()));
    }
  }

  /** Refuses what cannot be written, before a command does what cannot be undone. */
  public void check(FormatOptions options) {
    standardOutput(options.destinations(OutputFormat.TABLE));
  }

  /** Writes a result to each destination, to files first. */
  public void write(List<Destination> destinations, OutputFiles.Body body) throws IOException {
    List<Destination> standard = standardOutput(destinations);
    List<Destination> files = new ArrayList<>(destinations);
    files.removeAll(standard);
    new OutputFiles(surroundings.directory()).write(files, body);
    for (Destination destination : standard) {
      body.write(destination, surroundings.out());
      surroundings.out().flush();
    }
  }

  private List<Destination> standardOutput(List<Destination> destinations) {
    List<Destination> standard =
        destinations.stream().filter(destination -> destination.file().isEmpty()).toList();
    for (Destination destination : standard) {
      if (destination.format().isBinary() && surroundings.outIsTerminal()) {
        throw new UsageFault(
            destination.format().word() + " is not for a terminal; write it with --out FILE");
      }
    }
    return standard;
  }

  /** Writes a table for people to standard output. */
  public void table(Table table) throws IOException {
    Writer out =
        new BufferedWriter(new OutputStreamWriter(surroundings.out(), StandardCharsets.UTF_8));
    new TextTable(terminal.look()).write(table, out);
    out.flush();
  }
}
