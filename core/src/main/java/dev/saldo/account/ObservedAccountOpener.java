package dev.saldo.account;

import dev.saldo.spi.BalanceSource;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * An opener whose accounts report each exchange with the vendor.
 *
 * @param opener opens the accounts; one in another process reports nothing
 * @param lines receives the name of the account and a line
 */
record ObservedAccountOpener(ProviderAccountOpener opener, BiConsumer<String, String> lines)
    implements ProviderAccountOpener {

  @Override
  public Optional<BalanceSource> open(Account account, AccountSettings settings, Clock clock) {
    AccountSettings observed =
        new AccountSettings(
            settings.written(),
            settings.path(),
            settings.references(),
            settings.problems(),
            settings.network().observedBy(line -> lines.accept(account.name(), line)));
    return opener.open(account, observed, clock);
  }
}
