package dev.saldo.app.serve;

import dev.saldo.account.ConfigurationException;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.alert.AlertStore;
import dev.saldo.alert.ChannelBacklog;
import dev.saldo.app.AlertWarnings;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.ReferencedFiles;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryException;
import dev.saldo.history.PollResult;
import dev.saldo.history.RefusedResult;
import dev.saldo.history.jooq.HistoryStore;
import dev.saldo.jars.DropIns;
import dev.saldo.poll.BalancePoller;
import dev.saldo.report.WatchedAccount;
import dev.saldo.spi.ProviderContext;
import dev.saldo.spi.Secret;
import dev.saldo.watch.CorrectedClock;
import dev.saldo.watch.Watch;
import dev.saldo.watch.WatchHealth;
import dev.saldo.watch.WatchListener;
import dev.saldo.watch.WatchSetup;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The running service: a watch with the configuration of a file, which a thread of its own follows.
 * Thread-safe.
 */
public final class WatchService implements AutoCloseable, ServicePulse {

  private static final long FOLLOW_MILLIS = 1_000;
  private static final Duration LONGEST_STEP = Duration.ofMinutes(2);

  private final Supplier<ConfiguredWorkspace> reader;
  private final DropIns dropIns;
  private final CorrectedClock clock;
  private final BalancePoller poller;
  private final ServiceLog log;
  private final FileChanges configuration;
  private final ReferencedFileChanges referenced = new ReferencedFileChanges();
  private final AlertStore alerts;
  private final Watch watch;
  private final List<WatchListener> listeners = new CopyOnWriteArrayList<>();
  private final Semaphore asked = new Semaphore(0);
  private final Thread following;
  private volatile ServedPlan served;
  private volatile long movedAt = System.nanoTime();

  private WatchService(
      Supplier<ConfiguredWorkspace> reader,
      Path file,
      BalanceHistory history,
      DropIns dropIns,
      Clock own,
      String node,
      ServiceLog log) {
    this.reader = reader;
    this.dropIns = dropIns;
    this.log = log;
    this.clock = new CorrectedClock(own);
    this.poller = new BalancePoller(clock, Watch.POLL_POLICY);
    this.configuration = FileChanges.of(file);
    this.alerts = HistoryStore.alerts(history);
    this.served = open(reader.get());
    this.referenced.follow(ReferencedFiles.of(served.workspace()).paths());
    this.following =
        Thread.ofPlatform().daemon().name("saldo-configuration").unstarted(this::follow);
    WatchSetup setup =
        new WatchSetup(
            node,
            history,
            HistoryStore.pollClaims(history),
            alerts,
            clock,
            poller,
            served.workspace().config().timeZone(),
            event -> {
              log.write(WatchEventFields.of(event));
              listeners.forEach(listener -> listener.on(event));
            });
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
      log.warn("alerts", String.valueOf(e.getMessage()));
    }
    AlertWarnings.find(served.workspace(), served.channels(), backlogs)
        .forEach(warning -> log.warn("alerts", warning));
  }

  /**
   * Starts the service.
   *
   * @param reader reads and checks the configuration
   * @param file its file
   * @param history the history, which the caller closes after the service
   * @param dropIns the providers and the types of channels
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
      Clock clock,
      String node,
      ServiceLog log) {
    WatchService service = new WatchService(reader, file, history, dropIns, clock, node, log);
    service.warnAboutConfiguration();
    service.following.start();
    return service;
  }

  private ServedPlan open(ConfiguredWorkspace workspace) {
    return ServedPlan.open(
        workspace, dropIns, poller, clock, message -> log.warn("provider", message));
  }

  private void warnAboutConfiguration() {
    served
        .workspace()
        .warnings(dropIns.registry())
        .forEach(warning -> log.warn("configuration", warning));
  }

  /** Adds a receiver of the events from now on. */
  public void addListener(WatchListener listener) {
    listeners.add(listener);
  }

  /** Returns the state of the watch. */
  public WatchHealth health() {
    return watch.health();
  }

  /** Returns the accounts of the configuration in force, with their limits. */
  public Collection<WatchedAccount> watched() {
    return served.workspace().watched();
  }

  /** Returns the tags of an account in the configuration in force. */
  public Set<String> tags(String account) {
    return served.workspace().watching().tags(account);
  }

  /** Returns the names of the channels of the configuration in force. */
  public List<String> channels() {
    return List.copyOf(served.channels().keySet());
  }

  /** Returns the time of the next poll of each account, UTC, by name. */
  public Map<String, Instant> nextPolls() {
    return watch.nextPolls();
  }

  /** Returns the time zone of the configuration in force. */
  public ZoneId zone() {
    return served.workspace().config().timeZone();
  }

  @Override
  public boolean isWell() {
    return watch.health().isWell();
  }

  @Override
  public boolean isMoving() {
    return System.nanoTime() - movedAt < LONGEST_STEP.toNanos();
  }

  @Override
  public Optional<Secret> heartbeat() {
    return served.workspace().config().heartbeat();
  }

  @Override
  public ProviderContext context(Duration timeout) {
    return served.workspace().network().context(clock, timeout);
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
    if (configuration.isChanged()) {
      followOnce(true); // the command has read it already
    }
    return watch.poll(accounts, record, onResult);
  }

  /** Returns the providers that are loaded now. */
  public ProviderRegistry providers() {
    return dropIns.registry();
  }

  /** Reads the configuration again soon, even if its file is unchanged. */
  public void reload() {
    asked.release();
  }

  /** Follows changes of the configuration, its files and provider jars until interrupted. */
  private void follow() {
    try {
      while (true) {
        boolean reload = asked.tryAcquire(FOLLOW_MILLIS, TimeUnit.MILLISECONDS);
        try {
          followOnce(reload);
        } catch (RuntimeException | LinkageError e) {
          log.error("configuration", "reading it failed: " + e.getMessage());
        }
        movedAt = System.nanoTime();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the service ends
    }
  }

  private synchronized void followOnce(boolean reload) throws InterruptedException {
    if (reload) {
      asked.drainPermits();
      configuration.accept();
      apply();
    } else if (configuration.check() || referenced.check()) {
      apply();
    } else {
      ServedPlan current = served;
      if (current.refresh()) {
        watch.replace(current.plan());
      }
    }
  }

  /** If the configuration is wrong, every problem is logged and the former one stays in force. */
  private void apply() {
    ServedPlan former = served;
    ServedPlan replacement;
    try {
      replacement = open(reader.get());
    } catch (ConfigurationException e) {
      e.problems().forEach(problem -> log.error("configuration", problem));
      log.error("configuration", "it was not changed; correct it and save it again");
      return;
    }
    replacement
        .needingRestart(former)
        .forEach(key -> log.warn("configuration", key + " takes effect after a restart"));
    served = replacement;
    referenced.follow(ReferencedFiles.of(replacement.workspace()).paths());
    watch.replace(replacement.plan());
    warnOfSilence();
    warnAboutConfiguration();
    Thread.ofVirtual().name("saldo-close").start(former::close);
  }

  /** Ends the watch within 10 s, then closes accounts and channels. */
  @Override
  public void close() {
    following.interrupt();
    watch.close();
    served.close();
  }
}
