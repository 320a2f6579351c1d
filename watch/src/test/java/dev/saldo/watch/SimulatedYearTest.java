package dev.saldo.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.alert.AlertCondition;
import dev.saldo.alert.AlertEpisode;
import dev.saldo.alert.AlertRule;
import dev.saldo.spi.channel.AlertNotice;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two weeks of 10 accounts, or with the system property {@code saldo.thorough} a year of 50, in
 * which everything happens that must be told, and much that must not.
 */
class SimulatedYearTest {

  private static final boolean THOROUGH = Boolean.getBoolean("saldo.thorough");
  private static final int ACCOUNTS = THOROUGH ? 50 : 10;
  private static final int DAYS = THOROUGH ? 365 : 14;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final AlertRule LOW = SimulatedWorld.rule("low", SimulatedWorld.below("100"), 2);
  private static final AlertRule FAILING =
      SimulatedWorld.rule("failing", new AlertCondition.Failing(Duration.ofHours(5)), 1);
  private static final AlertRule REFUSED =
      SimulatedWorld.rule("refused", new AlertCondition.Unauthorized(), 1);

  @TempDir Path folder;
  private SimulatedWorld world;

  /** A year of samples fills a database in memory, so it is a file then. */
  @BeforeEach
  void open() {
    world =
        THOROUGH
            ? new SimulatedWorld("jdbc:h2:file:./year;CACHE_SIZE=8192", folder)
            : new SimulatedWorld();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void tellsExactlyWhatWasPlanted() throws Exception {
    List<PlantedAccount> planted =
        IntStream.range(0, ACCOUNTS).mapToObj(i -> new PlantedAccount(world.clock, i)).toList();
    SimulatedNode node =
        new SimulatedNode(world, "one")
            .with(
                world.plan(
                    planted.stream().map(PlantedAccount::account).toList(), LOW, FAILING, REFUSED));
    long usedAfterAFifth = 0;
    int hours = DAYS * 24;
    for (int hour = 0; hour < hours; hour++) {
      node.stepAfter(HOUR);
      node.events.clear();
      if (hour == hours / 5) {
        usedAfterAFifth = usedMemory();
      }
    }
    List<String> told = world.delivered.stream().map(SimulatedYearTest::words).sorted().toList();
    List<String> expected = new ArrayList<>();
    planted.forEach(account -> expected.addAll(account.expected(DAYS)));
    assertThat(told).containsExactlyElementsOf(expected.stream().sorted().toList());
    assertThat(world.delivered).extracting(AlertNotice::id).doesNotHaveDuplicates();
    Instant end = world.clock.instant();
    assertThat(closedBefore(end)).isNotEmpty();
    node.stepAfter(AlertClock.KEPT.plus(HOUR));
    assertThat(closedBefore(end)).as("what ended two years ago is forgotten").isEmpty();
    if (THOROUGH) {
      assertThat(usedMemory() - usedAfterAFifth).isLessThan(64L << 20);
    }
  }

  private List<AlertEpisode> closedBefore(Instant instant) {
    return world.store.episodes(Instant.EPOCH).stream()
        .filter(episode -> episode.closing() != null && episode.closing().at().isBefore(instant))
        .toList();
  }

  private static String words(AlertNotice notice) {
    AlertNotice.Episode episode = notice.episode();
    assertThat(episode).isNotNull();
    return "%s %s %s day %d"
        .formatted(
            episode.account(),
            episode.rule(),
            notice.kind(),
            Duration.between(SimulatedWorld.BEGIN, notice.createdAt()).toDays());
  }

  /** Returns the bytes in use, with a small cache of the database. */
  private static long usedMemory() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
