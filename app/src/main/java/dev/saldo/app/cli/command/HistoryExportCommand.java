package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.option.ExportWindowOptions;
import dev.saldo.app.cli.option.OutputDestination;
import dev.saldo.app.cli.option.OutputFormat;
import dev.saldo.app.cli.option.ReportOptions;
import dev.saldo.app.cli.session.ReportRequest;
import dev.saldo.app.cli.session.ReportRequestFactory;
import dev.saldo.app.cli.session.ReportWriter;
import dev.saldo.app.exchange.SampleCsvWriter;
import dev.saldo.history.BalanceSample;
import dev.saldo.report.Window;
import dev.saldo.spi.Balance.Meaning;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Exports samples. */
@Command(
    name = "export",
    description = "Write samples as CSV that 'history import' can read; default: all samples.")
final class HistoryExportCommand implements Callable<Integer> {

  private final ReportRequestFactory reports;
  private final ReportWriter writer;

  @Mixin ExportWindowOptions window = new ExportWindowOptions();
  @Mixin ReportOptions options = new ReportOptions();

  @Inject
  HistoryExportCommand(ReportRequestFactory reports, ReportWriter writer) {
    this.reports = reports;
    this.writer = writer;
  }

  @Override
  public Integer call() throws IOException {
    List<OutputDestination> destinations = options.format().completeDestinations(OutputFormat.CSV);
    if (destinations.stream().anyMatch(destination -> destination.format() != OutputFormat.CSV)) {
      throw new CommandUsageException(
          "history export writes only CSV; for other formats use 'saldo history'");
    }
    ReportRequest request = reports.request(options);
    Window exported = window.window(request.now(), request.zone());
    return request.run(
        (history, selection) -> {
          List<Meaning> meanings =
              history.series(selection).stream().map(series -> series.key().meaning()).toList();
          Predicate<BalanceSample> included = window.filter(history, selection, exported);
          boolean haveVendorTime =
              history.haveVendorTime(selection, exported.from(), exported.to());
          writer.write(
              destinations,
              (destination, out) -> {
                Writer text =
                    new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                try (Stream<BalanceSample> samples =
                    history.samples(selection, exported.from(), exported.to())) {
                  SampleCsvWriter.with(meanings, haveVendorTime)
                      .write(samples.filter(included).iterator(), text);
                }
                text.flush();
              });
        });
  }
}
