package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.session.CommandSession;
import dev.saldo.app.cli.session.FileReadingProgress;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.app.exchange.MalformedCsvException;
import dev.saldo.app.exchange.SampleCsvDialect;
import dev.saldo.app.exchange.SampleCsvDialect.Separator;
import dev.saldo.app.exchange.SampleCsvReader;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.ImportSummary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Imports samples. */
@Command(
    name = "import",
    description = "Add samples from CSV, all or nothing; importing a file again is harmless.",
    footer = {
      "",
      "Columns: account,provider,bucket,unit_kind,unit_code,observed_at,amount and,"
          + " optionally, means (remaining, spent, owed or limit) and unlimited (true with an"
          + " empty amount)."
    })
final class HistoryImportCommand implements Callable<Integer> {

  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  private final CommandSession session;
  private final ProcessEnvironment environment;
  private final FileReadingProgress progress;

  @Parameters(paramLabel = "FILE", description = "CSV file in UTF-8; - for standard input")
  String file = "";

  @Option(
      names = "--separator",
      paramLabel = "NAME",
      description = "What separates values: comma, semicolon or tab; default: comma")
  Separator separator = Separator.COMMA;

  @Option(
      names = "--decimal-comma",
      description = "Amounts have a comma before their decimals, such as 100,50")
  boolean decimalComma;

  @Option(
      names = "--allow-future",
      description = "Also import samples more than 5 minutes ahead of the clock")
  boolean isFutureAllowed;

  @Inject
  HistoryImportCommand(
      CommandSession session, ProcessEnvironment environment, FileReadingProgress progress) {
    this.session = session;
    this.environment = environment;
    this.progress = progress;
  }

  @Override
  public Integer call() throws IOException {
    ConfiguredWorkspace workspace = session.workspace();
    ImportSummary summary = read(workspace);
    environment
        .err()
        .printf(
            "imported %d %s; %d already existed%n",
            summary.added(), summary.added() == 1 ? "sample" : "samples", summary.present());
    return ProcessExitCode.DONE;
  }

  private ImportSummary read(ConfiguredWorkspace workspace) throws IOException {
    try (SampleCsvReader samples =
            new SampleCsvReader(text(), new SampleCsvDialect(separator, decimalComma), latest());
        BalanceHistory history = session.openHistory(workspace)) {
      return history.importSamples(samples, workspace.accounts());
    } catch (MalformedCsvException e) {
      throw new CommandUsageException(file + " " + e.getMessage() + "; nothing was imported");
    } catch (UncheckedIOException e) {
      throw e.getCause() instanceof CharacterCodingException
          ? new CommandUsageException(file + " is not UTF-8 text; nothing was imported")
          : e;
    }
  }

  private Instant latest() {
    return isFutureAllowed ? Instant.MAX : environment.now().plus(CLOCK_TOLERANCE);
  }

  private Reader text() throws IOException {
    return new BufferedReader(
        new InputStreamReader(
            file.equals("-") ? environment.in() : bytes(), StandardCharsets.UTF_8.newDecoder()));
  }

  private InputStream bytes() throws IOException {
    Path path = environment.directory().resolve(file);
    if (Files.isDirectory(path)) {
      throw new CommandUsageException(file + " is a folder; name a CSV file");
    }
    try {
      return progress.watch(Files.newInputStream(path), Files.size(path));
    } catch (NoSuchFileException e) {
      throw new CommandUsageException("no such file: " + file);
    }
  }
}
