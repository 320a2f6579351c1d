package dev.saldo.app.serve;

import dev.saldo.account.Account;
import dev.saldo.account.ConfigurationException;
import dev.saldo.account.ConfigurationNode;
import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationNode.Scalar;
import dev.saldo.account.ConfigurationNode.Sequence;
import dev.saldo.account.OpenAccount;
import dev.saldo.account.ProviderFaultMessage;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.SaldoConfiguration;
import dev.saldo.app.WatchSettings;
import dev.saldo.channel.OpenChannel;
import dev.saldo.jars.DropIns;
import dev.saldo.jars.LiveAccounts;
import dev.saldo.poll.BalancePoller;
import dev.saldo.watch.ScheduledAccount;
import dev.saldo.watch.WatchPlan;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A configuration with its accounts and channels open. Not thread-safe. */
final class ServedPlan implements AutoCloseable {

  private final ConfiguredWorkspace workspace;
  private final DropIns dropIns;
  private final Clock clock;
  private final LiveAccounts accounts;
  private final Map<String, OpenChannel> channels;
  private Map<String, OpenAccount> withoutProvider = Map.of();

  private ServedPlan(
      ConfiguredWorkspace workspace,
      DropIns dropIns,
      Clock clock,
      LiveAccounts accounts,
      Map<String, OpenChannel> channels) {
    this.workspace = workspace;
    this.dropIns = dropIns;
    this.clock = clock;
    this.accounts = accounts;
    this.channels = channels;
  }

  /**
   * Opens a configuration. A problem of one account affects that account only; a problem of a
   * channel refuses the configuration.
   *
   * @param warn receives the faults of providers that do not close
   * @throws ConfigurationException if a channel cannot be opened
   */
  static ServedPlan open(
      ConfiguredWorkspace workspace,
      DropIns dropIns,
      BalancePoller poller,
      Clock clock,
      Consumer<String> warn) {
    Map<String, OpenChannel> channels = workspace.channels().open(dropIns.channels(), clock);
    LiveAccounts accounts =
        new LiveAccounts(
            dropIns,
            poller,
            workspace.accounts(),
            (account, providers) ->
                workspace.open(List.of(account.name()), providers, clock).stream().findFirst(),
            (account, thrown) ->
                warn.accept(
                    "%s: closing its provider failed: %s"
                        .formatted(
                            account.account().name(), ProviderFaultMessage.describe(thrown))));
    return new ServedPlan(workspace, dropIns, clock, accounts, channels);
  }

  ConfiguredWorkspace workspace() {
    return workspace;
  }

  /** Returns the keys that differ from a former plan but cannot change while the service runs. */
  List<String> needingRestart(ServedPlan former) {
    SaldoConfiguration now = workspace.config();
    SaldoConfiguration before = former.workspace.config();
    List<String> keys = new ArrayList<>();
    if (!now.history().url().equals(before.history().url())) {
      keys.add("history.url");
    }
    if (!now.timeZone().equals(before.timeZone())) {
      keys.add("time-zone");
    }
    if (!now.providersDir().equals(before.providersDir())) {
      keys.add("providers-dir");
    }
    if (!words(workspace.watching().web()).equals(words(former.workspace.watching().web()))) {
      keys.add("web");
    }
    Set<String> apart = new HashSet<>(workspace.apart());
    apart.removeAll(former.workspace.apart());
    if (!apart.isEmpty()) {
      keys.add("isolation");
    }
    return List.copyOf(keys);
  }

  /** Returns the text of a setting, without its place in the file. */
  private static String words(ConfigurationNode node) {
    return switch (node) {
      case Scalar scalar -> scalar.text();
      case Sequence list -> list.items().stream().map(ServedPlan::words).toList().toString();
      case Mapping block -> {
        Map<String, String> words = new TreeMap<>();
        block.entries().forEach((key, value) -> words.put(key, words(value)));
        yield words.toString();
      }
    };
  }

  /** Follows changed provider jars and returns whether an account was opened again. */
  boolean refresh() throws InterruptedException {
    return accounts.refresh();
  }

  /**
   * Returns the plan with the accounts as they are open now. The readings of an account whose
   * provider is missing fail.
   */
  WatchPlan plan() {
    WatchSettings settings = workspace.watching();
    Map<String, OpenAccount> open = new LinkedHashMap<>();
    accounts.open().forEach(one -> open.put(one.account().name(), one));
    withoutProvider = withoutProvider(open.keySet());
    List<ScheduledAccount> scheduled = new ArrayList<>();
    for (Account account : workspace.accounts()) {
      Optional.ofNullable(open.get(account.name()))
          .or(() -> Optional.ofNullable(withoutProvider.get(account.name())))
          .flatMap(one -> scheduled(one, settings))
          .ifPresent(scheduled::add);
    }
    return new WatchPlan(
        scheduled, workspace.terms(), settings.rules(), channels, settings.rates());
  }

  private Map<String, OpenAccount> withoutProvider(Set<String> open) {
    Map<String, OpenAccount> failing = new HashMap<>();
    for (Account account : workspace.accounts()) {
      String name = account.name();
      if (!open.contains(name)) {
        OpenAccount known = withoutProvider.get(name);
        Optional.ofNullable(known)
            .or(() -> workspace.open(List.of(name), dropIns.registry(), clock).stream().findFirst())
            .ifPresent(one -> failing.put(name, one));
      }
    }
    return failing;
  }

  private Optional<ScheduledAccount> scheduled(OpenAccount open, WatchSettings settings) {
    String name = open.account().name();
    return Optional.ofNullable(settings.timings().get(name))
        .map(
            timing ->
                new ScheduledAccount(
                    open,
                    timing,
                    settings.tags(name),
                    workspace.fingerprint(name, dropIns.registry())));
  }

  /** Returns the open channels by name. */
  Map<String, OpenChannel> channels() {
    return channels;
  }

  /** Closes the accounts, once their readings have ended, and the channels. */
  @Override
  public void close() {
    accounts.close();
    channels.values().forEach(OpenChannel::close);
  }
}
