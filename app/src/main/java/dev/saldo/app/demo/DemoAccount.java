package dev.saldo.app.demo;

import dev.saldo.account.Account;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * An account of the demo, as in its configuration file.
 *
 * @param account the account
 * @param about a comment for the configuration file
 * @param settings the settings of its provider
 * @param alert its thresholds
 */
record DemoAccount(
    Account account,
    String about,
    SequencedMap<String, String> settings,
    SequencedMap<String, String> alert) {

  static DemoAccount of(String name, String provider, String about) {
    return new DemoAccount(
        Account.of(name, provider), about, new LinkedHashMap<>(), new LinkedHashMap<>());
  }

  DemoAccount setting(String key, Object value) {
    return new DemoAccount(account, about, with(settings, key, value), alert);
  }

  DemoAccount alerting(String key, Object value) {
    return new DemoAccount(account, about, settings, with(alert, key, value));
  }

  private static SequencedMap<String, String> with(
      Map<String, String> entries, String key, Object value) {
    SequencedMap<String, String> more = new LinkedHashMap<>(entries);
    more.put(key, value.toString());
    return more;
  }
}
