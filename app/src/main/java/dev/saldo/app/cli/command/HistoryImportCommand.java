package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.app.Workspace;
import dev.saldo.app.cli.option.UsageFault;
import dev.saldo.app.cli.session.ExitCode;
import dev.saldo.app.cli.session.ReadingProgress;
import dev.saldo.app.cli.session.Session;
import dev.saldo.app.cli.session.Surroundings;
import dev.saldo.app.exchange.MalformedCsvException;
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
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes samples in. */
@Command(
    name = "import",
    description = "Add samples from CSV, all of the file or nothing; twice is as good as once.",
    footer = {
      "Columns: account,provider,bucket,unit_kind,unit_code,observed_at,amount and, if needed,",
      "means (remaining, spent, owed, limit) and unlimited (true beside an empty amount)."
    })
final class HistoryImportCommand implements Callable<Integer> {

  private final Session session;
  private final Surroundings surroundings;
  private final ReadingProgress progress;

  @Parameters(paramLabel = "FILE", description = "The CSV file, UTF-8; - for standard input.")
  String file = "";

  @Inject
  HistoryImportCommand(Session session, Surroundings surroundings, ReadingProgress progress) {
    this.session = session;
    this.surroundings = surroundings;
    this.progress = progress;
  }

  @Override
  public Integer call() throws IOException {
    Workspace workspace = session.workspace().check();
    ImportSummary summary = read(workspace);
    surroundings
        .err()
        .printf("imported %d samples; %d were there already%n", summary.added(), summary.present());
    return ExitCode.DONE;
  }

  private ImportSummary read(Workspace workspace) throws IOException {
    try (SampleCsvReader samples = new SampleCsvReader(text());
        BalanceHistory history = session.openHistory(workspace)) {
      return history.importSamples(samples, workspace.accounts());
    } catch (MalformedCsvException e) {
      throw new UsageFault(file + " " + e.getMessage() + "; nothing was imported");
    } catch (UncheckedIOException e) {
      throw e.getCause() instanceof CharacterCodingException
          ? new UsageFault(file + " is not UTF-8 text; nothing was imported")
          : e;
    }
  }

  private Reader text() throws IOException {
    return new BufferedReader(
        new InputStreamReader(
            file.equals("-") ? surroundings.in() : bytes(), StandardCharsets.UTF_8.newDecoder()));
  }

  private InputStream bytes() throws IOException {
    Path path = surroundings.directory().resolve(file);
    try {
      return progress.watch(Files.newInputStream(path), Files.size(path));
    } catch (NoSuchFileException e) {
      throw new UsageFault("there is no file " + file);
    }
  }
}
