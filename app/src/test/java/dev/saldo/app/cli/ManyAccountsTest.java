package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.testkit.HostileAnswers;
import dev.saldo.testkit.VendorAnswer;
import dev.saldo.testkit.VendorReply;
import dev.saldo.testkit.VendorServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Polls two hundred accounts of a vendor that fails once in ten readings. */
final class ManyAccountsTest {

  private final Random random = new Random(11);
  private final ConcurrentHashMap<String, Integer> amounts = new ConcurrentHashMap<>();

  @Test
  void recordsEveryGoodAnswerOnceAndEveryFaultAsARow(@TempDir Path directory) {
    try (VendorServer vendor = VendorServer.start(request -> answer(request.path()))) {
      CommandRun saldo = new CommandRun(directory);
      saldo.write("saldo.yaml", configuration(vendor));
      List<String> all = List.of("poll", "-o", "json");
      List<String> half = new ArrayList<>(all);
      IntStream.range(0, 100).forEach(i -> half.add("a" + i));
      int good = 0;
      int bad = 0;
      for (List<String> round : List.of(all, all, half)) {
        saldo.clock.advance(Duration.ofHours(1));
        JsonNode results = saldo.run(round.toArray(String[]::new)).json().path("results");
        for (JsonNode result : results) {
          if (result.path("outcome").stringValue().equals("sampled")) {
            good++;
          } else {
            bad++;
            assertThat(result.path("failure").path("reason").stringValue())
                .isIn("unavailable", "unauthorized", "unexpected-response", "timeout");
          }
        }
      }
      assertThat(good + bad).isEqualTo(500);
      assertThat(bad).isBetween(20, 100);
      JsonNode history = saldo.run("history", "--to", "2027-01-01", "-o", "json").json();
      assertThat(history.path("samples").size()).isEqualTo(good);
      assertThat(history.path("failures").size()).isEqualTo(bad);
    }
  }

  private synchronized VendorAnswer answer(String path) {
    if (random.nextInt(10) > 0) {
      int amount = amounts.merge(path, 1, Integer::sum);
      return VendorReply.json("{\"type\":\"prepaid\",\"credit\":" + (1000 - amount) + ".5}");
    }
    return switch (random.nextInt(4)) {
      case 0 -> VendorReply.status(401);
      case 1 -> VendorReply.status(503).withHeader("Retry-After", "3600");
      case 2 -> VendorReply.json("{\"type\":\"prepaid\",\"credit\":");
      default -> HostileAnswers.silence();
    };
  }

  private static String configuration(VendorServer vendor) {
    StringBuilder yaml = new StringBuilder("defaults: {timeout: 2s}\naccounts:\n");
    for (int i = 0; i < 200; i++) {
      yaml.append(
          """
            - name: a%1$d
              provider: ants
              settings: {base-url: "%2$s/a%1$d", username: u, password: p}
          """
              .formatted(i, vendor.uri()));
    }
    return yaml.toString();
  }
}
