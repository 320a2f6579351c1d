package dev.saldo.app.cli.alerts;

import com.google.inject.Inject;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.session.CommandHost;
import dev.saldo.app.cli.session.CommandSession;
import dev.saldo.app.cli.session.FileReplacement;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.app.exchange.ExpectedAlertCsv;
import dev.saldo.app.exchange.MalformedCsvException;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares the messages of rules with expected ones. */
@Command(
    name = "test-rules",
    description = "Judge readings in a CSV file and compare the messages with expected ones.",
    footer = {
      "",
      "FILE has the columns account,observed_at,amount,expected. An empty amount is a failed poll."
          + " 'expected' lists the messages until the next reading, such as 'opened runs-out' or"
          + " 'closed low; opened stale'; empty for none. Exit code 7 means that one differs."
    })
final class AlertsTestRulesCommand implements Callable<Integer> {

  private final CommandSession session;
  private final CommandHost host;
  private final ProcessEnvironment environment;

  @Parameters(paramLabel = "FILE", description = "CSV file of readings and expected messages")
  String file = "";

  @Option(names = "--junit", paramLabel = "FILE", description = "Write the result as JUnit XML")
  @Nullable Path junit;

  @Inject
  AlertsTestRulesCommand(CommandSession session, CommandHost host, ProcessEnvironment environment) {
    this.session = session;
    this.host = host;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    List<RuleTrial> trials = RuleTrial.run(session.workspace(), read());
    List<RuleTrial> failed = trials.stream().filter(RuleTrial::failed).toList();
    failed.forEach(
        trial ->
            environment.out().printf("%s:%d: %s%n", file, trial.line().line(), trial.describe()));
    environment.out().printf("readings: %d, failed: %d%n", trials.size(), failed.size());
    if (junit != null) {
      write(junit, trials);
    }
    return failed.isEmpty() ? ProcessExitCode.DONE : ProcessExitCode.NOT_VERIFIED;
  }

  private void write(Path target, List<RuleTrial> trials) throws IOException {
    try (FileReplacement replacement =
        host.files().replace(target, environment.directory().resolve(target))) {
      try (Writer text = new OutputStreamWriter(replacement.open(), StandardCharsets.UTF_8)) {
        JunitReport.write(file, trials, text);
      }
      replacement.finish();
    }
  }

  private List<ExpectedAlertCsv.Line> read() throws IOException {
    try (Reader text =
        Files.newBufferedReader(
            host.files().obtain(file, environment.directory().resolve(file)),
            StandardCharsets.UTF_8)) {
      List<ExpectedAlertCsv.Line> lines = ExpectedAlertCsv.read(text);
      if (lines.isEmpty()) {
        throw new CommandUsageException(file + " has no readings");
      }
      return lines;
    } catch (NoSuchFileException e) {
      throw new CommandUsageException("no such file: " + file);
    } catch (CharacterCodingException e) {
      throw new CommandUsageException(file + " is not UTF-8 text");
    } catch (MalformedCsvException e) {
      throw new CommandUsageException(file + " " + e.getMessage());
    }
  }
}
