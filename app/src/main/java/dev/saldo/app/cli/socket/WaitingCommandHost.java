package dev.saldo.app.cli.socket;

import dev.saldo.app.cli.session.CommandHost;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ServiceOpenedException;
import dev.saldo.history.BalanceHistory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The process of a command that a service could run, too: a service that is starting holds the
 * history before its socket is open. Not thread-safe.
 */
public final class WaitingCommandHost implements CommandHost {

  private final Path database;
  private final Path directory;
  private int opened;

  private WaitingCommandHost(Path database, Path directory) {
    this.database = database;
    this.directory = directory;
  }

  /** Returns the host of a command line. */
  public static CommandHost of(ProcessEnvironment environment, String... args) {
    return HandedOverCommand.findHistory(environment, List.of(args))
        .<CommandHost>map(file -> new WaitingCommandHost(file, environment.directory()))
        .orElse(OWN_PROCESS);
  }

  /** A command that has had the history once has begun its work and is not run again. */
  @Override
  public Optional<BalanceHistory> lend(String url, Path relativeTo) {
    opened++;
    return Optional.empty();
  }

  @Override
  public void awaitHistory() {
    if (opened == 1 && CommandSocket.isServed(database, directory)) {
      throw new ServiceOpenedException();
    }
  }
}
