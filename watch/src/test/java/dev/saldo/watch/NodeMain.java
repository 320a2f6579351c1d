package dev.saldo.watch;

import dev.saldo.account.Account;
import dev.saldo.account.OpenAccount;
import dev.saldo.channel.OpenChannel;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.jooq.HistoryStore;
import dev.saldo.poll.BalancePoller;
import dev.saldo.schedule.EvenPollSchedule;
import dev.saldo.schedule.PollTiming;
import dev.saldo.spi.Balance;
import dev.saldo.spi.Secret;
import dev.saldo.spi.channel.AlertDeliveryException;
import dev.saldo.spi.channel.AlertNotice;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * A process that watches until its input ends. It prints each slot whose result it recorded.
 * Arguments: URL of the database, name of the node, number of accounts, seconds between polls, URL
 * of the receiver, seconds by which its clock is ahead; optionally the point of {@link
 * OutboxKillTrap} at which it stops and waits to be killed, and how often it reaches it before.
 */
final class NodeMain {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private NodeMain() {}

  public static void main(String[] arguments) throws Exception {
    int accounts = Integer.parseInt(arguments[2]);
    Duration every = Duration.ofSeconds(Long.parseLong(arguments[3]));
    URI receiver = URI.create(arguments[4]);
    CorrectedClock clock =
        new CorrectedClock(
            Clock.offset(Clock.systemUTC(), Duration.ofSeconds(Long.parseLong(arguments[5]))));
    OutboxKillTrap trap =
        arguments.length > 6
            ? new OutboxKillTrap(
                OutboxKillTrap.Point.valueOf(arguments[6]),
                Integer.parseInt(arguments[7]),
                NodeMain::awaitKill)
            : OutboxKillTrap.NONE;
    try (BalanceHistory history =
            HistoryStore.openUrl(arguments[0], Path.of(""), "postgres", Secret.of(""));
        Watch watch =
            Watch.start(
                new WatchSetup(
                    arguments[1],
                    history,
                    HistoryStore.pollClaims(history),
                    trap.watch(
                        NotedSlots.noting(HistoryStore.alerts(history), System.out::println)),
                    clock,
                    new BalancePoller(clock),
                    ZoneOffset.UTC,
                    NodeMain::print),
                new WatchPlan(
                    IntStream.range(0, accounts).mapToObj(i -> account(i, every)).toList(),
                    Map.of(),
                    SimulatedWorld.rules(SimulatedWorld.LOW),
                    Map.of(
                        "pager",
                        OpenChannel.of("pager", trap.watch(notice -> post(receiver, notice)))),
                    Map.of()))) {
      while (System.in.read() >= 0) {
        System.out.println("watching " + watch.health().node());
      }
    }
    System.out.println("closed");
  }

  private static void print(WatchEvent event) {
    String line =
        switch (event) {
          case WatchEvent.Started started -> "started";
          case WatchEvent.Polled polled ->
              "polled " + polled.result().account().name() + " " + polled.slot();
          case WatchEvent.Delivered delivered -> "settled " + delivered.notice();
          case WatchEvent.DeliveryFailed failed -> "settled " + failed.notice();
          case WatchEvent.Faulted faulted -> "fault " + faulted.fault();
          case WatchEvent.ResultRefused refused -> "fault " + refused.message();
          default -> "";
        };
    if (!line.isEmpty()) {
      System.out.println(line);
    }
  }

  private static ScheduledAccount account(int number, Duration every) {
    return new ScheduledAccount(
        new OpenAccount(
            new Account("a" + number, "test", Duration.ofMinutes(1), Duration.ofSeconds(10)),
            () -> read(number, every)),
        new PollTiming.Fixed(EvenPollSchedule.of("a" + number, every)),
        Set.of());
  }

  /** Is low for three polls and high for three; no two amounts are the same. */
  private static List<Balance> read(int number, Duration every) {
    LockSupport.parkNanos(20_000_000);
    long now = System.currentTimeMillis();
    boolean low = (now / (3 * every.toMillis()) + number) % 2 == 0;
    return SimulatedWorld.left((low ? "95." : "105.") + "%06d".formatted(now % 1_000_000));
  }

  private static void awaitKill() {
    System.out.println("reached");
    LockSupport.park(); // the process is killed now
    awaitKill();
  }

  private static void post(URI receiver, AlertNotice notice) {
    System.out.println("sending " + notice.id());
    try {
      int status =
          CLIENT
              .send(
                  HttpRequest.newBuilder(receiver.resolve("/" + notice.id()))
                      .timeout(Duration.ofSeconds(2))
                      .GET()
                      .build(),
                  BodyHandlers.discarding())
              .statusCode();
      if (status == 429) {
        throw AlertDeliveryException.transientFailure("too many", Duration.ofSeconds(1));
      }
      if (status != 200) {
        throw AlertDeliveryException.transientFailure("status " + status);
      }
    } catch (IOException e) {
      System.out.println("unanswered " + notice.id());
      throw AlertDeliveryException.transientFailure("no answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AlertDeliveryException.transientFailure("interrupted");
    }
  }
}
