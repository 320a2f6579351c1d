package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.option.FormatOptions;
import dev.saldo.app.cli.option.OutputDestination;
import dev.saldo.app.cli.option.OutputFormat;
import dev.saldo.app.cli.option.ZoneOption;
import dev.saldo.app.cli.session.CommandHost;
import dev.saldo.app.cli.session.CommandSession;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.app.cli.session.ReportWriter;
import dev.saldo.app.exchange.BacktestOriginCsv;
import dev.saldo.app.exchange.BacktestOriginCsv.Line;
import dev.saldo.app.exchange.MalformedCsvException;
import dev.saldo.history.BalanceHistory;
import dev.saldo.report.RunwayBacktest;
import dev.saldo.report.RunwayBacktest.Origin;
import dev.saldo.runway.Runway;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Predicts runways as of past instants. */
@Command(
    name = "backtest",
    description = "Predict runways as of past instants and write them as CSV, for scoring.",
    footer = {
      "",
      "FILE has the columns account,bucket,as_of. Each prediction uses only samples at or"
          + " before as_of. The output has the columns account,bucket,as_of,status,p10,p50,p90; a"
          + " percentile more than 400 days ahead is written as 400 days."
    })
final class RunwayBacktestCommand implements Callable<Integer> {

  private final CommandSession session;
  private final ReportWriter writer;
  private final ProcessEnvironment environment;
  private final CommandHost host;

  @Option(
      names = "--origins",
      paramLabel = "FILE",
      required = true,
      description = "CSV file of past instants")
  String origins = "";

  @Mixin ZoneOption zone = new ZoneOption();
  @Mixin FormatOptions format = new FormatOptions();

  @Inject
  RunwayBacktestCommand(
      CommandSession session,
      ProcessEnvironment environment,
      CommandHost host,
      ReportWriter writer) {
    this.session = session;
    this.environment = environment;
    this.host = host;
    this.writer = writer;
  }

  @Override
  public Integer call() throws IOException {
    List<OutputDestination> destinations = format.completeDestinations(OutputFormat.CSV);
    if (destinations.stream().anyMatch(destination -> destination.format() != OutputFormat.CSV)) {
      throw new CommandUsageException(
          "runway backtest writes only CSV; for other formats use 'saldo runway'");
    }
    ConfiguredWorkspace workspace = session.workspace();
    List<Line> lines = read();
    try (BalanceHistory history = session.readHistory(workspace)) {
      List<Origin> requested = lines.stream().map(Line::origin).toList();
      Map<Origin, Runway> answers =
          RunwayBacktest.answer(history, workspace.accounts(), requested, zone.zone(workspace));
      writer.write(
          destinations,
          (destination, out) -> {
            Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            BacktestOriginCsv.write(lines, answers, text);
            text.flush();
          });
    }
    return ProcessExitCode.DONE;
  }

  private List<Line> read() throws IOException {
    try (Reader text =
        Files.newBufferedReader(
            host.files().obtain(origins, environment.directory().resolve(origins)),
            StandardCharsets.UTF_8)) {
      return BacktestOriginCsv.read(text);
    } catch (NoSuchFileException e) {
      throw new CommandUsageException("no such file: " + origins);
    } catch (CharacterCodingException e) {
      throw new CommandUsageException(origins + " is not UTF-8 text");
    } catch (MalformedCsvException e) {
      throw new CommandUsageException(origins + " " + e.getMessage());
    }
  }
}
