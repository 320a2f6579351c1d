package dev.saldo.app;

import dev.saldo.account.Account;
import dev.saldo.account.ConfigurationException;
import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationProblems;
import dev.saldo.account.ConfigurationRecordBinder;
import dev.saldo.account.NameSuggestions;
import dev.saldo.account.OpenAccount;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.account.References;
import dev.saldo.history.AccountTerms;
import dev.saldo.network.NetworkSettings;
import dev.saldo.network.VendorNetwork;
import dev.saldo.report.WatchedAccount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A configuration file, read and checked, and the accounts it names. */
public final class ConfiguredWorkspace {

  private static final String HISTORY_URL = "history.url";
  private static final String PROVIDERS_DIR = "providers-dir";

  private final Path file;
  private final Mapping written;
  private final SaldoConfiguration config;
  private final boolean complete;
  private final References references;
  private final ConfigurationProblems problems;
  private final List<ConfiguredAccount> accounts;
  private final WatchSettings watching;
  private final AccountNetworks networks;

  private ConfiguredWorkspace(
      Path file,
      Mapping written,
      References references,
      ConfigurationProblems problems,
      NetworkSettings network) {
    ConfigurationRecordBinder binder = new ConfigurationRecordBinder(references, problems);
    Optional<SaldoConfiguration> bound = binder.bind(SaldoConfiguration.class, written, "");
    this.file = file;
    this.written = written;
    this.complete = bound.isPresent();
    this.config =
        bound
            .or(
                () ->
                    binder.bind(
                        SaldoConfiguration.class,
                        ConfigurationParts.sound(written, references),
                        ""))
            .orElseThrow();
    this.references = references;
    this.problems = problems;
    this.networks = new AccountNetworks(network);
    this.accounts =
        new AccountEntryReader(written, config, references, problems, name(file), networks)
            .accounts();
    this.watching =
        new WatchSettingsReader(written, references, problems).read(accounts, config.timeZone());
  }

  /**
   * Reads a configuration file.
   *
   * @param file the file, absolute
   * @param environment returns the value of an environment variable, null if it is not set
   * @throws ConfigurationException if it cannot be read at all; other problems are thrown by {@link
   *     #check}
   */
  public static ConfiguredWorkspace read(Path file, UnaryOperator<@Nullable String> environment) {
    References references = new References(environment, folder(file));
    ConfigurationProblems problems = new ConfigurationProblems(name(file), references::conceal);
    Mapping written = new YamlNodeReader(problems).read(ConfigurationFileReader.read(file));
    CommandAliases.read(written, problems);
    return new ConfiguredWorkspace(
        file, written, references, problems, NetworkSettings.of(environment, folder(file)));
  }

  Mapping written() {
    return written;
  }

  References references() {
    return references;
  }

  /** Returns whether everything but the accounts could be read. */
  public boolean isComplete() {
    return complete;
  }

  /** Checks the structure of the file and throws {@link ConfigurationException} if it is wrong. */
  public ConfiguredWorkspace check() {
    problems.throwIfAny();
    return this;
  }

  /**
   * Checks the structure of the file. If it is wrong, the accounts are checked too, so that all
   * problems are found in one pass; an account alone never makes this fail.
   *
   * @param providers loads the providers; called only if the structure is wrong
   * @throws ConfigurationException with every problem of the file and of its accounts
   */
  public ConfiguredWorkspace check(Supplier<ProviderRegistry> providers, Clock clock) {
    ConfigurationProblems all = problems.copy();
    HistoryPlaceCheck.findProblem(config.history().url(), folder())
        .ifPresent(problem -> all.add(written.lineOf(HISTORY_URL), HISTORY_URL, problem));
    if (!all.found().isEmpty()) {
      explainMissingFolder()
          .ifPresent(gone -> all.add(written.lineOf(PROVIDERS_DIR), PROVIDERS_DIR, gone));
      addProblemsOfAccounts(all, providers, clock);
      all.throwIfAny();
    }
    return this;
  }

  /** Returns the configured folder of further provider jars, whether it exists or not. */
  public Optional<Path> providersFolder() {
    return config.providersDir().map(folder -> folder().resolve(folder).normalize());
  }

  /** Throws {@link ConfigurationException} if a folder of provider jars is configured and gone. */
  public void requireProvidersFolder() {
    Optional<String> missing = explainMissingFolder();
    if (missing.isPresent()) {
      throw problem(PROVIDERS_DIR, missing.get());
    }
  }

