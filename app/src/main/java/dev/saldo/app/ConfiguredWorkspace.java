package dev.saldo.app;

import dev.saldo.account.Account;
import dev.saldo.account.AccountSettings;
import dev.saldo.account.ConfigurationException;
import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationProblems;
import dev.saldo.account.ConfigurationRecordBinder;
import dev.saldo.account.NameSuggestions;
import dev.saldo.account.OpenAccount;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.account.References;
import dev.saldo.app.SaldoConfiguration.AccountEntry;
import dev.saldo.app.SaldoConfiguration.Isolation;
import dev.saldo.report.WatchedAccount;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A configuration file, read and checked, and the accounts it names. */
public final class ConfiguredWorkspace {

  private final Path file;
  private final SaldoConfiguration config;
  private final References references;
  private final ConfigurationProblems problems;
  private final List<ConfiguredAccount> accounts;

  private ConfiguredWorkspace(
      Path file, SaldoConfiguration config, References references, ConfigurationProblems problems) {
    this.file = file;
    this.config = config;
    this.references = references;
    this.problems = problems;
    this.accounts = new AccountEntryReader(config, references, problems).accounts();
  }

  /**
   * Reads a configuration file.
   *
   * @param file the file, absolute
   * @param environment returns the value of an environment variable, null if it is not set
   * @throws ConfigurationException if it cannot be read at all; other problems are thrown by {@link
   *     #check} or {@link #open}
   */
  public static ConfiguredWorkspace read(Path file, UnaryOperator<@Nullable String> environment) {
    ConfigurationProblems problems = new ConfigurationProblems(String.valueOf(file.getFileName()));
    References references = new References(environment, folder(file));
    Mapping yaml = new YamlNodeReader(problems).read(text(file));
    problems.throwIfAny();
    Optional<SaldoConfiguration> config =
        new ConfigurationRecordBinder(references, problems)
            .bind(SaldoConfiguration.class, yaml, "");
    if (config.isEmpty()) {
      problems.throwIfAny();
    }
    return new ConfiguredWorkspace(file, config.orElseThrow(), references, problems);
  }

  /**
   * Returns this workspace.
   *
   * @throws ConfigurationException with every problem of the file, if there is one
   */
  public ConfiguredWorkspace check() {
    problems.throwIfAny();
    return this;
  }

  /** Returns the configuration. */
  public SaldoConfiguration config() {
    return config;
  }

  /** Returns the folder of the file, against which its relative paths are resolved. */
  public Path folder() {
    return folder(file);
  }

  /** Returns the accounts of the file, in its order. */
  public List<Account> accounts() {
    return accounts.stream().map(ConfiguredAccount::account).toList();
  }

  /** Returns the providers that run in a separate process, because at least one account says so. */
  public Set<String> apart() {
    return config.accounts().stream()
        .filter(entry -> entry.isolation() == Isolation.PROCESS)
        .map(AccountEntry::provider)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns the accounts of the file with their thresholds, in its order. */
  public List<WatchedAccount> watched() {
    return accounts.stream()
        .map(
            a -> new WatchedAccount(a.account(), a.alert().balanceBelow(), a.alert().runwayBelow()))
        .toList();
  }

  /**
   * Opens accounts for reading.
   *
   * @param names the names of the accounts; empty for all
   * @throws ConfigurationException with every problem of the file and of the accounts to open
   */
  public List<OpenAccount> open(Collection<String> names, ProviderRegistry providers, Clock clock) {
    List<OpenAccount> open = new ArrayList<>();
    for (ConfiguredAccount configured : accounts) {
      Account account = configured.account();
      if (names.isEmpty() || names.contains(account.name())) {
        String path = "accounts." + account.name() + ".settings";
        providers
            .open(
                account,
                new AccountSettings(configured.settings(), path, references, problems),
                clock)
            .ifPresent(open::add);
      }
    }
    if (!problems.found().isEmpty()) {
      open.forEach(OpenAccount::close);
    }
    problems.throwIfAny();
    return open;
  }

  /** Returns the message for an unknown account name, with the closest known name. */
  public String explainMissing(String name) {
    List<String> names = accounts().stream().map(Account::name).toList();
    return "no account '" + name + "' in " + file.getFileName() + NameSuggestions.hint(name, names);
  }

  private static Path folder(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }

  private static String reason(IOException cause) {
    return cause instanceof AccessDeniedException
        ? "permission denied"
        : String.valueOf(cause.getMessage());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new ConfigurationException(List.of(file + " is not UTF-8 text"));
    } catch (IOException e) {
      throw new ConfigurationException(
          List.of(
              Files.exists(file)
                  ? file + " cannot be read: " + reason(e)
                  : "no configuration file "
                      + file
                      + "; write one with 'saldo init' or choose one with --config"));
    }
  }
}
