package dev.saldo.app.cli.check;

import dev.saldo.account.Account;
import dev.saldo.alert.CheckedAccount;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The accounts of a selection: those of the configuration, and others that are named. */
public final class ChosenAccounts {

  private ChosenAccounts() {}

  /** Returns the accounts; retired ones only if they are named. */
  public static List<CheckedAccount> find(
      ConfiguredWorkspace workspace, BalanceHistory history, Selection selection) {
    List<CheckedAccount> chosen = new ArrayList<>();
    for (Account account : workspace.accounts()) {
      if (selection.includes(account.name(), account.provider())) {
        chosen.add(new CheckedAccount(account, workspace.watching().tags(account.name())));
      }
    }
    Set<String> known =
        workspace.accounts().stream().map(Account::name).collect(Collectors.toSet());
    boolean every = known.isEmpty();
    history.accounts(selection).stream()
        .filter(
            state -> state.retiredAt() == null || selection.accounts().contains(state.account()))
        .filter(state -> every || selection.accounts().contains(state.account()))
        .filter(state -> !known.contains(state.account()))
        .map(
            state ->
                new Account(
                    state.account(),
                    state.provider(),
                    state.every(),
                    Account.DEFAULT_TIMEOUT,
                    workspace.config().runway().method()))
        .map(account -> new CheckedAccount(account, Set.of()))
        .forEach(chosen::add);
    return chosen;
  }
}
