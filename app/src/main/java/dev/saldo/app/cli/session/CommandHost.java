package dev.saldo.app.cli.session;

import dev.saldo.history.BalanceHistory;
import dev.saldo.web.ServiceApi;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The process that runs a command. A process of its own opens the history and writes files itself;
 * a service that runs the command for another process lends its history and leaves the files to
 * that process.
 */
public interface CommandHost {

  /** A process that runs nothing but the command. */
  CommandHost OWN_PROCESS = new CommandHost() {};

  /**
   * Returns the configuration file to read.
   *
   * @param named the file that the user named, absolute
   */
  default Path configuration(Path named) {
    return named;
  }

  /**
   * Returns the history that this process has open, to be closed by the command; empty if the
   * command opens it itself.
   *
   * @param url the URL of the history
   * @param relativeTo the folder that a relative path starts from
   */
  default Optional<BalanceHistory> lend(String url, Path relativeTo) {
    return Optional.empty();
  }

  /**
   * Is called again and again while the command waits for a history file.
   *
   * @throws ServiceOpenedException if a service can run the command instead
   */
  default void awaitHistory() {}

  /** Returns whether an argument such as {@code @FILE} stands for the arguments in that file. */
  default boolean expandsArgumentFiles() {
    return true;
  }

  /** Returns the files of the user. */
  default UserFiles files() {
    return UserFiles.LOCAL;
  }

  /** Returns the polls of a service; empty if the command polls by itself. */
  default Optional<ServicePolls> polls() {
    return Optional.empty();
  }

  /** Returns the API of the service that runs the command; empty if none does. */
  default Optional<ServiceApi> api() {
    return Optional.empty();
  }
}
