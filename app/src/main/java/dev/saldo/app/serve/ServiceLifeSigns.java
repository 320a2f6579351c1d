package dev.saldo.app.serve;

import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.spi.Secret;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Tells systemd and another monitor that the service is alive, on a thread of its own. */
public final class ServiceLifeSigns implements AutoCloseable {

  private static final long LONGEST_PAUSE_SECONDS = 60;

  private final BooleanSupplier well;
  private final SystemdNotifier systemd;
  private final Optional<HeartbeatUrl> heartbeat;
  private final long pauseSeconds;
  private final ServiceLog log;
  private final CountDownLatch ending = new CountDownLatch(1);
  private final Thread thread;
  private boolean silent;

  private ServiceLifeSigns(
      BooleanSupplier well,
      SystemdNotifier systemd,
      Optional<HeartbeatUrl> heartbeat,
      long pauseSeconds,
      ServiceLog log) {
    this.well = well;
    this.systemd = systemd;
    this.heartbeat = heartbeat;
    this.pauseSeconds = pauseSeconds;
    this.log = log;
    this.thread = Thread.ofPlatform().daemon().name("saldo-life-signs").unstarted(this::run);
  }

  /**
   * Says that the service is ready, and then once a minute whether it is well.
   *
   * @param well returns whether everything works
   */
  public static ServiceLifeSigns begin(
      BooleanSupplier well,
      ConfiguredWorkspace workspace,
      UnaryOperator<@Nullable String> environment,
      ServiceLog log) {
    Optional<HeartbeatUrl> heartbeat =
        workspace.config().heartbeat().map(ServiceLifeSigns::heartbeat);
    ServiceLifeSigns signs =
        new ServiceLifeSigns(
            well, new SystemdNotifier(environment), heartbeat, pause(environment), log);
    signs.thread.start();
    return signs;
  }

  private static HeartbeatUrl heartbeat(Secret url) {
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    return new HeartbeatUrl(url, http);
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
        boolean fine = well.getAsBoolean();
        if (fine) {
          systemd.alive();
        }
        send(fine ? HeartbeatUrl.Sign.WELL : HeartbeatUrl.Sign.FAIL);
      } while (!ending.await(pauseSeconds, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(HeartbeatUrl.Sign sign) throws InterruptedException {
    if (heartbeat.isEmpty()) {
      return;
    }
    Optional<String> problem = heartbeat.get().send(sign);
    if (problem.isPresent() && !silent) {
      SequencedMap<String, Object> fields = new LinkedHashMap<>();
      fields.put("level", "warning");
      fields.put("event", "heartbeat-failed");
      fields.put("message", problem.get());
      log.write(fields);
    }
    silent = problem.isPresent();
  }

  /** Says that the service is stopping. */
  public void stopping() {
    systemd.stopping();
  }

  @Override
  public void close() {
    ending.countDown();
    thread.interrupt();
  }
}
