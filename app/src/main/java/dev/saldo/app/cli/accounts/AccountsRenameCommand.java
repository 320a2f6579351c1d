package dev.saldo.app.cli.accounts;

import com.google.inject.Inject;
import dev.saldo.account.Account;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.history.AccountPollState;
import dev.saldo.history.Selection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Renames an account of the history. */
@Command(
    name = "rename",
    description = "Rename an account in the history.",
    footer = {
      "",
      "Change the name in the configuration too. If the new name has already been polled, merge the old account into it instead."
    })
final class AccountsRenameCommand implements Callable<Integer> {

  private final AccountChange change;

  @Parameters(index = "0", paramLabel = "OLD", description = "Account in the history")
  String account = "";

  @Parameters(index = "1", paramLabel = "NEW", description = "Its new name")
  String newName = "";

  @Inject
  AccountsRenameCommand(AccountChange change) {
    this.change = change;
  }

  @Override
  public Integer call() {
    if (!Account.isName(newName)) {
      throw new CommandUsageException(
          "'%s' is not an account name (a-z 0-9 . _ -, at most 100, e.g. otp-ghana)"
              .formatted(newName));
    }
    return change.run(
        account,
        List.of(account),
        history -> {
          if (history.accounts(Selection.ALL).stream()
              .map(AccountPollState::account)
              .anyMatch(newName::equals)) {
            throw new CommandUsageException(
                "the history already has an account '%s'; to join them: saldo accounts merge %s %s"
                    .formatted(newName, account, newName));
          }
          history.renameAccount(account, newName);
          return "%s is now %s".formatted(account, newName);
        });
  }
}
