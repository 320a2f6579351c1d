package dev.saldo.app.serve;

import dev.saldo.account.ConfigurationException;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.alert.AlertStore;
import dev.saldo.alert.ChannelBacklog;
import dev.saldo.app.AlertWarnings;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.channel.ChannelRegistry;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryException;
import dev.saldo.history.PollResult;
import dev.saldo.history.RefusedResult;
import dev.saldo.history.jooq.HistoryStore;
import dev.saldo.jars.DropIns;
import dev.saldo.poll.BalancePoller;
import dev.saldo.watch.CorrectedClock;
import dev.saldo.watch.Watch;
import dev.saldo.watch.WatchSetup;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The running service: a watch with the configuration of a file, which it follows. Used by one
 * thread, but for {@link #poll}.
 */
public final class WatchService implements AutoCloseable {

  private final Supplier<ConfiguredWorkspace> reader;
  private final DropIns dropIns;
  private final ChannelRegistry types;
  private final CorrectedClock clock;
  private final BalancePoller poller;
  private final ServiceLog log;
  private final FileChanges configuration;
  private final AlertStore alerts;
  private final Watch watch;
  private ServedPlan served;

  private WatchService(
      Supplier<ConfiguredWorkspace> reader,
      Path file,
      BalanceHistory history,
      DropIns dropIns,
      ChannelRegistry types,
      Clock own,
      String node,
      ServiceLog log) {
    this.reader = reader;
    this.dropIns = dropIns;
    this.types = types;
    this.log = log;
    this.clock = new CorrectedClock(own);
    this.poller = new BalancePoller(clock);
    this.configuration = FileChanges.of(file);
    this.alerts = HistoryStore.alerts(history);
    this.served = open(reader.get());
    WatchSetup setup =
        new WatchSetup(
            node,
            history,
            HistoryStore.pollClaims(history),
            alerts,
            clock,
            poller,
            served.workspace().config().timeZone(),
            event -> log.write(WatchEventFields.of(event)));
    try {
      this.watch = Watch.start(setup, served.plan());
    } catch (RuntimeException e) {
      served.close();
      throw e;
    }
    warnOfSilence();
  }

  /** Logs with which settings nobody would be told. */
  private void warnOfSilence() {
    List<ChannelBacklog> backlogs = List.of();
    try {
      backlogs = alerts.backlogs(clock.instant());
    } catch (HistoryException e) {
      warn(String.valueOf(e.getMessage()));
    }
    AlertWarnings.find(served.workspace(), served.channels(), backlogs).forEach(this::warn);
  }

  /**
   * Starts the service.
   *
   * @param reader reads and checks the configuration
   * @param file its file
   * @param history the history, which the caller closes after the service
   * @param dropIns the providers
   * @param types the types of channels
   * @param clock the clock of this machine
   * @param node the name of this process, unique among all that share the database
   * @throws ConfigurationException if the configuration is wrong
   * @throws HistoryException if the database cannot be reached
   */
  public static WatchService start(
      Supplier<ConfiguredWorkspace> reader,
      Path file,
      BalanceHistory history,
      DropIns dropIns,
      ChannelRegistry types,
      Clock clock,
      String node,
      ServiceLog log) {
    return new WatchService(reader, file, history, dropIns, types, clock, node, log);
  }

  private ServedPlan open(ConfiguredWorkspace workspace) {
    return ServedPlan.open(workspace, dropIns, types, poller, clock, this::warn);
  }

  /** Returns whether everything works. */
  public boolean isWell() {
    return watch.health().isWell();
  }

  /**
   * Reads accounts now and returns the results that are not recorded, with the reasons.
   *
   * @param record whether to record the results
   * @param onResult receives each result as it arrives, on the calling thread
   */
  public List<RefusedResult> poll(
      Collection<String> accounts, boolean record, Consumer<PollResult> onResult)
      throws InterruptedException {
    return watch.poll(accounts, record, onResult);
  }

  /** Returns the providers that are loaded now. */
  public ProviderRegistry providers() {
    return dropIns.registry();
  }

  /** Logs a warning. */
  public void warn(String message) {
    SequencedMap<String, Object> fields = new LinkedHashMap<>();
    fields.put("level", "warning");
    fields.put("event", "warning");
    fields.put("message", message);
    log.write(fields);
  }

  /** Follows changes of the configuration file and of provider jars. */
  public void follow() throws InterruptedException {
    if (configuration.check()) {
      reload();
      return;
    }
    try {
      if (served.refresh()) {
        watch.replace(served.plan());
      }
    } catch (IllegalStateException e) {
      warn(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Reads the configuration again. If it is wrong, every problem is logged and the former one stays
   * in force.
   */
  public void reload() {
    ServedPlan replacement;
    try {
      replacement = open(reader.get());
    } catch (ConfigurationException e) {
      e.problems().forEach(problem -> refuse("configuration", problem));
      refuse("configuration", "the configuration was not changed; correct it and save it again");
      return;
    }
    ServedPlan former = served;
    served = replacement;
    watch.replace(replacement.plan());
    warnOfSilence();
    Thread.ofVirtual().name("saldo-close").start(former::close);
  }

  private void refuse(String event, String message) {
    SequencedMap<String, Object> fields = new LinkedHashMap<>();
    fields.put("level", "error");
    fields.put("event", event);
    fields.put("message", message);
    log.write(fields);
  }

  /** Ends the watch within 10 s, then closes accounts and channels. */
  @Override
  public void close() {
    watch.close();
    served.close();
  }
}
