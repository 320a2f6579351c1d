package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.cli.option.SampleCsvOptions;
import dev.saldo.app.cli.session.CommandHost;
import dev.saldo.app.cli.session.CommandSession;
import dev.saldo.app.cli.session.FileReadingProgress;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.history.ImportSummary;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Imports samples. */
@Command(
    name = "import",
    description = "Add samples from CSV, all or nothing; importing a file again is harmless.",
    footer = {
      "",
      "Columns: account,provider,bucket,unit_kind,unit_code,observed_at,amount and,"
          + " optionally, means (remaining, spent, owed or limit), vendor_time (the vendor's own"
          + " time of the amount) and unlimited (true with an empty amount).",
      "",
      "A file from another tool:",
      "  saldo history import balances.csv --map observed_at=Time,amount=Balance \\",
      "    --account otp-ghana --unit GHS --date-format 'dd/mm/yyyy hh:mm'"
    })
final class HistoryImportCommand implements Callable<Integer> {

  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  private final CommandSession session;
  private final ProcessEnvironment environment;
  private final FileReadingProgress progress;
  private final CommandHost host;

  @Parameters(paramLabel = "FILE", description = "CSV file in UTF-8; - for standard input")
  String file = "";

  @Mixin SampleCsvOptions options = new SampleCsvOptions();

  @Option(
      names = "--allow-future",
      description = "Also import samples more than 5 minutes ahead of the clock")
  boolean isFutureAllowed;

  @Inject
  HistoryImportCommand(
      CommandSession session,
      ProcessEnvironment environment,
      FileReadingProgress progress,
      CommandHost host) {
    this.session = session;
    this.environment = environment;
    this.progress = progress;
    this.host = host;
  }

  @Override
  public Integer call() throws IOException {
    ConfiguredWorkspace workspace = session.workspace();
    try (ImportedCsvFile csv =
        ImportedCsvFile.open(
            file, environment, host.files(), options.layout(workspace), latest())) {
      long size = csv.size();
      ImportSummary summary =
          csv.importInto(
              () -> session.openHistory(workspace),
              workspace.accounts(),
              bytes -> csv.isStandardInput() ? bytes : progress.watch(bytes, size));
      environment
          .notes()
          .printf(
              "imported %d %s; %d already existed%n",
              summary.added(), summary.added() == 1 ? "sample" : "samples", summary.present());
    }
    return ProcessExitCode.DONE;
  }

  private Instant latest() {
    return isFutureAllowed ? Instant.MAX : environment.now().plus(CLOCK_TOLERANCE);
  }
}
