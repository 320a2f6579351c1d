package dev.saldo.app;

import dev.saldo.account.Account;
import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationProblems;
import dev.saldo.account.References;
import dev.saldo.history.AccountTerms;
import dev.saldo.network.VendorNetwork;
import dev.saldo.report.WatchedAccount;
import dev.saldo.schedule.PollTiming;
import java.util.Set;
import java.util.function.Supplier;

/**
 * An account of the configuration file.
 *
 * @param account the account, as the poller needs it
 * @param settings the settings of its provider, not yet bound
 * @param written its entry of the file
 * @param watched the account with the thresholds of its alert
 * @param timing when it is polled
 * @param tags the tags by which rules select it
 * @param terms the terms that apply where the vendor states none
 * @param isolated whether its provider runs in a separate process
 * @param providerLine the line of its provider
 * @param references resolves the references in its settings
 * @param network supplies the proxies and certificates for its vendor; throws {@link
 *     IllegalArgumentException} if they are invalid
 * @param problems the problems of this account that are known without its provider
 */
record ConfiguredAccount(
    Account account,
    Mapping settings,
    Mapping written,
    WatchedAccount watched,
    PollTiming timing,
    Set<String> tags,
    AccountTerms terms,
    boolean isolated,
    int providerLine,
    References references,
    Supplier<VendorNetwork> network,
    ConfigurationProblems problems) {

  /** Returns a collection that begins with the problems known already. */
  ConfigurationProblems newProblems() {
    return problems.copy();
  }

  String path() {
    return "accounts." + account.name();
  }
}
