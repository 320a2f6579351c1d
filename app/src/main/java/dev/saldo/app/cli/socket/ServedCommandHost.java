package dev.saldo.app.cli.socket;

import dev.saldo.app.cli.session.CommandHost;
import dev.saldo.app.cli.session.ServicePolls;
import dev.saldo.app.cli.session.UserFiles;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.jooq.HeldHistoryFile;
import dev.saldo.web.ServiceApi;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** The service as the host of one command of a client. */
final class ServedCommandHost implements CommandHost {

  private final ServedHistory served;
  private final Supplier<BalanceHistory> lender;
  private final UserFiles files;
  private final PrintStream err;
  private boolean told;

  ServedCommandHost(
      ServedHistory served, Supplier<BalanceHistory> lender, UserFiles files, PrintStream err) {
    this.served = served;
    this.lender = lender;
    this.files = files;
    this.err = err;
  }

  /** Returns the configuration of the service; says so if the client named another one. */
  @Override
  public Path configuration(Path named) {
    if (!told && !isSame(named)) {
      told = true;
      err.printf(
          "saldo: answered by a service with the configuration %s, not with %s%n",
          served.configuration(), named);
    }
    return served.configuration();
  }

  private boolean isSame(Path named) {
    try {
      return named.equals(served.configuration())
          || Files.isSameFile(named, served.configuration());
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public Optional<BalanceHistory> lend(String url, Path relativeTo) {
    boolean served = HeldHistoryFile.find(url, relativeTo).filter(this::isServed).isPresent();
    return served ? Optional.of(lender.get()) : Optional.empty();
  }

  private boolean isServed(Path database) {
    return database.equals(served.database());
  }

  @Override
  public boolean expandsArgumentFiles() {
    return false;
  }

  @Override
  public UserFiles files() {
    return files;
  }

  @Override
  public Optional<ServicePolls> polls() {
    return served.polls();
  }

  @Override
  public Optional<ServiceApi> api() {
    return served.api();
  }
}
