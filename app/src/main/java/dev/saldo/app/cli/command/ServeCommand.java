package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.cli.option.GlobalOptions;
import dev.saldo.app.cli.session.CommandSession;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.app.serve.NodeName;
import dev.saldo.app.serve.ProcessSignals;
import dev.saldo.app.serve.ServiceLifeSigns;
import dev.saldo.app.serve.ServiceLog;
import dev.saldo.app.serve.WatchService;
import dev.saldo.history.BalanceHistory;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Polls on schedule and tells people, until it is stopped. */
@Command(
    name = "serve",
    description = "Poll accounts on schedule and send alerts, until stopped.",
    footer = {
      "",
      "Each event is a line on standard output. SIGTERM or Ctrl-C ends the service within 10 s; SIGHUP, or a change of the file, reads the configuration again. While it runs, all other commands are answered through it.",
      "",
      "A history in a file has one service. Several services on one PostgreSQL history share the work.",
      "",
      "Examples:",
      "  saldo serve",
      "  saldo serve --log json"
    })
final class ServeCommand implements Callable<Integer> {

  private static final long FOLLOW_MILLIS = 1_000;

  private final CommandSession session;
  private final GlobalOptions options;
  private final ProcessEnvironment environment;

  @Option(
      names = "--log",
      paramLabel = "FORM",
      defaultValue = "logfmt",
      description = "Form of the log lines: logfmt or json; default: logfmt")
  ServiceLog.Form form = ServiceLog.Form.LOGFMT;

  @Inject
  ServeCommand(CommandSession session, GlobalOptions options, ProcessEnvironment environment) {
    this.session = session;
    this.options = options;
    this.environment = environment;
  }

  @Override
  public Integer call() throws InterruptedException {
    ProcessSignals signals = ProcessSignals.listen();
    ConfiguredWorkspace workspace = session.workspace();
    ServiceLog log = new ServiceLog(form, environment.out(), environment.clock());
    Path file = environment.directory().resolve(options.config()).normalize();
    try (BalanceHistory history = session.openHistory(workspace);
        WatchService service =
            WatchService.start(
                session::workspace,
                file,
                history,
                session.dropIns(workspace),
                session.channelTypes(),
                environment.clock(),
                NodeName.unique(environment.environment()),
                log);
        ServiceLifeSigns signs =
            ServiceLifeSigns.begin(service::isWell, workspace, environment.environment(), log)) {
      run(service, signals);
      signs.stopping();
    }
    return ProcessExitCode.DONE;
  }

  private static void run(WatchService service, ProcessSignals signals)
      throws InterruptedException {
    while (true) {
      ProcessSignals.Received received = signals.poll(FOLLOW_MILLIS);
      if (received == ProcessSignals.Received.STOP) {
        return;
      }
      if (received == ProcessSignals.Received.RELOAD) {
        service.reload();
      }
      service.follow();
    }
  }
}
