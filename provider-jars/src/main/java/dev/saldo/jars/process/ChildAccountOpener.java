package dev.saldo.jars.process;

import dev.saldo.account.Account;
import dev.saldo.account.AccountSettings;
import dev.saldo.account.ConfigurationKeyCheck;
import dev.saldo.account.ConfigurationProblems;
import dev.saldo.account.ProviderAccountOpener;
import dev.saldo.account.SettingDescription;
import dev.saldo.jars.content.DropInContent;
import dev.saldo.spi.BalanceSource;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Opens accounts of a provider that runs in child processes. The keys of the settings are checked
 * here; their values are checked by the child process at the first reading.
 *
 * @param content the drop-in
 * @param settings the settings of its accounts
 */
public record ChildAccountOpener(DropInContent content, List<SettingDescription> settings)
    implements ProviderAccountOpener {

  @Override
  public Optional<BalanceSource> open(Account account, AccountSettings given, Clock clock) {
    ConfigurationProblems problems = given.problems();
    int before = problems.found().size();
    ConfigurationKeyCheck keys = new ConfigurationKeyCheck(settings, given.written(), given.path());
    keys.refuseUnknown(problems);
    settings.stream().filter(keys::isMissing).forEach(key -> keys.sayMissing(key, problems));
    try {
      ChildProcessSettings.of(given.written(), given.references());
    } catch (IllegalArgumentException e) {
      given.addProblem(String.valueOf(e.getMessage()));
    }
    return problems.found().size() > before
        ? Optional.empty()
        : Optional.of(
            new ChildBalanceSource(
                account, content, given.written(), given.references(), secrets(), given.network()));
  }

  private Set<String> secrets() {
    return settings.stream()
        .flatMap(SettingDescription::leaves)
        .filter(SettingDescription::secret)
        .map(SettingDescription::key)
        .collect(Collectors.toUnmodifiableSet());
  }
}
