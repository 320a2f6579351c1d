package dev.saldo.web;

import dev.saldo.account.Account;
import dev.saldo.alert.AlertsReport;
import dev.saldo.alert.ChannelBacklog;
import dev.saldo.history.BalanceHistory;
import dev.saldo.report.WatchedAccount;
import dev.saldo.watch.WatchHealth;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The service that a web server shows. Thread-safe. */
public interface WebServerHost {

  /**
   * The answer of a command.
   *
   * @param exitCode its exit code
   * @param output its standard output
   * @param errors the lines of its standard error
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record CommandAnswer(int exitCode, byte[] output, List<String> errors) {

    public CommandAnswer {
      errors = List.copyOf(errors);
    }
  }

  /**
   * Runs a command of Saldo, such as {@code status -o json}, with the configuration and the history
   * of the service.
   *
   * @param arguments the arguments after {@code saldo}
   * @param input its standard input
   */
  CommandAnswer run(List<String> arguments, byte[] input);

  /**
   * Runs a command until its output is too long. The output of the answer may then be cut off
   * anywhere, and is longer than allowed.
   *
   * @param most the most bytes of output
   */
  default CommandAnswer run(List<String> arguments, byte[] input, int most) {
    return run(arguments, input);
  }

  /** Returns the history, which the caller must not close. */
  BalanceHistory history();

  /** Returns the number of changes of the history: while it is the same, so is the history. */
  long changes();

  /** Returns the accounts of the configuration. */
  default Collection<Account> accounts() {
    return watched().stream().map(WatchedAccount::account).toList();
  }

  /** Returns the accounts of the configuration with their limits. */
  Collection<WatchedAccount> watched();

  /** Returns the tags of an account. */
  Set<String> tags(String account);

  /** Returns the time of the next poll of each account, UTC, by name. */
  Map<String, Instant> nextPolls();

  /** Returns the alerts that are open, or closed since an instant. */
  AlertsReport alerts(Instant closedSince);

  /** Returns the names of the channels, in the order of the configuration. */
  List<String> channels();

  /** Returns the state of each channel with messages waiting or given up. */
  List<ChannelBacklog> backlogs();

  /** Returns the time zone of the configuration. */
  ZoneId zone();

  /** Returns the state of the service. */
  WatchHealth health();

  /**
   * Returns the file for the secret of links for displays on a wall, which the server creates;
   * empty if there are no such links.
   */
  default Optional<Path> wallSecret() {
    return Optional.empty();
  }

  /** Returns the version of Saldo. */
  String version();
}
