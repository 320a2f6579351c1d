package dev.saldo.web;

import dev.saldo.account.Account;
import dev.saldo.history.BalanceHistory;
import dev.saldo.watch.WatchHealth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;

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

  /** Returns the history, which the caller must not close. */
  BalanceHistory history();

  /** Returns the accounts of the configuration. */
  Collection<Account> accounts();

  /** Returns the time zone of the configuration. */
  ZoneId zone();

  /** Returns how the service fares. */
  WatchHealth health();

  /** Returns the version of Saldo. */
  String version();
}
