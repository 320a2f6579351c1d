package dev.saldo.app.cli.accounts;

import dev.saldo.account.Account;
import dev.saldo.account.NameSuggestions;
import dev.saldo.account.SettingDescription;
import dev.saldo.app.cli.option.CommandUsageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** The settings of a new account, from the command line and from answers. */
final class NewAccount {

  private NewAccount() {}

  /** Checks the name of a new account. */
  static void checkName(String name, List<String> existing) {
    if (!Account.isName(name)) {
      throw new CommandUsageException(
          "'%s' is not an account name (a-z 0-9 . _ -, at most 100, e.g. otp-ghana)"
              .formatted(name));
    }
    if (existing.contains(name)) {
      throw new CommandUsageException(
          "there is already an account '%s'; choose another name".formatted(name));
    }
  }

  /** Returns the settings that {@code --set} states, each with a known key. */
  static SequencedMap<String, String> parse(List<String> stated, List<SettingDescription> known) {
    Map<String, SettingDescription> byKey =
        known.stream().collect(Collectors.toMap(SettingDescription::key, one -> one));
    SequencedMap<String, String> settings = new LinkedHashMap<>();
    for (String pair : stated) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new CommandUsageException(
            "--set '%s' is not KEY=VALUE, such as username=acme".formatted(pair));
      }
      String key = pair.substring(0, equals);
      String value = pair.substring(equals + 1);
      SettingDescription setting = byKey.get(key);
      if (setting == null && !key.equals("timeout")) {
        throw new CommandUsageException(
            "unknown setting '" + key + "'" + NameSuggestions.hint(key, byKey.keySet()));
      }
      if (setting != null && setting.secret()) {
        requireReference(key, value);
      }
      settings.put(key, value);
    }
    return settings;
  }

  private static void requireReference(String key, String value) {
    if (!value.contains("${env:") && !value.contains("${file:")) {
      throw new CommandUsageException(
          "%s is secret and other users can see command lines; write %s='${env:NAME}' or %s='${file:PATH}'"
              .formatted(key, key, key));
    }
  }

  /** Asks for each required setting that is missing; without a person, all are named. */
  static void complete(
      String account,
      SequencedMap<String, String> settings,
      List<SettingDescription> known,
      AccountQuestions questions)
      throws IOException {
    List<String> missing = new ArrayList<>();
    for (SettingDescription setting : known) {
      if (setting.required() && !settings.containsKey(setting.key())) {
        if (!questions.canAsk()) {
          missing.add("--set " + setting.key() + "=" + (setting.secret() ? "'${env:NAME}'" : "…"));
        } else if (setting.secret()) {
          String answer =
              questions.ask(
                  setting.text() + ", as ${env:NAME} or ${file:PATH}",
                  "${env:" + variable(account, setting.key()) + "}");
          requireReference(setting.key(), answer);
          settings.put(setting.key(), answer);
        } else {
          settings.put(setting.key(), questions.ask(setting.text(), ""));
        }
      }
    }
    if (!missing.isEmpty()) {
      throw new CommandUsageException("missing " + String.join(" ", missing));
    }
  }

  private static String variable(String account, String key) {
    return (account + "_" + key).replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }
}
