package dev.saldo.history.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.testkit.CampaignSize;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Everything a history acknowledged survives SIGKILL at any moment; with plain H2 it does not. */
final class KillTest {

  private static final int LANES = 2;
  private static final int DATABASES = CampaignSize.choose(1, 10);
  private static final int KILLS_EACH = CampaignSize.choose(3, 5);
  private static final int AT_LEAST = 30; // acknowledged polls before the third kill of a database

  @TempDir Path folder;

  private final AtomicInteger kills = new AtomicInteger();
  private final AtomicInteger acknowledged = new AtomicInteger();

  @Test
  @Timeout(600)
  void nothingAcknowledgedIsLostOrDuplicated() throws Exception {
    try (ExecutorService lanes = Executors.newFixedThreadPool(LANES)) {
      List<Callable<Void>> work =
          IntStream.range(0, LANES).<Callable<Void>>mapToObj(lane -> () -> lane(lane)).toList();
      for (Future<Void> lane : lanes.invokeAll(work)) {
        lane.get();
      }
    }
    int all = LANES * DATABASES * KILLS_EACH;
    assertThat(kills).hasValue(all);
    assertThat(acknowledged).hasValueGreaterThanOrEqualTo(AT_LEAST * LANES * DATABASES);
  }

  @Test
  @Timeout(120)
  void theSameTestSeesPlainH2LoseCommittedRows() throws Exception {
    Random random = new Random(7);
    for (int kill = 1; kill <= 20; kill++) {
      Path file = folder.resolve("plain" + kill);
      Set<String> acknowledgedLines = new HashSet<>();
      try (Child child = Child.start(folder, ChildMain.Task.INSERT_PLAINLY, file, Polls.START)) {
        child.awaitOpen();
        child.letRun(Duration.ofMillis(50 + random.nextInt(350)));
        child.kill().stream()
            .filter(line -> line.startsWith("sampled"))
            .forEach(acknowledgedLines::add);
      }
      if (!readPlain(file).containsAll(acknowledgedLines)) {
        return;
      }
    }
    throw new AssertionError("plain H2 lost nothing in 20 kills: can this test fail at all?");
  }

  private Void lane(int lane) throws Exception {
    Random random = new Random(lane);
    for (int database = 0; database < DATABASES; database++) {
      Path file = folder.resolve("lane" + lane + "-" + database);
      String settings = (lane + database) % 2 == 1 ? ";RETENTION_TIME=0" : "";
      Set<String> acknowledgedLines = new HashSet<>();
      for (int kill = 0; kill < KILLS_EACH; kill++) {
        Instant start = Polls.START.plus(Duration.ofDays(20L * kill));
        acknowledgedLines.addAll(killAtRandom(random, kill, file, start, settings));
        KeptHistory.requireComplete(file, acknowledgedLines);
        kills.incrementAndGet();
      }
      acknowledged.addAndGet(acknowledgedLines.size());
    }
    return null;
  }

  /** Runs a child, kills it at a random moment, and returns the lines it acknowledged. */
  private List<String> killAtRandom(
      Random random, int kill, Path file, Instant start, String settings)
      throws IOException, InterruptedException {
    try (Child child = Child.start(folder, ChildMain.Task.POLL, file, start, settings)) {
      switch (kill) {
        case 0 -> child.awaitOpening();
        case 1 -> child.awaitAcknowledgements(1);
        case 2 -> child.awaitAcknowledgements(AT_LEAST + random.nextInt(2 * AT_LEAST));
        case 3 -> child.awaitOpen();
        default -> child.letRun(Duration.ofMillis(random.nextInt(1_500)));
      }
      child.letRun(Duration.ofMillis(random.nextInt(100)));
      List<String> acknowledgedLines = child.kill();
      assertThat(child.errors()).isEmpty();
      return acknowledgedLines.stream().filter(line -> !line.startsWith("open")).toList();
    }
  }

  private static Set<String> readPlain(Path file) {
    Set<String> kept = new HashSet<>();
    try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + file, "sa", "");
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select at from sample")) {
      while (rows.next()) {
        kept.add("sampled plain " + rows.getString(1) + " 1");
      }
    } catch (SQLException e) {
      return Set.of();
    }
    return kept;
  }
}
