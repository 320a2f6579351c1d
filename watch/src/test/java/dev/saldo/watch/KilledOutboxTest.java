package dev.saldo.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.alert.AlertEpisode;
import dev.saldo.alert.AlertStore;
import dev.saldo.alert.OutboxMessage;
import dev.saldo.alert.OutboxSettlement;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.Selection;
import dev.saldo.history.jooq.HistoryStore;
import dev.saldo.spi.Secret;
import dev.saldo.spi.channel.AlertMessageKind;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that are killed at a point on the way of a message: 100 of a file and 100 of a server,
 * with the system property {@code saldo.thorough}, or as many as {@code saldo.watch.kills} says.
 * {@link OutboxKillTest} is the short form, in one process.
 */
@EnabledIfSystemProperty(named = "saldo.thorough", matches = "true")
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class KilledOutboxTest {

  private static final int KILLS = Integer.getInteger("saldo.watch.kills", 100);
  private static final int ACCOUNTS = 6;
  private static final BigDecimal THRESHOLD = new BigDecimal(100);

  private final Random random = new Random(11);
  private final Map<String, Integer> excused = new HashMap<>();
  private final List<String> faults = new ArrayList<>();
  private final Map<OutboxKillTrap.Point, Integer> kills = new TreeMap<>();
  private int started;
  @TempDir private Path folder;

  @Test
  void losesNoMessageInAFile() throws Exception {
    run("jdbc:h2:file:" + folder.resolve("saldo"), 1);
  }

  @Test
  void losesNoMessageOnAServer() throws Exception {
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder().setServerConfig("fsync", "off").start()) {
      run("jdbc:postgresql://localhost:" + server.getPort() + "/postgres", 3);
    }
  }

  private void run(String url, int nodes) throws Exception {
    open(url).close();
    try (TestReceiver receiver = new TestReceiver()) {
      killAll(url, receiver, nodes);
      try (BalanceHistory history = open(url)) {
        int late = sendTheRest(HistoryStore.alerts(history), receiver);
        check(history, receiver, late, url.split(":", 3)[1]);
      }
    }
  }

  private static BalanceHistory open(String url) {
    return HistoryStore.openUrl(url, Path.of(""), "postgres", Secret.of(""));
  }

  private void killAll(String url, TestReceiver receiver, int nodes) throws Exception {
    Map<NodeProcess, OutboxKillTrap.Point> alive = new HashMap<>();
    try {
      for (int killed = 0; killed < KILLS; ) {
        while (alive.size() < Math.min(nodes, KILLS - killed)) {
          OutboxKillTrap.Point point = OutboxKillTrap.Point.values()[started % 4];
          alive.put(start(url, receiver, point), point);
        }
        for (NodeProcess node : List.copyOf(alive.keySet())) {
          if (node.hasPrinted("reached")) {
            OutboxKillTrap.Point point = alive.remove(node);
            note(node.kill(), point);
            kills.merge(point, 1, Integer::sum);
            killed++;
          } else {
            assertThat(node.isAlive()).isTrue();
          }
        }
        TimeUnit.MILLISECONDS.sleep(20);
      }
    } finally {
      for (NodeProcess node : alive.keySet()) {
        node.kill();
      }
    }
  }

  private NodeProcess start(String url, TestReceiver receiver, OutboxKillTrap.Point point)
      throws Exception {
    started++;
    return NodeProcess.start(
        url, "node-" + started, ACCOUNTS, 1, receiver.url(), 0, point, 1 + random.nextInt(6));
  }

  /**
   * Excuses a second copy of what was in flight: sent, and neither refused nor known to be
   * accepted.
   */
  private void note(List<String> lines, OutboxKillTrap.Point point) {
    Set<String> inFlight = new LinkedHashSet<>();
    for (String line : lines) {
      String[] parts = line.split(" ");
      switch (parts[0]) {
        case "sending" -> inFlight.add(parts[1]);
        case "settled" -> inFlight.remove(parts[1]);
        case "unanswered" -> excused.merge(parts[1], 1, Integer::sum);
        case "fault" -> faults.add(line);
        default -> {}
      }
    }
    if (point != OutboxKillTrap.Point.SETTLED) {
      assertThat(inFlight).hasSizeLessThan(2);
      inFlight.forEach(id -> excused.merge(id, 1, Integer::sum));
    }
  }

  /** Sends what waits for its next attempt, as if four days had passed. */
  private int sendTheRest(AlertStore alerts, TestReceiver receiver) throws Exception {
    int sent = 0;
    Instant end = Instant.now().plusSeconds(60);
    while (alerts.backlogs(later()).stream().anyMatch(channel -> channel.pending() > 0)) {
      assertThat(Instant.now()).isBefore(end); // claims of the last node are free after 20 s
      for (OutboxMessage message :
          alerts.claimMessages("last", later(), Duration.ofMinutes(1), 1_000, Set.of())) {
        String id = message.notice().id();
        receiver.accept(id);
        sent++;
        alerts.settle(
            List.of(
                new OutboxSettlement(
                    id, message.channel(), OutboxMessage.State.SENT, null, null, later())));
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return sent;
  }

  private static Instant later() {
    return Instant.now().plus(Duration.ofDays(4));
  }

  private void check(BalanceHistory history, TestReceiver receiver, int late, String database) {
    assertThat(faults).isEmpty();
    AlertStore alerts = HistoryStore.alerts(history);
    List<AlertEpisode> episodes = alerts.episodes(Instant.EPOCH);
    checkEpisodes(history, episodes);
    List<OutboxMessage> messages =
        alerts.messages(episodes.stream().map(AlertEpisode::id).toList());
    assertThat(messages).allMatch(message -> message.state() == OutboxMessage.State.SENT);
    List<String> keys = messages.stream().map(KilledOutboxTest::key).toList();
    assertThat(keys).doesNotHaveDuplicates();
    assertThat(messages.stream().map(message -> message.notice().id())).doesNotHaveDuplicates();
    for (AlertEpisode episode : episodes) {
      assertThat(keys).contains(episode.id() + AlertMessageKind.OPENED + 0);
      if (episode.closing() != null) {
        assertThat(keys).contains(episode.id() + AlertMessageKind.CLOSED + 0);
      }
    }
    Map<String, List<Instant>> accepted = receiver.accepted();
    assertThat(accepted.keySet())
        .containsExactlyInAnyOrderElementsOf(
            messages.stream().map(message -> message.notice().id()).toList());
    Set<String> tooOften = new HashSet<>();
    int twice = 0;
    for (Map.Entry<String, List<Instant>> message : accepted.entrySet()) {
      int copies = message.getValue().size() - 1;
      twice += copies > 0 ? 1 : 0;
      if (copies > excused.getOrDefault(message.getKey(), 0)) {
        tooOften.add(message.getKey());
      }
    }
    System.out.printf(
        "%s: kills %s, %d episodes, %d messages, none lost, %d accepted more than once, all in"
            + " flight at a kill; %d waited for a later attempt%n",
        database, kills, episodes.size(), messages.size(), twice, late);
    assertThat(tooOften).isEmpty();
  }

  private static String key(OutboxMessage message) {
    return message.notice().episode().id() + message.notice().kind() + message.number();
  }

  /** Every fall below the threshold that was recorded has its episode, and nothing else has one. */
  private static void checkEpisodes(BalanceHistory history, List<AlertEpisode> episodes) {
    Map<String, Integer> expected = new TreeMap<>();
    Map<String, Boolean> low = new HashMap<>();
    try (Stream<BalanceSample> samples =
        history.samples(Selection.ALL, Instant.EPOCH, Instant.now().plusSeconds(60))) {
      samples.forEach(
          sample -> {
            String account = sample.series().account();
            boolean below = sample.amount().value().compareTo(THRESHOLD) < 0;
            if (below && !low.getOrDefault(account, false)) {
              expected.merge(account, 1, Integer::sum);
            }
            low.put(account, below);
          });
    }
    Map<String, Integer> found = new TreeMap<>();
    episodes.forEach(episode -> found.merge(episode.subject().account(), 1, Integer::sum));
    assertThat(found).isEqualTo(expected);
  }
}
