package dev.saldo.jars.process;

import dev.saldo.account.Account;
import dev.saldo.account.AccountOpener;
import dev.saldo.account.AccountSettings;
import dev.saldo.account.Problems;
import dev.saldo.account.SettingDescription;
import dev.saldo.account.WrittenKeys;
import dev.saldo.jars.content.DropInContent;
import dev.saldo.spi.BalanceSource;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Opens accounts of a provider that runs in processes of its own. Which settings there are is known
 * here; whether their values fit, its process says at the first reading.
 *
 * @param content the drop-in
 * @param settings the settings of its accounts
 */
public record ChildOpener(DropInContent content, List<SettingDescription> settings)
    implements AccountOpener {

  @Override
  public Optional<BalanceSource> open(Account account, AccountSettings given, Clock clock) {
    Problems problems = given.problems();
    int before = problems.found().size();
    WrittenKeys keys = new WrittenKeys(settings, given.written(), given.path());
    keys.refuseUnknown(problems);
    settings.stream().filter(keys::isMissing).forEach(key -> keys.sayMissing(key, problems));
    try {
      PlainSettings.of(given.written(), given.references());
    } catch (IllegalArgumentException e) {
      given.addProblem(String.valueOf(e.getMessage()));
    }
    return problems.found().size() > before
        ? Optional.empty()
        : Optional.of(
            new ChildSource(account, content, given.written(), given.references(), secrets()));
  }

  private Set<String> secrets() {
    return settings.stream()
        .filter(SettingDescription::secret)
        .map(SettingDescription::key)
        .collect(Collectors.toUnmodifiableSet());
  }
}