  private Optional<String> explainMissingFolder() {
    return providersFolder()
        .filter(folder -> !Files.isDirectory(folder))
        .map(folder -> "there is no folder " + folder + "; create it or correct the path");
  }

  private void addProblemsOfAccounts(
      ConfigurationProblems all, Supplier<ProviderRegistry> providers, Clock clock) {
    try {
      ProviderRegistry registry = providers.get();
      accounts.forEach(configured -> AccountOpening.check(configured, registry, clock, all));
    } catch (ConfigurationException e) {
      accounts.forEach(configured -> all.addAll(configured.problems()));
      all.addAll(e);
    }
  }

  /**
   * Returns a problem of the file as a whole.
   *
   * @param key the path of the setting, such as {@code history.url}
   */
  public ConfigurationException problem(String key, String message) {
    ConfigurationProblems one = new ConfigurationProblems(name(file), references::conceal);
    one.add(written.lineOf(key), key, message);
    return new ConfigurationException(one.found());
  }

  /** Returns what is allowed but probably a mistake or unsafe, one line each; shows no secret. */
  public List<String> warnings(ProviderRegistry providers) {
    return new ConfigurationWarnings(file, written).find(accounts, config.history(), providers);
  }

  /** Returns the configuration. */
  public SaldoConfiguration config() {
    return config;
  }

  /** Returns the name of the file, for messages. */
  public String fileName() {
    return name(file);
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
    return accounts.stream()
        .filter(ConfiguredAccount::isolated)
        .map(configured -> configured.account().provider())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns the accounts of the file with their thresholds, in its order. */
  public List<WatchedAccount> watched() {
    return accounts.stream().map(ConfiguredAccount::watched).toList();
  }

  /** Returns the schedules, the rules and the channels of the file. */
  public WatchSettings watching() {
    return watching;
  }

  /** Returns the terms that the file states, by account. */
  public Map<String, AccountTerms> terms() {
    return accounts.stream()
        .collect(
            Collectors.toMap(
                one -> one.account().name(), ConfiguredAccount::terms, (first, second) -> first));
  }

  /**
   * Opens accounts for reading. A problem with one affects only that account: its readings fail
   * with the reason {@code configuration}.
   *
   * @param names the names of the accounts; empty for all
   */
  public List<OpenAccount> open(Collection<String> names, ProviderRegistry providers, Clock clock) {
    return openings(names, providers, clock).stream().map(AccountOpening::openOrFailing).toList();
  }

  /**
   * Opens accounts for reading, all or none.
   *
   * @param names the names of the accounts; empty for all
   * @throws ConfigurationException with every problem of every account asked for
   */
  public List<OpenAccount> openAll(
      Collection<String> names, ProviderRegistry providers, Clock clock) {
    List<AccountOpening> openings = openings(names, providers, clock);
    ConfigurationProblems all = new ConfigurationProblems(name(file));
    openings.forEach(opening -> all.addAll(opening.problems()));
    if (!all.found().isEmpty()) {
      openings.forEach(AccountOpening::close);
    }
    all.throwIfAny();
    return openings.stream().map(AccountOpening::openOrFailing).toList();
  }

  /**
   * Returns a digest of what decides whether an account can be read: its settings with the current
   * values of its secrets, its network and its provider. It does not reveal them.
   */
  public Optional<String> fingerprint(String name, ProviderRegistry providers) {
    return accounts.stream()
        .filter(one -> one.account().name().equals(name))
        .findFirst()
        .map(one -> AccountFingerprint.of(one, providers, folder()).text());
  }

  private List<AccountOpening> openings(
      Collection<String> names, ProviderRegistry providers, Clock clock) {
    return accounts.stream()
        .filter(one -> names.isEmpty() || names.contains(one.account().name()))
        .map(one -> AccountOpening.of(one, providers, clock))
        .toList();
  }

  /**
   * Returns the proxies and authorities of all that has none of its own.
   *
   * @throws IllegalArgumentException if the environment names a file that cannot be read
   */
  public VendorNetwork network() {
    return networks.usual();
  }

  /** Returns the alert channels of the file, which can be opened. */
  public ConfiguredChannels channels() {
    return new ConfiguredChannels(name(file), watching.channels(), references, networks);
  }

  /** Returns the message for an unknown account name, with the closest known name. */
  public String explainMissing(String name) {
    List<String> names = accounts().stream().map(Account::name).toList();
    return "no account '" + name + "' in " + file.getFileName() + NameSuggestions.hint(name, names);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static Path folder(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }
}
