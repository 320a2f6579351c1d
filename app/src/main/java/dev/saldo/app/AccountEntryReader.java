package dev.saldo.app;

import dev.saldo.account.Account;
import dev.saldo.account.ConfigurationNode;
import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationProblems;
import dev.saldo.account.ConfigurationRecordBinder;
import dev.saldo.account.References;
import dev.saldo.app.SaldoConfiguration.AccountEntry;
import dev.saldo.spi.Setting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Reads accounts from the entries of a configuration file. */
final class AccountEntryReader {

  /** A setting of every provider. The poller reads it, not the provider. */
  private static final String TIMEOUT = "timeout";

  private final SaldoConfiguration config;
  private final References references;
  private final ConfigurationProblems problems;

  private record Timing(
      @Setting("time limit of one complete reading") Optional<Duration> timeout) {}

  AccountEntryReader(
      SaldoConfiguration config, References references, ConfigurationProblems problems) {
    this.config = config;
    this.references = references;
    this.problems = problems;
  }

  /** Returns the accounts in the order of the file, without those that have a problem. */
  List<ConfiguredAccount> accounts() {
    List<ConfiguredAccount> accounts = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (AccountEntry entry : config.accounts()) {
      String path = "accounts." + entry.name();
      if (!names.add(entry.name())) {
        problems.add(entry.settings().line(), path, "duplicate account name");
      }
      try {
        Duration every = entry.every().orElse(config.defaults().every());
        Account account = new Account(entry.name(), entry.provider(), every, timeout(entry, path));
        Mapping settings = entry.settings().without(TIMEOUT);
        accounts.add(new ConfiguredAccount(account, settings, entry.alert()));
      } catch (IllegalArgumentException e) {
        problems.add(entry.settings().line(), path, String.valueOf(e.getMessage()));
      }
    }
    return accounts;
  }

  private Duration timeout(AccountEntry entry, String path) {
    SequencedMap<String, ConfigurationNode> timing = new LinkedHashMap<>();
    ConfigurationNode written = entry.settings().entries().get(TIMEOUT);
    if (written != null) {
      timing.put(TIMEOUT, written);
    }
    return new ConfigurationRecordBinder(references, problems)
        .bind(Timing.class, new Mapping(timing, entry.settings().line()), path + ".settings")
        .flatMap(Timing::timeout)
        .or(entry::timeout)
        .orElse(config.defaults().timeout());
  }
}
