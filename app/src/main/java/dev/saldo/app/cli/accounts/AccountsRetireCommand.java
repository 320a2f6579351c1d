package dev.saldo.app.cli.accounts;

import com.google.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Retires an account of the history. */
@Command(
    name = "retire",
    description = "Mark an account as no longer in use; its history is kept.",
    footer = {
      "",
      "'saldo status' no longer lists it; reports of past windows still include it. Remove it from the configuration too, because a poll makes the account current again."
    })
final class AccountsRetireCommand implements Callable<Integer> {

  private final AccountChange change;

  @Parameters(paramLabel = "NAME", description = "Account in the history")
  String account = "";

  @Inject
  AccountsRetireCommand(AccountChange change) {
    this.change = change;
  }

  @Override
  public Integer call() {
    return change.run(
        account,
        List.of(account),
        history -> {
          history.retireAccount(account, change.now());
          return "%s is retired".formatted(account);
        });
  }
}
