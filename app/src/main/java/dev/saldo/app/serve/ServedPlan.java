package dev.saldo.app.serve;

import dev.saldo.account.Account;
import dev.saldo.account.ConfigurationException;
import dev.saldo.account.OpenAccount;
import dev.saldo.account.ProviderFaultMessage;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.WatchSettings;
import dev.saldo.channel.ChannelRegistry;
import dev.saldo.channel.OpenChannel;
import dev.saldo.jars.DropIns;
import dev.saldo.jars.LiveAccounts;
import dev.saldo.poll.BalancePoller;
import dev.saldo.watch.ScheduledAccount;
import dev.saldo.watch.WatchPlan;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A configuration with its accounts and channels open. */
final class ServedPlan implements AutoCloseable {

  private final ConfiguredWorkspace workspace;
  private final LiveAccounts accounts;
  private final Map<String, OpenChannel> channels;

  private ServedPlan(
      ConfiguredWorkspace workspace, LiveAccounts accounts, Map<String, OpenChannel> channels) {
    this.workspace = workspace;
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
      ChannelRegistry types,
      BalancePoller poller,
      Clock clock,
      Consumer<String> warn) {
    Map<String, OpenChannel> channels = workspace.channels().open(types, clock);
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
    return new ServedPlan(workspace, accounts, channels);
  }

  ConfiguredWorkspace workspace() {
    return workspace;
  }

  /** Returns the open channels by name. */
  Map<String, OpenChannel> channels() {
    return channels;
  }

  /** Follows changed provider jars and returns whether an account was opened again. */
  boolean refresh() throws InterruptedException {
    return accounts.refresh();
  }

  /** Returns the plan with the accounts that are open now. */
  WatchPlan plan() {
    WatchSettings settings = workspace.watching();
    List<ScheduledAccount> scheduled =
        accounts.open().stream().flatMap(open -> scheduled(open, settings).stream()).toList();
    return new WatchPlan(
        scheduled, workspace.terms(), settings.rules(), channels, settings.rates());
  }

  private static Optional<ScheduledAccount> scheduled(OpenAccount open, WatchSettings settings) {
    Account account = open.account();
    return Optional.ofNullable(settings.timings().get(account.name()))
        .map(timing -> new ScheduledAccount(open, timing, settings.tags(account.name())));
  }

  /** Closes the accounts, once their readings have ended, and the channels. */
  @Override
  public void close() {
    accounts.close();
    channels.values().forEach(OpenChannel::close);
  }
}
