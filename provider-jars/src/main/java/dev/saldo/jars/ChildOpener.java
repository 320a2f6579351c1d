package dev.saldo.jars;

import dev.saldo.account.Account;
import dev.saldo.account.AccountOpener;
import dev.saldo.account.Choices;
import dev.saldo.account.ConfigNode.Mapping;
import dev.saldo.account.Problems;
import dev.saldo.account.References;
import dev.saldo.account.SettingDescription;
import dev.saldo.spi.BalanceSource;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Opens accounts of a provider that runs in processes of its own. Which settings there are is known
 * here; whether their values fit, its process says at the first reading.
 *
 * @param content the drop-in
 * @param settings the settings of its accounts
 */
record ChildOpener(DropInContent content, List<SettingDescription> settings)
    implements AccountOpener {

  @Override
  public Optional<BalanceSource> open(
      Account account,
      Mapping written,
      String path,
      References references,
      Clock clock,
      Problems problems) {
    int before = problems.found().size();
    List<String> keys = settings.stream().map(SettingDescription::key).toList();
    written
        .entries()
        .forEach(
            (key, node) -> {
              if (!keys.contains(key)) {
                problems.add(
                    node.line(), path, "unknown key '" + key + "'" + Choices.hint(key, keys));
              }
            });
    settings.stream()
        .filter(setting -> setting.required() && !written.entries().containsKey(setting.key()))
        .forEach(
            setting ->
                problems.add(
                    written.line(),
                    path,
                    "'%s' is missing (%s)".formatted(setting.key(), setting.text())));
    try {
      PlainSettings unused = new PlainSettings(references);
      unused.of(written);
    } catch (IllegalArgumentException e) {
      problems.add(written.line(), path, String.valueOf(e.getMessage()));
    }
    return problems.found().size() > before
        ? Optional.empty()
        : Optional.of(new ChildSource(account, content, written, references));
  }
}
