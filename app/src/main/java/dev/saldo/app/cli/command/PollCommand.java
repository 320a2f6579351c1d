package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.account.OpenAccount;
import dev.saldo.account.ProviderFaultMessage;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.cli.option.GlobalOptions;
import dev.saldo.app.cli.option.ReportOptions;
import dev.saldo.app.cli.session.CommandHost;
import dev.saldo.app.cli.session.CommandSession;
import dev.saldo.app.cli.session.PollRecorder;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.app.cli.session.ReportWriter;
import dev.saldo.app.cli.session.ServicePolls;
import dev.saldo.app.format.Report;
import dev.saldo.app.format.json.ReportJsonDocuments;
import dev.saldo.history.PollResult;
import dev.saldo.history.PollResult.Failed;
import dev.saldo.history.Selection;
import dev.saldo.poll.BalancePoller;
import dev.saldo.report.PollReport;
import dev.saldo.report.Table;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Polls accounts now. */
@Command(
    name = "poll",
    description = "Read accounts now, record every sample and every failure, and print them.",
    footer = {
      "",
      "Exit code 3: at least one account could not be read; 1: not every result was recorded."
    })
final class PollCommand implements Callable<Integer> {

  private final GlobalOptions options;
  private final CommandSession session;
  private final ProcessEnvironment environment;
  private final ReportWriter writer;
  private final CommandHost host;
  private boolean recorded = true;

  @Option(names = "--dry-run", description = "Read and print, but record nothing")
  boolean dryRun;

  @Option(
      names = "--strict",
      description =
          "Fail with exit code 4 before the first reading if the settings, a secret or the provider of any account is wrong")
  boolean strict;

  @Mixin ReportOptions report = new ReportOptions();

  @Inject
  PollCommand(
      GlobalOptions options,
      CommandSession session,
      ProcessEnvironment environment,
      ReportWriter writer,
      CommandHost host) {
    this.options = options;
    this.session = session;
    this.environment = environment;
    this.writer = writer;
    this.host = host;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    writer.check(report.format());
    ConfiguredWorkspace workspace = session.workspace();
    Set<String> chosen = session.choose(workspace, report.selection());
    Optional<ServicePolls> service = host.polls();
    ProviderRegistry providers =
        service.isPresent() ? service.get().providers() : session.providers(workspace);
    workspace
        .warnings(providers)
        .forEach(warning -> environment.notes().println("saldo: warning: " + warning));
    List<OpenAccount> accounts = List.of();
    ProviderRegistry opening = options.verbose() ? observed(providers) : providers;
    if (strict) {
      accounts = workspace.openAll(chosen, opening, environment.clock());
    } else if (service.isEmpty()) {
      accounts = workspace.open(chosen, opening, environment.clock());
    }
    if (options.verbose() && service.isPresent()) {
      environment.notes().println("saldo: the service reads the accounts; -v shows none of that");
    }
    try {
      PollProgressPrinter progress = new PollProgressPrinter(environment, providers, chosen.size());
      List<PollResult> results =
          service.isPresent()
              ? poll(service.get(), chosen, progress::print)
              : poll(workspace, accounts, Selection.of(chosen), progress::print);
      PollReport polled = new PollReport(report.zone(workspace), results);
      Supplier<Table> table =
          report.format().isPlainTable() ? polled::tableWithoutMessages : polled::table;
      writer.write(report.format(), Report.of(ReportJsonDocuments.poll(results), table));
      progress.printSummary(dryRun);
      if (!recorded) {
        return ProcessExitCode.FAULT;
      }
      return results.stream().anyMatch(Failed.class::isInstance)
          ? ProcessExitCode.SOME_ACCOUNTS_FAILED
          : ProcessExitCode.DONE;
    } finally {
      accounts.forEach(this::close);
    }
  }

  /** Prints each exchange with a vendor as it ends. */
  private ProviderRegistry observed(ProviderRegistry providers) {
    return providers.observedBy(
        (account, line) -> environment.err().println("saldo: " + account + ": " + line));
  }

  /** Closes an account. An exception from its provider is reported, but changes no result. */
  private void close(OpenAccount account) {
    try {
      account.close();
    } catch (RuntimeException | LinkageError e) {
      environment
          .err()
          .printf(
              "saldo: %s: closing its provider failed: %s%n",
              account.account().name(), ProviderFaultMessage.describe(e));
    }
  }

  private List<PollResult> poll(
      ServicePolls service, Set<String> chosen, Consumer<PollResult> print)
      throws InterruptedException {
    ServicePolls.Outcome outcome = service.poll(chosen, !dryRun, print);
    recorded = outcome.recorded();
    return outcome.results();
  }

  private List<PollResult> poll(
      ConfiguredWorkspace workspace,
      List<OpenAccount> accounts,
      Selection polled,
      Consumer<PollResult> print)
      throws InterruptedException {
    BalancePoller poller = new BalancePoller(environment.clock());
    if (dryRun) {
      return poller.poll(accounts, print);
    }
    PollRecorder recorder = session.recorder(workspace, polled);
    try (recorder) {
      return poller.poll(accounts, recorder.andThen(print));
    } finally {
      recorded = recorder.isComplete();
    }
  }
}
