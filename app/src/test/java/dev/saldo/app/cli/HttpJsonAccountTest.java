package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.app.cli.CommandRun.Outcome;
import dev.saldo.testkit.PlantedSecrets;
import dev.saldo.testkit.VendorReply;
import dev.saldo.testkit.VendorServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vendor without its own jar, described in the configuration file. */
final class HttpJsonAccountTest {

  @Test
  void isPolledLikeAnyOther(@TempDir Path directory) {
    CommandRun saldo = new CommandRun(directory);
    saldo.environment.put("KEY", PlantedSecrets.KEY);
    try (VendorServer vendor = VendorServer.answering(VendorReply.json("{\"Balance\": 1000000}"))) {
      saldo.write(
          "saldo.yaml",
          """
          accounts:
            - name: sms-za
              provider: http-json
              settings:
                url: %s/v3/Balance
                header-name: Authorization
                header-value: Bearer ${env:KEY}
                amount-pointer: /Balance
                unit-kind: credits
                unlimited-from: 1000000
                billing: postpaid
          """
              .formatted(vendor.uri()));
      Outcome poll = saldo.run("poll", "-o", "json");
      assertThat(poll.exit()).isZero();
      assertThat(poll.json().at("/results/0/balances/0/unlimited").asBoolean()).isTrue();
      assertThat(poll.json().at("/results/0/balances/0/billing").asString()).isEqualTo("postpaid");
      assertThat(vendor.requests().getFirst().header("Authorization"))
          .contains("Bearer " + PlantedSecrets.KEY);
    }
  }

  @Test
  void isRefusedInOneLineForEachAccountThatIsWrong(@TempDir Path directory) {
    CommandRun saldo = new CommandRun(directory);
    saldo.write(
        "saldo.yaml",
        """
        accounts:
          - name: one
            provider: http-json
            settings: {url: 'https://a.example/b', amount-pointer: balance, unit: USD}
          - name: two
            provider: http-json
            settings: {url: 'https://a.example/b', amount-pointer: /b, unit: USD, unit-pointer: /u}
          - name: three
            provider: http-json
            settings: {amount-pointer: /b, means: left}
        """);
    Outcome poll = saldo.run("poll", "--dry-run", "--strict");
    assertThat(poll.exit()).isEqualTo(4);
    assertThat(poll.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains(":4:", "one", "'balance' is not a JSON pointer"),
            line -> assertThat(line).contains(":7:", "two", "set only one of unit, unit-pointer"),
            line -> assertThat(line).contains(":10:", "three", "'url' is missing"),
            line -> assertThat(line).contains(":10:", "means", "remaining, spent, owed, limit"));
  }
}
