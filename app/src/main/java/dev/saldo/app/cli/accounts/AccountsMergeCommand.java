package dev.saldo.app.cli.accounts;

import com.google.inject.Inject;
import dev.saldo.history.AccountMerge;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Merges an account of the history into another one. */
@Command(
    name = "merge",
    description = "Move the entire history of one account into another.",
    footer = {
      "",
      "Buckets with the same provider, unit and meaning become one series. If the accounts have different amounts at the same time, the merge is refused and nothing is changed."
    })
final class AccountsMergeCommand implements Callable<Integer> {

  private final AccountChange change;

  @Parameters(
      index = "0",
      paramLabel = "FROM",
      description = "Account to merge; it no longer exists afterwards")
  String from = "";

  @Parameters(index = "1", paramLabel = "INTO", description = "Account that receives the history")
  String into = "";

  @Inject
  AccountsMergeCommand(AccountChange change) {
    this.change = change;
  }

  @Override
  public Integer call() {
    return change.run(
        from,
        List.of(from, into),
        history -> {
          AccountMerge merged = history.mergeAccounts(from, into);
          return "%s is now part of %s: %d samples moved, %d already there"
              .formatted(from, into, merged.moved(), merged.duplicates());
        });
  }
}
