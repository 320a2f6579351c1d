package dev.saldo.app;

import dev.saldo.account.Account;
import dev.saldo.account.AccountSettings;
import dev.saldo.account.ConfigurationProblems;
import dev.saldo.account.OpenAccount;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.network.VendorNetwork;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import java.time.Clock;
import java.util.Optional;

/**
 * An attempt to open a configured account.
 *
 * @param account the account
 * @param opened the account, if there are no problems
 * @param problems the problems found
 */
record AccountOpening(
    Account account, Optional<OpenAccount> opened, ConfigurationProblems problems) {

  /** Opens an account through its provider. */
  static AccountOpening of(ConfiguredAccount configured, ProviderRegistry providers, Clock clock) {
    Account account = configured.account();
    ConfigurationProblems problems = configured.newProblems();
    if (!account.provider().isEmpty() && providers.find(account.provider()).isEmpty()) {
      problems.add(
          configured.providerLine(),
          configured.path() + ".provider",
          providers.explainMissing(account.provider()));
      return new AccountOpening(account, Optional.empty(), problems);
    }
    AccountSettings settings =
        new AccountSettings(
            configured.settings(),
            configured.path() + ".settings",
            configured.references(),
            problems,
            network(configured, problems));
    Optional<OpenAccount> opened =
        account.provider().isEmpty() ? Optional.empty() : providers.open(account, settings, clock);
    if (opened.isPresent() && !problems.found().isEmpty()) {
      opened.get().close();
      return new AccountOpening(account, Optional.empty(), problems);
    }
    return new AccountOpening(account, opened, problems);
  }

  /** Adds the problems of an account. */
  static void check(
      ConfiguredAccount configured,
      ProviderRegistry providers,
      Clock clock,
      ConfigurationProblems all) {
    AccountOpening opening = of(configured, providers, clock);
    all.addAll(opening.problems());
    opening.close();
  }

  private static VendorNetwork network(
      ConfiguredAccount configured, ConfigurationProblems problems) {
    try {
      return configured.network().get();
    } catch (IllegalArgumentException e) {
      problems.add(configured.providerLine(), configured.path(), String.valueOf(e.getMessage()));
      return VendorNetwork.OF_JAVA;
    }
  }

  /** Returns the account; if it has problems, each of its readings fails with them. */
  OpenAccount openOrFailing() {
    return opened.orElseGet(() -> failing(account, String.join("; ", problems.found())));
  }

  void close() {
    opened.ifPresent(OpenAccount::close);
  }

  private static OpenAccount failing(Account account, String message) {
    return new OpenAccount(
        account,
        () -> {
          throw new BalanceException(FailureReason.CONFIGURATION, message);
        });
  }
}
