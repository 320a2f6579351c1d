package dev.saldo.app;

import dev.saldo.account.Account;
import dev.saldo.account.ConfigurationNode;
import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationNode.Scalar;
import dev.saldo.account.ConfigurationNode.Sequence;
import dev.saldo.account.ConfigurationProblems;
import dev.saldo.account.ConfigurationRecordBinder;
import dev.saldo.account.References;
import dev.saldo.account.RunwayPredictionMethod;
import dev.saldo.app.SaldoConfiguration.AccountEntry;
import dev.saldo.app.SaldoConfiguration.Isolation;
import dev.saldo.history.AccountTerms;
import dev.saldo.history.AgreedTerms;
import dev.saldo.report.WatchedAccount;
import dev.saldo.report.WatchedAccount.Thresholds;
import dev.saldo.spi.Setting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Reads accounts from the entries of a configuration file. A broken entry becomes an account too,
 * so that the problems of its settings are found in the same pass.
 */
final class AccountEntryReader {

  /** A setting of every provider. The poller reads it, not the provider. */
  private static final String TIMEOUT = "timeout";

  private static final String EVERY = "every";
  private static final Thresholds NO_ALERT = new Thresholds(Optional.empty(), Optional.empty());

  private final Mapping file;
  private final References references;
  private final ConfigurationProblems problems;
  private final String fileName;
  private final Duration usualEvery;
  private final Duration usualTimeout;
  private final BucketRuleReader buckets;
  private final RunwayPredictionMethod runway;
  private final PollTimingReader timings;
  private final AccountNetworks networks;
  private final Map<String, Integer> lines = new HashMap<>();

  private record Timing(
      @Setting("time limit of one complete reading") Optional<Duration> timeout) {}

  /**
   * Creates a reader.
   *
   * @param file the parsed configuration
   * @param config the configuration
   * @param problems collects the problems of the file
   * @param fileName the name of the file, for messages
   * @param networks opens the networks of the accounts
   */
  AccountEntryReader(
      Mapping file,
      SaldoConfiguration config,
      References references,
      ConfigurationProblems problems,
      String fileName,
      AccountNetworks networks) {
    this.networks = networks;
    this.file = file;
    this.references = references;
    this.problems = problems;
    this.fileName = fileName;
    this.buckets = new BucketRuleReader(references, problems, config.timeZone());
    this.runway = config.runway().method();
    this.timings = new PollTimingReader(references, problems, config.timeZone());
    Mapping written = mapping(file, "defaults");
    this.usualEvery = every(written, "defaults", config.defaults().every());
    this.usualTimeout = timeout(written, "defaults", config.defaults().timeout());
  }

  /** Returns the accounts in the order of the file. */
  List<ConfiguredAccount> accounts() {
    List<ConfiguredAccount> accounts = new ArrayList<>();
    if (file.entries().get("accounts") instanceof Sequence list) {
      for (int i = 0; i < list.items().size(); i++) {
        if (list.items().get(i) instanceof Mapping written) {
          accounts.add(account(written, "accounts[" + i + "]"));
        }
      }
    }
    return accounts;
  }

  private ConfiguredAccount account(Mapping written, String place) {
    Optional<AccountEntry> entry =
        new ConfigurationRecordBinder(references, problems)
            .bind(AccountEntry.class, plain(written), place);
    String name = entry.map(AccountEntry::name).orElseGet(() -> text(written, "name"));
    boolean named = isNameRight(written, name, place);
    String path = named ? "accounts." + name : place;
    References own = references.separate();
    ConfigurationProblems found = new ConfigurationProblems(fileName, own::conceal);
    PollTimingReader.Found timing = timing(written, entry, named ? name : "unnamed", path);
    Duration timeout =
        settingsTimeout(mapping(written, "settings"), path + ".settings", own, found)
            .or(() -> entry.flatMap(AccountEntry::timeout).map(t -> timeout(written, path, t)))
            .orElse(usualTimeout);
    String provider = entry.map(AccountEntry::provider).orElseGet(() -> text(written, "provider"));
    Account account =
        new Account(named ? name : "unnamed", provider, timing.longest(), timeout, runway);
    return new ConfiguredAccount(
        account,
        mapping(written, "settings").without(TIMEOUT),
        written,
        watched(account, entry, path),
        timing.timing(),
        entry.map(bound -> Set.copyOf(bound.tags())).orElse(Set.of()),
        entry
            .map(bound -> buckets.terms(bound, written, path))
            .orElseGet(() -> new AccountTerms(AgreedTerms.NONE, Map.of())),
        entry.map(AccountEntry::isolation).filter(Isolation.PROCESS::equals).isPresent(),
        line(written, "provider"),
        own,
        networks.find(written, path, own, found),
        found);
  }

