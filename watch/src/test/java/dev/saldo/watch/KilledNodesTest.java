package dev.saldo.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.alert.AlertEpisode;
import dev.saldo.alert.OutboxMessage;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.Selection;
import dev.saldo.history.jooq.HistoryStore;
import dev.saldo.spi.Secret;
import dev.saldo.spi.channel.AlertNotice;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Nodes that share a database while one after another is killed or stopped for a while. With the
 * system property {@code saldo.thorough}, for ten minutes; {@code saldo.watch.seconds} sets another
 * time.
 */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class KilledNodesTest {

  private static final boolean THOROUGH = Boolean.getBoolean("saldo.thorough");
  private static final int SECONDS = Integer.getInteger("saldo.watch.seconds", THOROUGH ? 600 : 6);
  private static final int NODES = THOROUGH ? 5 : 3;
  private static final int ACCOUNTS = THOROUGH ? 1_000 : 12;
  private static final Duration EVERY = Duration.ofSeconds(THOROUGH ? 60 : 3);
  private static final Duration FAULT_EVERY = Duration.ofSeconds(THOROUGH ? 10 : 3);
  private static final Duration LATEST = THOROUGH ? Duration.ofSeconds(60) : Duration.ofSeconds(45);

  /** A message in flight at a fault was accepted at most so long before or after it. */
  private static final Duration IN_FLIGHT = Duration.ofSeconds(4);

  private final Random random = new Random(7);
  private final List<String> printed = new ArrayList<>();
  private final List<Instant[]> faults = new ArrayList<>();
  private int started;

  @Test
  void recordsNothingTwiceAndLosesNoMessage() throws Exception {
    try (EmbeddedPostgres server =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("max_connections", "100")
                .start();
        TestReceiver receiver = new TestReceiver()) {
      String url = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
      HistoryStore.openUrl(url, Path.of(""), "postgres", Secret.of("")).close();
      Instant end = disturb(url, receiver);
      try (BalanceHistory history =
          HistoryStore.openUrl(url, Path.of(""), "postgres", Secret.of(""))) {
        checkRecords(history, end);
        checkMessages(history, receiver);
      }
    }
  }

  /** Runs the nodes and returns the time at which they were told to end. */
  private Instant disturb(String url, TestReceiver receiver) throws Exception {
    List<NodeProcess> nodes = new ArrayList<>();
    try {
      for (int i = 0; i < NODES; i++) {
        nodes.add(start(url, receiver));
      }
      for (NodeProcess node : nodes) {
        node.awaitStart();
      }
      Instant end = Instant.now().plusSeconds(SECONDS);
      while (Instant.now().isBefore(end)) {
        TimeUnit.NANOSECONDS.sleep(FAULT_EVERY.toNanos());
        int victim = random.nextInt(NODES);
        Instant begin = Instant.now();
        if (faults.size() % 2 == 0) {
          printed.addAll(nodes.get(victim).kill());
          nodes.set(victim, start(url, receiver));
        } else {
          nodes.get(victim).signal("STOP");
          TimeUnit.SECONDS.sleep(THOROUGH && faults.size() % 4 == 1 ? 25 : 1);
          nodes.get(victim).signal("CONT");
        }
        faults.add(new Instant[] {begin, Instant.now()});
      }
      Instant ended = Instant.now();
      for (NodeProcess node : nodes) {
        node.awaitStart();
        List<String> lines = node.close();
        assertThat(lines).endsWith("closed");
        printed.addAll(lines);
      }
      return ended;
    } finally {
      for (NodeProcess node : nodes) {
        node.kill();
      }
    }
  }

  private NodeProcess start(String url, TestReceiver receiver) throws Exception {
    int ahead = started % 2 == 0 ? 0 : 30;
    started++;
    return NodeProcess.start(
        url, "node-" + started, ACCOUNTS, EVERY.toSeconds(), receiver.url(), ahead);
  }

  private void checkRecords(BalanceHistory history, Instant end) {
    assertThat(printed).noneMatch(line -> line.startsWith("fault"));
    List<String> polled = printed.stream().filter(line -> line.startsWith("polled")).toList();
    assertThat(polled).hasSizeGreaterThan(ACCOUNTS).doesNotHaveDuplicates();
    Map<String, List<Instant>> samples = new TreeMap<>();
    try (Stream<BalanceSample> all =
        history.samples(Selection.ALL, Instant.EPOCH, Instant.now().plusSeconds(60))) {
      all.forEach(
          sample ->
              samples
                  .computeIfAbsent(sample.series().account(), name -> new ArrayList<>())
                  .add(sample.observedAt()));
    }
    assertThat(samples).hasSize(ACCOUNTS);
    List<String> late = new ArrayList<>();
    int most = 0;
    int recorded = 0;
    Set<String> readings = new HashSet<>();
    for (Map.Entry<String, List<Instant>> account : samples.entrySet()) {
      List<Instant> times = account.getValue();
      recorded += times.size();
      Instant before = times.getFirst();
      for (Instant time : Stream.concat(times.stream(), Stream.of(end)).toList()) {
        Duration gap = Duration.between(before, time);
        most = Math.max(most, (int) gap.toSeconds());
        if (gap.compareTo(EVERY.plus(LATEST)) > 0) {
          late.add(account.getKey() + " " + gap);
        }
        before = time;
      }
      times.forEach(time -> readings.add(account.getKey() + " " + time));
    }
    assertThat(NotedSlots.recordedTwice(printed, readings)).isEmpty();
    long noted = printed.stream().filter(line -> line.startsWith("noted")).count();
    assertThat(noted).isGreaterThanOrEqualTo(recorded);
    System.out.printf(
        "%d faults, %d polls recorded, %d of them known, none twice; the longest time between two polls of an"
            + " account each %d s was %d s%n",
        faults.size(), recorded, polled.size(), EVERY.toSeconds(), most);
    assertThat(late).isEmpty();
  }

  private void checkMessages(BalanceHistory history, TestReceiver receiver) {
    List<OutboxMessage> messages =
        HistoryStore.alerts(history)
            .messages(
                HistoryStore.alerts(history).episodes(Instant.EPOCH).stream()
                    .map(AlertEpisode::id)
                    .toList());
    Map<String, List<Instant>> accepted = receiver.accepted();
    assertThat(messages).isNotEmpty();
    assertThat(messages.stream().map(KilledNodesTest::key)).doesNotHaveDuplicates();
    assertThat(messages.stream().map(message -> message.notice().id())).doesNotHaveDuplicates();
    assertThat(messages).noneMatch(message -> message.state() == OutboxMessage.State.DEAD);
    Set<String> sent =
        messages.stream()
            .filter(message -> message.state() == OutboxMessage.State.SENT)
            .map(message -> message.notice().id())
            .collect(Collectors.toSet());
    assertThat(accepted.keySet()).containsAll(sent);
    Set<String> unknown = new HashSet<>(accepted.keySet());
    messages.forEach(message -> unknown.remove(message.notice().id()));
    assertThat(unknown).isEmpty();
    Map<String, List<Instant>> twice = new HashMap<>(accepted);
    twice.values().removeIf(times -> times.size() < 2);
    System.out.printf(
        "%d messages, %d sent, %d accepted twice%n", messages.size(), sent.size(), twice.size());
    assertThat(twice.values()).allMatch(times -> isInFlight(times.getFirst()));
  }

  private static String key(OutboxMessage message) {
    AlertNotice.Episode episode = message.notice().episode();
    return episode == null ? "" : episode.id() + message.notice().kind() + message.number();
  }

  private boolean isInFlight(Instant accepted) {
    return faults.stream()
        .anyMatch(
            fault ->
                accepted.isAfter(fault[0].minus(IN_FLIGHT))
                    && accepted.isBefore(fault[1].plus(IN_FLIGHT)));
  }
}
