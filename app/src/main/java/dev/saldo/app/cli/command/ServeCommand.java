package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.app.ConfiguredWebServer;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.cli.option.GlobalOptions;
import dev.saldo.app.cli.option.OptionVariables;
import dev.saldo.app.cli.session.CommandSession;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.app.cli.session.SaldoProgram;
import dev.saldo.app.cli.session.ServicePolls;
import dev.saldo.app.cli.socket.CommandSocket;
import dev.saldo.app.cli.socket.ServedHistory;
import dev.saldo.app.cli.web.ServedWebHost;
import dev.saldo.app.serve.ConcurrentEnding;
import dev.saldo.app.serve.NodeName;
import dev.saldo.app.serve.ProcessSignals;
import dev.saldo.app.serve.ServiceLifeSigns;
import dev.saldo.app.serve.ServiceLog;
import dev.saldo.app.serve.WatchService;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryException;
import dev.saldo.history.PollResult;
import dev.saldo.history.RefusedResult;
import dev.saldo.history.jooq.HeldHistoryFile;
import dev.saldo.web.ServiceApi;
import dev.saldo.web.WebServer;
import dev.saldo.web.WebServerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
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
  public Integer call() throws InterruptedException {
    ConfiguredWorkspace workspace = session.workspace();
    Optional<Path> database =
        HeldHistoryFile.find(workspace.config().history().url(), workspace.folder());
    database.ifPresent(this::refuseSecondService);
    ProcessSignals signals = ProcessSignals.listen();
    ServiceLog log = new ServiceLog(form, this::print, environment.clock());
    try (BalanceHistory history = session.openHistory(workspace);
        ConcurrentEnding ending = new ConcurrentEnding(log)) {
      WatchService service =
          WatchService.start(
              session::workspace,
              configuration(),
              history,
              session.dropIns(workspace),
              environment.clock(),
              NodeName.unique(environment.environment()),
              log);
      ending.add(service::close);
      ServedWebHost host =
          new ServedWebHost(
              service,
              history,
              configuration(),
              database.orElseGet(this::configuration).resolveSibling("saldo-wall.key"),
              new WatchServicePolls(service, log),
              program,
              environment);
      database
          .flatMap(file -> open(file, host, service, log))
          .ifPresent(socket -> ending.add(() -> close(socket, log)));
      ConfiguredWebServer.find(workspace)
          .map(ConfiguredWebServer::settings)
          .ifPresent(web -> ending.add(show(workspace, web, host, service, log)::close));
      ServiceLifeSigns signs = ServiceLifeSigns.begin(service, environment.environment(), log);
      ending.add(signs::close);
      run(service, signals);
    }
    return ProcessExitCode.DONE;
  }

  private void print(String line) {
    environment.out().println(line);
    environment.out().flush();
  }

  private Path configuration() {
    return environment.directory().resolve(options.config()).normalize();
  }

  private void refuseSecondService(Path database) {
    if (CommandSocket.isServed(database, environment.directory())) {
      throw new HistoryException(
          "another 'saldo serve' uses %s; a history in a file has one service, several share one on PostgreSQL"
              .formatted(database));
    }
  }

  /** Opens the socket for other commands. Without it, the service does the rest. */
  private Optional<CommandSocket> open(
      Path database, ServedWebHost host, WatchService service, ServiceLog log) {
    ServedHistory served =
        new ServedHistory(
            database,
            host.history(),
            configuration(),
            OptionVariables.of(spec.root()),
            Optional.of(new WatchServicePolls(service, log)),
            Optional.of(new ServiceApi(host)));
    try {
      return Optional.of(CommandSocket.open(served, program, environment));
    } catch (IOException e) {
      log.error(
          "socket-failed",
          "other commands cannot use the history meanwhile: no socket next to it: "
              + e.getMessage());
      return Optional.empty();
    }
  }

  /** Starts the web server, without which the service does not start. */
  private WebServer show(
      ConfiguredWorkspace workspace,
      WebServerSettings settings,
      ServedWebHost host,
      WatchService service,
      ServiceLog log) {
    try {
      WebServer web = WebServer.start(settings, host, environment.clock());
      service.addListener(web);
      log.info("web", "http://%s:%d".formatted(settings.listen().getHostString(), web.port()));
      return web;
    } catch (IOException e) {
      throw workspace.problem(
          "web.listen", "cannot listen on %s: %s".formatted(settings.listen(), e.getMessage()));
    }
  }

  private static void close(CommandSocket socket, ServiceLog log) {
    try {
      socket.close();
    } catch (IOException e) {
      log.warn("socket-failed", "the socket cannot be removed: " + e.getMessage());
    }
  }

  private static void run(WatchService service, ProcessSignals signals)
      throws InterruptedException {
    while (signals.take() == ProcessSignals.Received.RELOAD) {
      service.reload();
    }
  }

  /**
   * The polls that other processes ask a service for.
   *
   * @param service the service
   * @param log receives what could not be recorded
   */
  private record WatchServicePolls(WatchService service, ServiceLog log) implements ServicePolls {

    @Override
    public ProviderRegistry providers() {
      return service.providers();
    }

    @Override
    public Outcome poll(Set<String> accounts, boolean record, Consumer<PollResult> each)
        throws InterruptedException {
      List<PollResult> results = new ArrayList<>();
      List<RefusedResult> refused =
          service.poll(
              accounts,
              record,
              result -> {
                results.add(result);
                each.accept(result);
              });
      refused.forEach(
          result ->
              log.error(
                  "refused",
                  "%s: not recorded: %s"
                      .formatted(result.result().account().name(), result.reason())));
      return new Outcome(results, refused.isEmpty());
    }
  }
}
