package dev.saldo.app.cli;

import dev.saldo.account.Account;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.app.cli.option.OptionVariables;
import dev.saldo.app.cli.session.CommandHost;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ServicePolls;
import dev.saldo.app.cli.socket.CommandSocket;
import dev.saldo.app.cli.socket.ServedHistory;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.PollResult;
import dev.saldo.history.PollResult.Failed;
import dev.saldo.history.jooq.HistoryStore;
import dev.saldo.spi.FailureReason;
import dev.saldo.testkit.SettableClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.opentest4j.AssertionFailedError;

/** A process that holds the histories of some folders and serves them until its input ends. */
final class HistoryServiceProcess {

  private final Process process;

  private HistoryServiceProcess(Process process) {
    this.process = process;
  }

  /** Starts the process and waits until it serves. */
  static HistoryServiceProcess start(Path runtime, Path... folders) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.util.logging.config.file="
                    + System.getProperty("java.util.logging.config.file", ""),
                "-cp",
                System.getProperty("java.class.path"),
                HistoryServiceProcess.class.getName()));
    for (Path folder : folders) {
      command.add(folder.toString());
    }
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("XDG_RUNTIME_DIR", runtime.toString());
    builder.environment().remove("RUNTIME_DIRECTORY");
    Process process = builder.start();
    String line =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
    if (!"ready".equals(line)) {
      throw new AssertionFailedError("the service did not start: " + line);
    }
    return new HistoryServiceProcess(process);
  }

  /** Kills the process as kill -9 does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Serves the histories of the folders in the arguments. */
  public static void main(String[] folders) throws IOException {
    Clock clock = SettableClock.at("2026-11-21T20:15:00Z");
    List<AutoCloseable> open = new ArrayList<>();
    try {
      for (String folder : folders) {
        open.addAll(0, serve(Path.of(folder), clock));
      }
      System.out.println("ready");
      System.in.read();
    } finally {
      for (AutoCloseable one : open) {
        close(one);
      }
    }
  }

  private static void close(AutoCloseable one) {
    try {
      one.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Serves the history of a folder until what is returned is closed. */
  static List<AutoCloseable> serve(Path folder, Clock clock) throws IOException {
    BalanceHistory history = HistoryStore.openUrl("jdbc:h2:file:./saldo-history", folder);
    return List.of(open(folder, history, clock), history);
  }

  /** Opens the socket of a history that is open. */
  static CommandSocket open(Path folder, BalanceHistory history, Clock clock) throws IOException {
    ProcessEnvironment service =
        new ProcessEnvironment(
            System::getenv,
            clock,
            folder,
            Optional.empty(),
            InputStream.nullInputStream(),
            System.out,
            System.err,
            false,
            false);
    Set<String> variables =
        OptionVariables.of(Saldo.commandLine(service, CommandHost.OWN_PROCESS).getCommandSpec());
    return CommandSocket.open(
        new ServedHistory(
            folder.resolve("saldo-history.mv.db"),
            history,
            folder.resolve("saldo.yaml"),
            variables,
            Optional.of(new SpentBudget(clock)),
            Optional.empty()),
        Saldo::run,
        service);
  }

  /** Polls that read nothing, as if no call were left. */
  private record SpentBudget(Clock clock) implements ServicePolls {

    @Override
    public ProviderRegistry providers() {
      return ProviderRegistry.of();
    }

    @Override
    public Outcome poll(Set<String> accounts, boolean record, Consumer<PollResult> each) {
      List<PollResult> results =
          accounts.stream()
              .sorted()
              .map(name -> Account.of(name, "smsonlinegh"))
              .<PollResult>map(
                  account ->
                      new Failed(
                          account,
                          clock.instant(),
                          Duration.ofMillis(1),
                          FailureReason.RATE_LIMITED,
                          "no call is left",
                          null))
              .toList();
      results.forEach(each);
      return new Outcome(results, true);
    }
  }
}
