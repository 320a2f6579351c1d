package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.cli.option.GlobalOptions;
import dev.saldo.app.cli.option.OptionVariables;
import dev.saldo.app.cli.session.CommandSession;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.app.cli.session.SaldoProgram;
import dev.saldo.app.cli.socket.CommandSocket;
import dev.saldo.app.cli.socket.ServedHistory;
import dev.saldo.app.serve.NodeName;
import dev.saldo.app.serve.ProcessSignals;
import dev.saldo.app.serve.ServiceLifeSigns;
import dev.saldo.app.serve.ServiceLog;
import dev.saldo.app.serve.WatchService;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.jooq.HeldHistoryFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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
  private final SaldoProgram program;

  @Option(
      names = "--log",
      paramLabel = "FORM",
      defaultValue = "logfmt",
      description = "Form of the log lines: logfmt or json; default: logfmt")
  ServiceLog.Form form = ServiceLog.Form.LOGFMT;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Inject
  ServeCommand(
      CommandSession session,
      GlobalOptions options,
      ProcessEnvironment environment,
      SaldoProgram program) {
    this.session = session;
    this.options = options;
    this.environment = environment;
    this.program = program;
  }

  @Override
  @SuppressWarnings("try") // the socket only has to be open
  public Integer call() throws InterruptedException, IOException {
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
        Closeable socket = open(workspace, file, history, service);
        ServiceLifeSigns signs =
            ServiceLifeSigns.begin(service::isWell, workspace, environment.environment(), log)) {
      run(service, signals);
      signs.stopping();
    }
    return ProcessExitCode.DONE;
  }

  /** Opens the socket for other commands; a history on a server needs none. */
  private Closeable open(
      ConfiguredWorkspace workspace, Path file, BalanceHistory history, WatchService service)
      throws IOException {
    Optional<Path> database =
        HeldHistoryFile.find(workspace.config().history().url(), workspace.folder());
    if (database.isEmpty()) {
      return () -> {};
    }
    ServedHistory served =
        new ServedHistory(
            database.get(),
            history,
            file,
            OptionVariables.of(spec.root()),
            Optional.of(new WatchServicePolls(service)));
    return CommandSocket.open(served, program, environment)::close;
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
