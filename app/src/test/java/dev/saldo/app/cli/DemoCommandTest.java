package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.saldo.app.cli.CommandRun.Outcome;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class DemoCommandTest {

  @Test
  void showsAPostpaidAccountAndAnUnlimitedBucket(@TempDir Path directory) {
    CommandRun saldo = new CommandRun(directory);
    Outcome demo = saldo.run("demo", "--days", "20", "--dir", "demo");
    assertThat(demo.exit()).isZero();
    assertThat(demo.out()).startsWith("SIMULATED").contains("no-limit", "unlimited");

    JsonNode runway = rows(saldo, "runway");
    assertThat(words(runway, "status"))
        .contains(
            entry("billed-th main", "no-limit"),
            entry("bulk-th main", "ok"),
            entry("otp-ghana main", "ok"),
            entry("sms-ghana main", "ok"),
            entry("sms-russia main", "ok"),
            entry("sms-russia sms/Russia", "unlimited"),
            entry("sms-russia sms/Tele2", "derived"));
    assertThat(words(runway, "reason"))
        .containsEntry("billed-th main", "billed afterwards, and no limit is stated");
    assertThat(words(rows(saldo, "status"), "state")).containsEntry("billed-th main", "ok");
    assertAlertFromBeginningToEnd(saldo);
  }

  private static void assertAlertFromBeginningToEnd(CommandRun saldo) {
    JsonNode episodes =
        saldo
            .run("alerts", "--all", "--config", "demo/saldo.yaml", "-o", "json")
            .json()
            .path("episodes");
    JsonNode episode =
        episodes
            .valueStream()
            .filter(one -> one.path("state").asString().equals("closed"))
            .findFirst()
            .orElseThrow();
    assertThat(episode.path("account").asString()).isEqualTo("otp-ghana");
    assertThat(episode.path("acknowledgedBy").asString()).isEqualTo("ama");
    assertThat(
            episode
                .path("messages")
                .valueStream()
                .map(m -> m.path("kind").asString() + " " + m.path("state").asString()))
        .containsExactly("opened sent", "acknowledged sent", "closed sent");
  }

  private static JsonNode rows(CommandRun saldo, String command) {
    return saldo.run(command, "--config", "demo/saldo.yaml", "-o", "json").json().path("rows");
  }

  private static Map<String, String> words(JsonNode rows, String key) {
    Map<String, String> words = new TreeMap<>();
    for (JsonNode row : rows) {
      String bucket = row.path("account").asString() + " " + row.path("bucket").asString();
      words.put(bucket, row.path(key).asString());
    }
    return words;
  }
}
