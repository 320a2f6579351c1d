package dev.saldo.app.serve;

import dev.saldo.feign.VendorClients;
import dev.saldo.spi.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Tells systemd and another monitor that the service is alive, on a thread of its own. */
public final class ServiceLifeSigns implements AutoCloseable {

  private static final long LONGEST_PAUSE_SECONDS = 60;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final ServicePulse pulse;
  private final SystemdNotifier systemd;
  private final long pauseSeconds;
  private final ServiceLog log;
  private final VendorClients clients = new VendorClients();
  private final CountDownLatch ending = new CountDownLatch(1);
  private final Thread thread;
  private boolean silent;

  private ServiceLifeSigns(
      ServicePulse pulse, SystemdNotifier systemd, long pauseSeconds, ServiceLog log) {
    this.pulse = pulse;
    this.systemd = systemd;
    this.pauseSeconds = pauseSeconds;
    this.log = log;
    this.thread = Thread.ofPlatform().daemon().name("saldo-life-signs").unstarted(this::run);
  }

  /**
   * Says that a service is ready, and then once a minute whether it is well, until closed.
   *
   * @param environment the environment of the process, in which systemd says how to be told
   */
  public static ServiceLifeSigns begin(
      WatchService service, UnaryOperator<@Nullable String> environment, ServiceLog log) {
    ServiceLifeSigns signs =
        new ServiceLifeSigns(
            service, new SystemdNotifier(environment, log), pause(environment), log);
    signs.thread.start();
    return signs;
  }

  /** Half of the watchdog's time, if there is one. */
  private static long pause(UnaryOperator<@Nullable String> environment) {
    String micros = environment.apply("WATCHDOG_USEC");
    if (micros == null || !micros.matches("\\d{1,15}")) {
      return LONGEST_PAUSE_SECONDS;
    }
    long half = TimeUnit.MICROSECONDS.toSeconds(Long.parseLong(micros)) / 2;
    return Math.clamp(half, 1, LONGEST_PAUSE_SECONDS);
  }

  private void run() {
    try {
      systemd.ready("watching");
      send(HeartbeatUrl.Sign.START);
      do {
        if (pulse.isMoving()) {
          systemd.alive();
        }
        boolean fine = pulse.isMoving() && pulse.isWell();
        send(fine ? HeartbeatUrl.Sign.WELL : HeartbeatUrl.Sign.FAIL);
      } while (!ending.await(pauseSeconds, TimeUnit.SECONDS));
      systemd.stopping();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Sends a sign. A failure is logged when it begins. */
  private void send(HeartbeatUrl.Sign sign) throws InterruptedException {
    Optional<Secret> url = pulse.heartbeat();
    if (url.isEmpty() || ending.getCount() == 0) {
      return;
    }
    Optional<String> problem = send(url.get(), sign);
    if (problem.isPresent() && !silent) {
      log.warn("heartbeat-failed", problem.get());
    }
    silent = problem.isPresent();
  }

  /** Sends a sign over the network of the configuration that is in force. */
  private Optional<String> send(Secret url, HeartbeatUrl.Sign sign) {
    try {
      return new HeartbeatUrl(url, clients.openPosts(true, pulse.context(TIMEOUT))).send(sign);
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Says that the service is stopping. The last sign may still be on its way. */
  @Override
  public void close() {
    ending.countDown();
  }
}