  /** Returns an entry without the keys that are not bound with the others. */
  private static Mapping plain(Mapping written) {
    Mapping bound = AccountNetworks.without(written);
    ConfigurationNode every = written.entries().get(EVERY);
    return every != null && PollTimingReader.isOther(every) ? bound.without(EVERY) : bound;
  }

  private PollTimingReader.Found timing(
      Mapping written, Optional<AccountEntry> entry, String name, String path) {
    ConfigurationNode other = written.entries().get(EVERY);
    if (other != null && PollTimingReader.isOther(other)) {
      return timings
          .read(other, path + "." + EVERY)
          .orElseGet(() -> PollTimingReader.Found.even(name, usualEvery));
    }
    return PollTimingReader.Found.even(
        name,
        entry
            .flatMap(AccountEntry::every)
            .map(given -> every(written, path, given))
            .orElse(usualEvery));
  }

  private WatchedAccount watched(Account account, Optional<AccountEntry> entry, String path) {
    return new WatchedAccount(
        account,
        entry
            .map(AccountEntry::alert)
            .map(alert -> new Thresholds(alert.balanceBelow(), alert.runwayBelow()))
            .orElse(NO_ALERT),
        entry.map(bound -> buckets.thresholds(bound, path)).orElse(Map.of()));
  }

  private boolean isNameRight(Mapping written, String name, String place) {
    if (name.isEmpty()) {
      return false;
    }
    int line = line(written, "name");
    if (!Account.isName(name)) {
      problems.add(
          line,
          place + ".name",
          "'" + name + "' is not an account name (a-z 0-9 . _ -, at most 100, e.g. otp-ghana)");
      return false;
    }
    Integer other = lines.putIfAbsent(name, line);
    if (other != null) {
      problems.add(
          line, "accounts." + name, "duplicate account name; the other is in line " + other);
    }
    return true;
  }

  private Duration every(Mapping written, String path, Duration given) {
    if (given.compareTo(Account.SHORTEST_EVERY) >= 0) {
      return given;
    }
    problems.add(
        line(written, EVERY),
        path + "." + EVERY,
        "every must be at least 60s, not " + given.toSeconds() + "s");
    return Account.DEFAULT_EVERY;
  }

  private Duration timeout(Mapping written, String path, Duration given) {
    return checked(given, line(written, TIMEOUT), path, problems);
  }

  private static Duration checked(
      Duration given, int line, String path, ConfigurationProblems found) {
    if (given.isPositive()) {
      return given;
    }
    found.add(line, path + "." + TIMEOUT, "timeout must be more than 0s, not 0s");
    return Account.DEFAULT_TIMEOUT;
  }

  private static Optional<Duration> settingsTimeout(
      Mapping settings, String path, References own, ConfigurationProblems found) {
    ConfigurationNode written = settings.entries().get(TIMEOUT);
    if (written == null) {
      return Optional.empty();
    }
    SequencedMap<String, ConfigurationNode> timing = new LinkedHashMap<>();
    timing.put(TIMEOUT, written);
    return new ConfigurationRecordBinder(own, found)
        .bind(Timing.class, new Mapping(timing, settings.line()), path)
        .flatMap(Timing::timeout)
        .map(given -> checked(given, written.line(), path, found));
  }

  private static Mapping mapping(Mapping written, String key) {
    return written.entries().get(key) instanceof Mapping found
        ? found
        : new Mapping(new LinkedHashMap<>(), written.line());
  }

  private static String text(Mapping written, String key) {
    return written.entries().get(key) instanceof Scalar scalar ? scalar.text().strip() : "";
  }

  private static int line(Mapping written, String key) {
    ConfigurationNode node = written.entries().get(key);
    return node == null ? written.line() : node.line();
  }
}
