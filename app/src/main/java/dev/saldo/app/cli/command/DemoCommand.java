package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.account.Account;
import dev.saldo.alert.AccountRules;
import dev.saldo.alert.AlertRuleSet;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.session.CommandSession;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.app.cli.session.SaldoProgram;
import dev.saldo.app.demo.DemoAlertDesk;
import dev.saldo.app.demo.SimulatedDemo;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.jooq.HistoryStore;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Demonstrates the reports without an account and without a network. */
@Command(
    name = "demo",
    description =
        "Simulate four vendors on loopback, poll them for 45 days with the real providers,"
            + " and show status, runway, alerts, usage, events and trend.",
    footer = {
      "",
      "Examples:",
      "  saldo demo",
      "  saldo demo --serve    # then open http://127.0.0.1:8087 in a browser"
    })
final class DemoCommand implements Callable<Integer> {

  private static final int PORT = 8_087;

  private final ProcessEnvironment environment;
  private final CommandSession session;
  private final DemoReportPrinter reports;
  private final SaldoProgram program;

  @Option(
      names = "--serve",
      description =
          "Afterwards run 'saldo serve' with pages on loopback, while the vendors live on, until"
              + " stopped")
  boolean serve;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Folder for the configuration and the history; default: a new temporary folder")
  @Nullable Path dir;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "45",
      description = "Number of days to simulate, 1 to 400; default: 45")
  int days = 45;

  @Inject
  DemoCommand(
      ProcessEnvironment environment,
      CommandSession session,
      DemoReportPrinter reports,
      SaldoProgram program) {
    this.program = program;
    this.environment = environment;
    this.session = session;
    this.reports = reports;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (days < 1 || days > 400) {
      throw new CommandUsageException("--days must be 1 to 400, not " + days);
    }
    Instant now = environment.now();
    try (SimulatedDemo demo = SimulatedDemo.start(now, Duration.ofDays(days))) {
      Path file = configuration(demo);
      ConfiguredWorkspace workspace =
          ConfiguredWorkspace.read(file, environment.environment()).check();
      try (BalanceHistory history = session.openHistory(workspace)) {
        DemoAlertDesk desk = desk(demo, workspace, history, now);
        fill(demo, workspace, desk);
        reports.show(history, workspace, now, file, desk.deliver());
      }
      return serve ? serve(demo, file) : ProcessExitCode.DONE;
    }
  }

  private int serve(SimulatedDemo demo, Path file) {
    demo.follow(environment.clock());
    return program.run(environment, "serve", "--config", file.toString());
  }

  /** Returns the usual port of the pages, or a free one if it is taken. */
  private static int port() throws IOException {
    try (ServerSocket usual = new ServerSocket(PORT, 1, InetAddress.getLoopbackAddress())) {
      return usual.getLocalPort();
    } catch (BindException e) {
      try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        return free.getLocalPort();
      }
    }
  }

  private Path configuration(SimulatedDemo demo) throws IOException {
    Path folder =
        dir == null
            ? Files.createTempDirectory("saldo-demo-")
            : environment.directory().resolve(dir);
    try {
      return serve ? demo.writeConfiguration(folder, port()) : demo.writeConfiguration(folder);
    } catch (FileAlreadyExistsException e) {
      throw new CommandUsageException(
          folder + " already contains a saldo.yaml; choose another --dir");
    }
  }

  private static DemoAlertDesk desk(
      SimulatedDemo demo, ConfiguredWorkspace workspace, BalanceHistory history, Instant now) {
    Account account =
        demo.accounts().stream()
            .filter(one -> one.name().equals(DemoReportPrinter.ACCOUNT))
            .findFirst()
            .orElseThrow();
    AlertRuleSet rules = workspace.watching().rules();
    return new DemoAlertDesk(
        HistoryStore.alerts(history),
        new AccountRules(rules, account.name(), account.provider(), Set.of()),
        account,
        workspace.config().timeZone(),
        now.minus(DemoReportPrinter.ALERTS));
  }

  private void fill(SimulatedDemo demo, ConfiguredWorkspace workspace, DemoAlertDesk desk)
      throws InterruptedException {
    PrintStream err = environment.notes();
    err.println("Polling the simulated vendors on loopback for " + days + " simulated days.");
    demo.fill(
        session.providers(workspace),
        desk::append,
        (done, total) -> {
          if (environment.errIsTerminal()) {
            err.printf("\r%3d %%%s", 100 * done / total, done == total ? "\n" : "");
          }
        });
  }
}
