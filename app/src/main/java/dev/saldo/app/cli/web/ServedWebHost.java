package dev.saldo.app.cli.web;

import dev.saldo.alert.AlertsReport;
import dev.saldo.alert.ChannelBacklog;
import dev.saldo.app.cli.session.CommandHost;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.app.cli.session.SaldoProgram;
import dev.saldo.app.cli.session.SaldoVersion;
import dev.saldo.app.cli.session.ServicePolls;
import dev.saldo.app.serve.WatchService;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.jooq.HeldHistoryFile;
import dev.saldo.history.jooq.HistoryStore;
import dev.saldo.report.WatchedAccount;
import dev.saldo.watch.WatchHealth;
import dev.saldo.web.WebServerHost;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * Runs the commands of a web server inside the service, on its history. A command that computes has
 * a platform thread of its own, and only a few run at a time. Thread-safe.
 */
public final class ServedWebHost implements WebServerHost {

  /** Below the connections that read a history, some of which the command socket uses. */
  private static final int MOST = 3;

  /** The most bytes that a command may print. */
  private static final int MOST_OUTPUT = 32 << 20;

  private final WatchService service;
  private final BalanceHistory history;
  private final Path configuration;
  private final Path wallSecret;
  private final ServicePolls polls;
  private final SaldoProgram program;
  private final ProcessEnvironment environment;
  private final Semaphore places = new Semaphore(MOST, true);

  /**
   * Creates the host.
   *
   * @param history the history of the service, which stays open
   * @param configuration the configuration file of the service, absolute
   * @param wallSecret the file for the secret of links for displays on a wall
   * @param polls the polls of the service
   * @param program runs the commands
   * @param environment the environment of the service
   */
  public ServedWebHost(
      WatchService service,
      BalanceHistory history,
      Path configuration,
      Path wallSecret,
      ServicePolls polls,
      SaldoProgram program,
      ProcessEnvironment environment) {
    this.service = service;
    this.history = history;
    this.configuration = configuration;
    this.wallSecret = wallSecret;
    this.polls = polls;
    this.program = program;
    this.environment = environment;
  }

  @Override
  public CommandAnswer run(List<String> arguments, byte[] input) {
    CommandAnswer answer = run(arguments, input, MOST_OUTPUT);
    return answer.output().length <= MOST_OUTPUT
        ? answer
        : new CommandAnswer(
            ProcessExitCode.WRONG_USAGE,
            new byte[0],
            List.of(
                "the answer is longer than 32 MiB; ask for fewer accounts or a shorter window, or"
                    + " page by page with limit"));
  }

  @Override
  public CommandAnswer run(List<String> arguments, byte[] input, int most) {
    try {
      places.acquire();
      try {
        CommandRun run = new CommandRun(arguments, input, most);
        Thread.ofPlatform().name("saldo-web-command").start(run).join();
        return run.answer();
      } finally {
        places.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new CommandAnswer(1, new byte[0], List.of("interrupted"));
    }
  }

  @Override
  public BalanceHistory history() {
    return history;
  }

  @Override
  public long changes() {
    return HeldHistoryFile.countChanges(history);
  }

  @Override
  public Collection<WatchedAccount> watched() {
    return service.watched();
  }

  @Override
  public Set<String> tags(String account) {
    return service.tags(account);
  }

  @Override
  public Map<String, Instant> nextPolls() {
    return service.nextPolls();
  }

  @Override
  public AlertsReport alerts(Instant closedSince) {
    return AlertsReport.of(
        HistoryStore.alerts(history), closedSince, account -> true, environment.now(), zone());
  }

  @Override
  public List<String> channels() {
    return service.channels();
  }

  @Override
  public List<ChannelBacklog> backlogs() {
    return HistoryStore.alerts(history).backlogs(environment.now());
  }

  @Override
  public ZoneId zone() {
    return service.zone();
  }

  @Override
  public WatchHealth health() {
    return service.health();
  }

  @Override
  public Optional<Path> wallSecret() {
    return Optional.of(wallSecret);
  }

  @Override
  public String version() {
    return SaldoVersion.number();
  }

  /** One run of a command. */
  private final class CommandRun implements Runnable, CommandHost {

    private final List<String> arguments;
    private final byte[] input;
    private final BoundedOutputStream out;
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private int code = 1;

    CommandRun(List<String> arguments, byte[] input, int most) {
      this.arguments = arguments;
      this.out = new BoundedOutputStream(most);
      this.input = input;
    }

    @Override
    public void run() {
      PrintStream output = new PrintStream(out, false, StandardCharsets.UTF_8);
      ProcessEnvironment own =
          new ProcessEnvironment(
              environment.environment(),
              environment.clock(),
              environment.directory(),
              environment.home(),
              new ByteArrayInputStream(input),
              output,
              new PrintStream(err, true, StandardCharsets.UTF_8),
              false,
              false);
      code = program.run(own, this, arguments.toArray(String[]::new));
      output.flush();
    }

    CommandAnswer answer() {
      return new CommandAnswer(
          code, out.toByteArray(), err.toString(StandardCharsets.UTF_8).lines().toList());
    }

    @Override
    public Path configuration(Path named) {
      return configuration;
    }

    @Override
    public Optional<BalanceHistory> lend(String url, Path relativeTo) {
      return Optional.of(HeldHistoryFile.lend(history, () -> {}));
    }

    @Override
    public boolean expandsArgumentFiles() {
      return false;
    }

    @Override
    public Optional<ServicePolls> polls() {
      return Optional.of(polls);
    }
  }
}
