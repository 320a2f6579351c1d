package dev.saldo.app;

import dev.saldo.account.Account;
import dev.saldo.account.ConfigurationNode;
import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationNode.Scalar;
import dev.saldo.account.ConfigurationNode.Sequence;
import dev.saldo.account.ConfigurationProblems;
import dev.saldo.account.NameSuggestions;
import dev.saldo.account.References;
import dev.saldo.alert.AlertRuleSet;
import dev.saldo.alert.ScopedAlertRule;
import dev.saldo.schedule.CallRate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads channels, rules, rates and the settings of the web page. */
final class WatchSettingsReader {

  private static final Pattern LISTEN = Pattern.compile("(.+):(\\d{1,5})");
  private static final Pattern LOOPBACK =
      Pattern.compile("127\\.\\d+\\.\\d+\\.\\d+|localhost|\\[::1]");
  private static final int LAST_PORT = 65_535;
  private static final List<String> WEB_KEYS =
      List.of(
          "listen", "token", "tokens", "hosts", "trusted-proxies", "user-header", "behind-proxy");

  private final Mapping file;
  private final References references;
  private final ConfigurationProblems problems;
  private final Map<String, RateLine> rates = new HashMap<>();

  private record RateLine(CallRate rate, int line) {}

  /**
   * Creates a reader.
   *
   * @param file the parsed configuration
   * @param problems collects the problems
   */
  WatchSettingsReader(Mapping file, References references, ConfigurationProblems problems) {
    this.file = file;
    this.references = references;
    this.problems = problems;
  }

  /**
   * Returns the settings.
   *
   * @param accounts the accounts of the file
   * @param zone the time zone of the file
   */
  WatchSettings read(Collection<ConfiguredAccount> accounts, ZoneId zone) {
    SequencedMap<String, Mapping> channels = channels();
    Set<String> tags = new TreeSet<>();
    accounts.forEach(account -> tags.addAll(account.tags()));
    AlertRuleReader.KnownNames known =
        new AlertRuleReader.KnownNames(
            accounts.stream().map(one -> one.account().name()).toList(),
            tags,
            accounts.stream().map(one -> one.account().provider()).distinct().toList(),
            channels.keySet());
    List<ScopedAlertRule> rules =
        new ArrayList<>(
            AccountAlertRules.of(
                accounts.stream().map(ConfiguredAccount::watched).toList(), channels.keySet()));
    Set<String> taken =
        rules.stream().map(one -> one.rule().name()).collect(Collectors.toUnmodifiableSet());
    rules.addAll(new AlertRuleReader(references, problems, zone, known).read(file, taken));
    readRates(known.providers());
    return new WatchSettings(
        new AlertRuleSet(rules),
        channels,
        rates.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().rate())),
        byName(accounts, ConfiguredAccount::timing),
        byName(accounts, ConfiguredAccount::tags),
        web());
  }

  private static <T> Map<String, T> byName(
      Collection<ConfiguredAccount> accounts, Function<ConfiguredAccount, T> value) {
    return accounts.stream()
        .collect(Collectors.toMap(one -> one.account().name(), value, (first, second) -> first));
  }

  private SequencedMap<String, Mapping> channels() {
    SequencedMap<String, Mapping> found = new LinkedHashMap<>();
    mapping("channels")
        .entries()
        .forEach(
            (name, node) -> {
              String path = "channels." + name;
              if (!Account.isName(name)) {
                problems.add(
                    node.line(), path, "'" + name + "' is not a name (a-z 0-9 . _ -, e.g. mail)");
              } else if (!(node instanceof Mapping channel)) {
                problems.add(node.line(), path, "must be a block such as {type: email, ...}");
              } else if (text(channel, "type").isEmpty()) {
                problems.add(node.line(), path, "'type' is missing, such as email or webhook");
              } else {
                found.put(name, channel);
              }
            });
    return found;
  }

  private void readRates(Collection<String> providers) {
    mapping("rates")
        .entries()
        .forEach(
            (provider, node) -> {
              String path = "rates." + provider;
              if (!providers.isEmpty() && !providers.contains(provider)) {
                problems.add(
                    node.line(),
                    path,
                    "no account of provider '%s'%s"
                        .formatted(provider, NameSuggestions.hint(provider, providers)));
              }
              rate(provider, node, path);
            });
    if (file.entries().get("accounts") instanceof Sequence list) {
      for (ConfigurationNode item : list.items()) {
        if (item instanceof Mapping account && account.entries().get("rate") != null) {
          String path = "accounts." + text(account, "name") + ".rate";
          rate(text(account, "provider"), account.entries().get("rate"), path);
        }
      }
    }
  }

  private void rate(String provider, ConfigurationNode node, String path) {
    Optional<CallRate> rate =
        node instanceof Scalar scalar ? CallRate.parse(scalar.text()) : Optional.empty();
    if (rate.isEmpty()) {
      problems.add(node.line(), path, "is not a rate such as 10/min (s, min, h or d)");
      return;
    }
    RateLine other = rates.putIfAbsent(provider, new RateLine(rate.get(), node.line()));
    if (other != null && !other.rate().equals(rate.get())) {
      problems.add(
          node.line(),
          path,
          "the accounts of a provider share one rate; another is in line " + other.line());
    }
  }

  private Mapping web() {
    Mapping web = mapping("web");
    web.entries()
        .forEach(
            (key, node) -> {
              if (!WEB_KEYS.contains(key)) {
                problems.add(
                    node.line(),
                    "web",
                    "unknown key '" + key + "'" + NameSuggestions.hint(key, WEB_KEYS));
              }
            });
    String listen = text(web, "listen");
    if (listen.isEmpty() || listen.contains("${")) {
      return web;
    }
    Matcher place = LISTEN.matcher(listen);
    int line = line(web, "listen");
    if (!place.matches() || Integer.parseInt(place.group(2)) > LAST_PORT) {
      problems.add(line, "web.listen", "'" + listen + "' is not an address such as 127.0.0.1:8087");
    } else if (!LOOPBACK.matcher(place.group(1)).matches() && isOpen(web)) {
      problems.add(line, "web.listen", "needs 'web.token' because others can reach this address");
    }
    return web;
  }

  private static boolean isOpen(Mapping web) {
    return Stream.of("token", "tokens", "user-header").noneMatch(web.entries()::containsKey);
  }

  private Mapping mapping(String key) {
    return file.entries().get(key) instanceof Mapping found
        ? found
        : new Mapping(new LinkedHashMap<>(), file.line());
  }

  private static String text(Mapping written, String key) {
    return written.entries().get(key) instanceof Scalar scalar ? scalar.text().strip() : "";
  }

  private static int line(Mapping written, String key) {
    ConfigurationNode node = written.entries().get(key);
    return node == null ? written.line() : node.line();
  }
}
