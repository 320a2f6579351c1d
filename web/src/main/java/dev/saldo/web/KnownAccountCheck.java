package dev.saldo.web;

import dev.saldo.account.Account;
import dev.saldo.history.Selection;
import java.util.List;
import java.util.Set;

/** The check that a request names accounts of the configuration or of the history. Stateless. */
final class KnownAccountCheck {

  private KnownAccountCheck() {}

  /**
   * Checks names, of which each part may be a list or a pattern.
   *
   * @throws WebException 404 if one of them is neither a pattern nor the name of an account
   */
  static void require(WebServerHost host, List<String> values) {
    for (String value : values) {
      for (String name : value.split(",", -1)) {
        if (!name.isBlank() && !name.contains("*") && !name.contains("?")) {
          require(host, name.strip());
        }
      }
    }
  }

  /**
   * Checks a name.
   *
   * @throws WebException 404 if no account has it
   */
  static void require(WebServerHost host, String name) {
    boolean known =
        host.accounts().stream().map(Account::name).anyMatch(name::equals)
            || (Account.isName(name)
                && !host.history().accounts(new Selection(Set.of(name), Set.of())).isEmpty());
    if (!known) {
      throw new WebException(
          404, "No such account", "no account is named '%s'".formatted(PageTextForm.plain(name)));
    }
  }
}
