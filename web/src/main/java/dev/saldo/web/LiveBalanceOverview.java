package dev.saldo.web;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The current overview. One that takes long to read is read again in the background, so that pages
 * need not wait; while no page is open, nothing is read. Thread-safe.
 */
final class LiveBalanceOverview implements AutoCloseable {

  private static final Logger LOG = System.getLogger(LiveBalanceOverview.class.getName());

  /** Predictions change with time alone. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  /** The most rows that are read while a page waits. */
  private static final int SMALL = 20;

  private static final long LOOK_MILLIS = 1_000;

  /** The share of time in which a large overview is read again. */
  private static final int PAUSES = 4;

  private final BalanceOverviewReader reader;
  private final WebServerHost host;
  private final Clock clock;
  private final Consumer<BalanceOverview> changed;
  private final ReentrantLock reading = new ReentrantLock();
  private final Semaphore asked = new Semaphore(0);
  private final Thread background;
  private volatile @Nullable BalanceOverview current;
  private volatile boolean outdated;
  private volatile boolean open;

  /**
   * Creates the overview.
   *
   * @param changed receives each overview that was read, one at a time
   */
  LiveBalanceOverview(WebServerHost host, Clock clock, Consumer<BalanceOverview> changed) {
    this.reader = new BalanceOverviewReader(host, clock);
    this.host = host;
    this.clock = clock;
    this.changed = changed;
    this.background = Thread.ofVirtual().name("saldo-web-overview").start(this::follow);
    if (host.watched().size() > SMALL) {
      asked.release(); // the first page need not wait as long
    }
  }

  /** Returns the overview for a page. */
  BalanceOverview get() {
    @Nullable BalanceOverview known = current;
    if (known == null) {
      return read();
    }
    if (known.rows().size() <= SMALL) {
      return isOutdated(known) ? read() : known;
    }
    asked.release(); // many readers must not wait for the database
    return known;
  }

  /** Returns whether no other overview has been read since. */
  boolean isCurrent(BalanceOverview shown) {
    return shown.equals(current);
  }

  /** Returns the number of open alerts as far as it is known. */
  long openAlerts() {
    @Nullable BalanceOverview known = current;
    return known == null ? 0 : known.openAlerts();
  }

  /** Says that the configuration changed. */
  void reload() {
    reader.forget();
    renew();
  }

  /** Says that the alerts changed. */
  void renew() {
    outdated = true;
  }

  /** Says whether pages are open that follow changes. */
  void follow(boolean pages) {
    open = pages;
  }

  private boolean isOutdated(BalanceOverview known) {
    return outdated
        || known.changes() != host.changes()
        || !clock.instant().isBefore(known.asOf().plus(FRESH));
  }

  private BalanceOverview read() {
    reading.lock();
    try {
      @Nullable BalanceOverview meanwhile = current;
      if (meanwhile != null && !isOutdated(meanwhile)) {
        return meanwhile;
      }
      outdated = false;
      BalanceOverview fresh = reader.read();
      current = fresh;
      changed.accept(fresh);
      return fresh;
    } finally {
      reading.unlock();
    }
  }

  private void follow() {
    try {
      while (true) {
        boolean wanted = asked.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        asked.drainPermits();
        if (wanted || open) {
          look();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the server ends
    }
  }

  private void look() throws InterruptedException {
    try {
      @Nullable BalanceOverview known = current;
      if (known == null || isOutdated(known)) {
        long begin = System.nanoTime();
        if (read().rows().size() > SMALL) {
          TimeUnit.NANOSECONDS.sleep((System.nanoTime() - begin) * PAUSES);
        }
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the balances of open pages cannot be read: {0}", e.getMessage());
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS * PAUSES);
    }
  }

  @Override
  public void close() {
    background.interrupt();
  }
}
