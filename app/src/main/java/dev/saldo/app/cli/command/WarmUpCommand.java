package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.app.cli.session.SaldoProgram;
import dev.saldo.app.cli.socket.CommandSocket;
import dev.saldo.app.cli.socket.CommandSocketClient;
import dev.saldo.app.cli.socket.ServedHistory;
import dev.saldo.history.InMemoryBalanceHistory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs commands of a kind once, so that the launcher can cache the classes that they load. */
@Command(name = "warm-up", hidden = true, description = "Train the start-up cache.")
final class WarmUpCommand implements Callable<Integer> {

  /** The hours of the history whose reports are trained. */
  private static final int HOURS = 240;

  /** The reports that need no jOOQ. */
  private static final List<String> REPORTS = List.of("status", "runway", "usage", "top");

  private static final List<String> DETAILS = List.of("trend", "events", "statement");

  /** The commands whose classes a cache contains, and the history that they report on. */
  enum Training {
    HISTORY,
    HELP,
    REPORTS,
    DETAILS,
    COMMANDS
  }

  private final ProcessEnvironment environment;
  private final SaldoProgram program;

  @Parameters(
      index = "0",
      paramLabel = "TRAINING",
      description = "history, help, reports, details or commands")
  private Training training = Training.HELP;

  @Parameters(index = "1", paramLabel = "FOLDER", description = "Folder of the history")
  private Path folder = Path.of("");

  @Inject
  WarmUpCommand(ProcessEnvironment environment, SaldoProgram program) {
    this.environment = environment;
    this.program = program;
  }

  @Override
  public Integer call() throws IOException {
    try (PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8)) {
      ProcessEnvironment quiet =
          new ProcessEnvironment(
              name -> null,
              environment.clock(),
              folder,
              environment.home(),
              environment.in(),
              nowhere,
              nowhere,
              false,
              false);
      switch (training) {
        case HISTORY -> writeHistory(quiet);
        case HELP -> {
          runHelp(quiet);
          runServed(quiet);
        }
        case REPORTS -> runReports(quiet, REPORTS);
        case DETAILS -> runReports(quiet, DETAILS);
        case COMMANDS -> runCommands(quiet);
      }
    }
    return ProcessExitCode.DONE;
  }

  private void writeHistory(ProcessEnvironment quiet) throws IOException {
    Files.writeString(folder.resolve("saldo.yaml"), "accounts: []\n");
    Files.writeString(folder.resolve("samples.csv"), samples(environment.clock().instant()));
    program.run(quiet, "history", "import", "samples.csv");
  }

  private void runHelp(ProcessEnvironment quiet) {
    program.run(quiet, "--help");
    program.run(quiet, "help", "times");
    program.run(quiet, "status", "--help");
    program.run(quiet, "sta");
  }

  /** Hands a command over, as to a service that holds the history. */
  private void runServed(ProcessEnvironment quiet) throws IOException {
    ServedHistory served =
        new ServedHistory(
            folder.resolve("saldo-history.mv.db").toAbsolutePath(),
            new InMemoryBalanceHistory(),
            folder.resolve("saldo.yaml").toAbsolutePath(),
            Set.of(),
            Optional.empty(),
            Optional.empty());
    CommandSocket socket =
        CommandSocket.open(served, (client, host, words) -> answer(client), quiet);
    try {
      CommandSocketClient.handOver(quiet, "status");
    } finally {
      socket.close();
    }
  }

  private static int answer(ProcessEnvironment client) {
    client.out().println("trained");
    client.err().println("trained");
    return ProcessExitCode.DONE;
  }

  private void runReports(ProcessEnvironment quiet, List<String> reports) {
    CommandSocketClient.handOver(quiet, reports.getFirst());
    for (String report : reports) {
      program.run(quiet, report);
    }
  }

  private void runCommands(ProcessEnvironment quiet) {
    runReports(quiet, REPORTS);
    runReports(quiet, DETAILS);
    program.run(quiet, "status", "-o", "json");
    program.run(quiet, "check");
    program.run(quiet, "poll", "--dry-run");
  }

  private static String samples(Instant now) {
    StringBuilder csv =
        new StringBuilder("account,provider,bucket,unit_kind,unit_code,observed_at,amount\n");
    for (int hour = 0; hour < HOURS; hour++) {
      Instant at = now.minus(Duration.ofHours(HOURS - hour));
      csv.append("trained,ants,main,money,EUR,").append(at).append(',');
      csv.append(1_000 - hour + hour / 40 * 30).append('\n');
    }
    return csv.toString();
  }
}
