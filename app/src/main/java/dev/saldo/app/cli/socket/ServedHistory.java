package dev.saldo.app.cli.socket;

import dev.saldo.app.cli.session.ServicePolls;
import dev.saldo.history.BalanceHistory;
import dev.saldo.web.ServiceApi;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A history that a service has open for its clients.
 *
 * @param database the database file, absolute
 * @param history the history
 * @param configuration the configuration file of the service, absolute
 * @param variables the environment variables of options, which commands take from the client
 * @param polls the polls of the service; empty if each command reads by itself
 * @param api the API of the service; empty if it has none
 */
public record ServedHistory(
    Path database,
    BalanceHistory history,
    Path configuration,
    Set<String> variables,
    Optional<ServicePolls> polls,
    Optional<ServiceApi> api) {

  /** Adds the variables of the terminal. */
  public ServedHistory {
    Set<String> all = new HashSet<>(variables);
    all.addAll(CommandSocketClient.TERMINAL_VARIABLES);
    variables = Set.copyOf(all);
  }
}
