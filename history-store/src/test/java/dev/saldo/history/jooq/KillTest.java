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

/** What a history said it kept survives SIGKILL at any moment; plain H2 does not keep that word. */
final class KillTest {

  private static final int LANES = 2;
  private static final int DATABASES = CampaignSize.choose(2, 10);
  private static final int KILLS_EACH = 5;

  @TempDir Path folder;

  private final AtomicInteger kills = new AtomicInteger();
  private final AtomicInteger acknowledged = new AtomicInteger();

  @Test
  @Timeout(600)
  void nothingAcknowledgedIsLostOrDoubled() throws Exception {
    try (ExecutorService lanes = Executors.newFixedThreadPool(LANES)) {
      List<Callable<Void>> work =
          IntStream.range(0, LANES).<Callable<Void>>mapToObj(lane -> () -> lane(lane)).toList();
      for (Future<Void> lane : lanes.invokeAll(work)) {
        lane.get();
      }
    }
    int all = LANES * DATABASES * KILLS_EACH;
    assertThat(kills).hasValue(all);
    assertThat(acknowledged).hasValueGreaterThan(5 * all);
  }

  @Test
  @Timeout(120)
  void theSameHarnessSeesPlainH2LoseWhatItCommitted() throws Exception {
    Random random = new Random(7);
    for (int kill = 1; kill <= 20; kill++) {
      Path file = folder.resolve("plain" + kill);
      Set<String> said = new HashSet<>();
      try (Child child = Child.start(folder, ChildMain.Task.INSERT_PLAINLY, file, Polls.START)) {
        child.awaitOpen();
        child.liveFor(Duration.ofMillis(50 + random.nextInt(350)));
        child.kill().stream().filter(line -> line.startsWith("sampled")).forEach(said::add);
      }
      if (!plainlyKept(file).containsAll(said)) {
        return;
      }
    }
    throw new AssertionError("plain H2 lost nothing in 20 kills: can this harness fail at all?");
  }

  private Void lane(int lane) throws Exception {
    Random random = new Random(lane);
    for (int database = 0; database < DATABASES; database++) {
      Path file = folder.resolve("lane" + lane + "-" + database);
      String settings = (lane + database) % 3 == 2 ? ";RETENTION_TIME=0" : "";
      Set<String> said = new HashSet<>();
      for (int kill = 0; kill < KILLS_EACH; kill++) {
        Instant start = Polls.START.plus(Duration.ofDays(20L * kill));
        said.addAll(killed(random, kill, file, start, settings));
        KeptHistory.requireComplete(file, said);
        kills.incrementAndGet();
      }
      acknowledged.addAndGet(said.size());
    }
    return null;
  }

  /** Runs a child, kills it at a random moment, and returns what it had acknowledged. */
  private List<String> killed(Random random, int kill, Path file, Instant start, String settings)
      throws IOException, InterruptedException {
    try (Child child = Child.start(folder, ChildMain.Task.POLL, file, start, settings)) {
      switch (kill) {
        case 0 -> child.awaitOpen();
        case 1 -> child.awaitOpening();
        case 2 -> child.liveFor(Duration.ofMillis(random.nextInt(1_500)));
        default -> child.awaitAcknowledgement();
      }
      child.liveFor(Duration.ofMillis(random.nextInt(kill < 4 ? 100 : 1_500)));
      List<String> said = child.kill();
      assertThat(child.errors()).isEmpty();
      return said.stream().filter(line -> !line.startsWith("open")).toList();
    }
  }

  private static Set<String> plainlyKept(Path file) {
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
