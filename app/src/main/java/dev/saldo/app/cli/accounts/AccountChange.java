package dev.saldo.app.cli.accounts;

import com.google.inject.Inject;
import dev.saldo.account.Account;
import dev.saldo.account.NameSuggestions;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.session.CommandSession;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.history.AccountPollState;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryException;
import dev.saldo.history.Selection;
import java.time.Instant;
import java.util.List;

/** A change of the accounts of the history: its checks, its messages and its exit code. */
final class AccountChange {

  /** The change; returns the message that it is done. */
  @FunctionalInterface
  interface Work {
    String run(BalanceHistory history);
  }

  private final CommandSession session;
  private final ProcessEnvironment environment;

  @Inject
  AccountChange(CommandSession session, ProcessEnvironment environment) {
    this.session = session;
    this.environment = environment;
  }

  /**
   * Runs a change of accounts that must exist in the history.
   *
   * @param from the account that is no longer in use afterwards, which a configuration may name
   */
  Integer run(String from, List<String> existing, Work work) {
    ConfiguredWorkspace workspace = session.workspace();
    try (BalanceHistory history = session.openHistory(workspace)) {
      List<String> known =
          history.accounts(Selection.ALL).stream().map(AccountPollState::account).toList();
      for (String name : existing) {
        if (!known.contains(name)) {
          throw new CommandUsageException(
              "no account '%s' in the history%s"
                  .formatted(name, NameSuggestions.hint(name, known)));
        }
      }
      environment.notes().println(perform(history, work));
    }
    if (workspace.accounts().stream().map(Account::name).anyMatch(from::equals)) {
      environment
          .notes()
          .println(
              "%s still names %s; change it there too, or the next poll records it again"
                  .formatted(workspace.fileName(), from));
    }
    return ProcessExitCode.DONE;
  }

  Instant now() {
    return environment.now();
  }

  /** Runs the change; a refusal by the history, unlike a failure, is reported as wrong usage. */
  private static String perform(BalanceHistory history, Work work) {
    try {
      return work.run(history);
    } catch (HistoryException e) {
      if (e.getCause() == null) {
        throw new CommandUsageException(String.valueOf(e.getMessage()));
      }
      throw e;
    }
  }
}
