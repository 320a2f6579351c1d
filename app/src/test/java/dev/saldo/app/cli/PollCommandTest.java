package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.app.cli.CommandRun.Outcome;
import dev.saldo.testkit.PlantedSecrets;
import dev.saldo.testkit.VendorReply;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class PollCommandTest {

  private final FourVendors vendors = new FourVendors();
  private CommandRun saldo;

  @BeforeEach
  void configure(@TempDir Path directory) {
    saldo = new CommandRun(directory);
    saldo.environment.put("PLANTED_PASSWORD", PlantedSecrets.PASSWORD);
    saldo.environment.put("PLANTED_KEY", PlantedSecrets.KEY);
    saldo.write("saldo.yaml", vendors.configuration());
  }

  @AfterEach
  void stop() {
    vendors.close();
  }

  @Test
  void printsTheDocumentOfTheContract() {
    Outcome poll = saldo.run("poll", "otp-ghana", "-o", "json");
    assertThat(poll.exit()).isZero();
    assertThat(poll.err().lines()).containsExactly("saldo: 1 read, 0 failed");
    ObjectNode result = (ObjectNode) poll.json().path("results").path(0);
    assertThat(result.path("durationMillis").isIntegralNumber()).isTrue();
    result.put("durationMillis", 41);
    ObjectNode balance = (ObjectNode) result.path("balances").path(0);
    balance.putArray("notes");
    balance.remove(List.of("creditLimit", "expiresAt", "vendorTime", "raw"));
    assertThat(poll.json().path("schemaVersion").intValue()).isEqualTo(1);
    assertThat((JsonNode) result)
        .isEqualTo(
            new JsonMapper()
                .readTree(
                    """
                    {"account":"otp-ghana","provider":"smsonlinegh","outcome":"sampled",
                     "observedAt":"2026-11-21T20:15:00Z","durationMillis":41,
                     "balances":[{"bucket":"main","label":"Ghana Cedi","amount":"350",
                       "unlimited":false,
                       "unit":{"kind":"money","code":"GHS","rawCode":"GHS"},
                       "means":"remaining","billing":"unknown","derived":false,"notes":[]}],
                     "failure":null}
                    """));
  }

  @Test
  void readsTheDocumentedExampleOfEveryVendor() {
    JsonNode results = saldo.run("poll", "-o", "json").json().path("results");
    assertThat(results.valueStream().map(r -> r.path("account").stringValue()))
        .containsExactly("bulk-th", "otp-ghana", "pbx", "sms-russia");
    assertThat(balance(results, 0, 0)).isEqualTo("main 167.25 credits credit postpaid false");
    assertThat(balance(results, 1, 0)).isEqualTo("main 350 money GHS unknown false");
    assertThat(balance(results, 2, 0)).isEqualTo("main 675.24 money USD unknown false");
    assertThat(balance(results, 3, 0)).isEqualTo("main 19023.9 money RUB unknown false");
    assertThat(balance(results, 3, 1)).isEqualTo("sms/Tele2 72029 messages sms unknown true");
    assertThat(balance(results, 3, 2)).isEqualTo("sms/Russia null messages sms unknown true");
    JsonNode russia = results.path(3).path("balances");
    assertThat(russia.path(0).path("unit").path("rawCode").stringValue()).isEqualTo("RUR");
    assertThat(russia.path(2).path("unlimited").booleanValue()).isTrue();
  }

  @Test
  void exitsWith3AndKeepsTheFailureIfOneAccountCannotBeRead() {
    saldo.environment.put("PLANTED_PASSWORD", "wrong");
    Outcome poll = saldo.run("poll", "-o", "json");
    assertThat(poll.exit()).isEqualTo(3);
    JsonNode failed = poll.json().path("results").path(0);
    assertThat(failed.path("outcome").stringValue()).isEqualTo("failed");
    assertThat(failed.path("balances").isEmpty()).isTrue();
    assertThat(failed.path("failure").path("reason").stringValue()).isEqualTo("unauthorized");
    assertThat(failed.path("failure").path("transient").booleanValue()).isFalse();
    assertThat(failed.path("failure").path("retryAfterSeconds").isNull()).isTrue();
    assertThat(poll.err()).contains("bulk-th: unauthorized: ");
    JsonNode row = saldo.run("status", "bulk-th", "-o", "json").json().path("rows").path(0);
    assertThat(row.path("state").stringValue()).isEqualTo("failing");
    assertThat(saldo.run("history", "bulk-th", "--from", "today", "--to", "2026-12-01").out())
        .contains("unauthorized");
  }

  @Test
  void neverShowsOrStoresASecretThatAVendorEchoes() throws IOException {
    for (int status : new int[] {200, 400, 401, 500}) {
      vendors.server.use(
          request -> {
            String echo = request.target() + request.headers() + request.body();
            return VendorReply.status(status)
                .withHeader("X-Echo", echo.replaceAll("[^ -~]", ""))
                .withBody("application/json", "{\"error\": \"" + echo + "\"}");
          });
      saldo.clock.advance(Duration.ofHours(1));
      Outcome poll = saldo.run("poll", "--debug");
      assertThat(poll.exit()).isEqualTo(3);
      assertThat(planted(poll.out() + poll.err())).isEmpty();
    }
    Outcome history = saldo.run("history", "--to", "2027-01-01", "-o", "json");
    assertThat(history.json().path("failures").size()).isEqualTo(16);
    try (Stream<Path> files = Files.list(saldo.directory)) {
      for (Path file : files.toList()) {
        assertThat(planted(Files.readString(file, StandardCharsets.ISO_8859_1)))
            .as(file.toString())
            .isEmpty();
      }
    }
  }

  /** Returns the secrets found in a text, plain, in Base64 or URL-encoded. */
  private static List<String> planted(String text) {
    return Stream.of(PlantedSecrets.PASSWORD, PlantedSecrets.KEY, PlantedSecrets.TOKEN)
        .flatMap(
            secret ->
                Stream.of(
                    secret,
                    URLEncoder.encode(secret, StandardCharsets.UTF_8),
                    base64(secret),
                    base64("acme:" + secret)))
        .filter(text::contains)
        .toList();
  }

  private static String base64(String text) {
    return Base64.getEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void recordsTheOthersWhenOneAccountIsRefused() {
    saldo.write(
        "other.csv",
        """
        account,provider,bucket,unit_kind,unit_code,observed_at,amount
        bulk-th,ants,main,credits,credit,2026-11-21T20:15:00Z,1
        """);
    assertThat(saldo.run("history", "import", "other.csv").exit()).isZero();
    Outcome poll = saldo.run("poll", "-o", "json");
    assertThat(poll.exit()).isEqualTo(1);
    assertThat(poll.err())
        .startsWith("saldo: bulk-th: not recorded: account bulk-th, bucket main already has 1 at")
        .endsWith("saldo: 4 read, 0 failed" + System.lineSeparator())
        .hasLineCount(2);
    assertThat(poll.json().path("results").size()).isEqualTo(4);
    JsonNode samples = saldo.run("history", "--to", "2027-01-01", "-o", "json").json();
    assertThat(
            samples
                .path("samples")
                .valueStream()
                .map(sample -> sample.path("account").stringValue())
                .distinct())
        .containsExactly("bulk-th", "otp-ghana", "pbx", "sms-russia");
  }

  @Test
  void warnsOfAReadingAheadOfTheClock() {
    saldo.write(
        "other.csv",
        """
        account,provider,bucket,unit_kind,unit_code,observed_at,amount
        otp-ghana,smsonlinegh,main,money,GHS,2026-11-21T20:19:00Z,1
        """);
    assertThat(saldo.run("history", "import", "other.csv").exit()).isZero();
    assertThat(saldo.run("poll", "pbx").err()).doesNotContain("clock");
    Outcome poll = saldo.run("poll", "otp-ghana");
    assertThat(poll.exit()).isZero();
    assertThat(poll.err())
        .contains(
            "saldo: warning: the newest reading of otp-ghana, at 2026-11-21T20:19:00Z, is 4m ahead"
                + " of this machine's clock");
  }

  @Test
  void explainsAWaitThatIsNoLengthOfTime() {
    Outcome poll = saldo.run("poll", "--wait", "soon");
    assertThat(poll.exit()).isEqualTo(2);
    assertThat(poll.err()).contains("--wait 'soon' is not a duration such as 30s");
    saldo.environment.put("SALDO_WAIT", "0");
    assertThat(saldo.run("poll", "otp-ghana").exit()).isZero();
  }

  @Test
  void recordsNothingInADryRun() {
    Outcome poll = saldo.run("poll", "--dry-run");
    assertThat(poll.exit()).isZero();
    assertThat(poll.err()).contains("4 read, 0 failed, nothing recorded (dry run)");
    assertThat(saldo.directory.resolve("saldo-history.mv.db")).doesNotExist();
  }

  @Test
  void suggestsTheClosestNameForAnUnknownAccount() {
    Outcome poll = saldo.run("poll", "otp-gana");
    assertThat(poll.exit()).isEqualTo(2);
    assertThat(poll.out()).isEmpty();
    assertThat(poll.err())
        .isEqualTo(
            "saldo: no account 'otp-gana' in saldo.yaml; did you mean 'otp-ghana'?"
                + System.lineSeparator());
  }

  @Test
  void listsEveryProblemOfTheConfigurationAtOnce() {
    saldo.write(
        "saldo.yaml",
        """
        time-zon: UTC
        accounts:
          - name: one
            provider: antz
            settings: {}
          - name: two
            provider: ants
            settings:
              user-name: acme
              base-url: http://ants.example.com
          - name: three
            provider: smsonlinegh
            every: 5s
            settings:
              api-key: ${env:NOT_SET_ANYWHERE}
              format: yaml
        """);
    Outcome poll = saldo.run("poll");
    assertThat(poll.exit()).isEqualTo(4);
    assertThat(poll.out()).isEmpty();
    assertThat(poll.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains(":1: ", "'time-zon'; did you mean 'time-zone'?"),
            line -> assertThat(line).contains(":4: accounts.one.provider: no provider 'antz'"),
            line -> assertThat(line).contains(":8: ", "'username' is missing"),
            line -> assertThat(line).contains(":8: ", "'password' is missing"),
            line -> assertThat(line).contains(":9: ", "'user-name'; did you mean 'username'?"),
            line -> assertThat(line).contains(":13: accounts.three.every: ", "at least 60s"),
            line -> assertThat(line).contains(":15: ", "NOT_SET_ANYWHERE is not set"),
            line -> assertThat(line).contains(":16: ", "'yaml' is not one of"));
    assertThat(saldo.run("status").err()).isEqualTo(poll.err());
  }

  private static String balance(JsonNode results, int account, int index) {
    JsonNode balance = results.path(account).path("balances").path(index);
    return String.join(
        " ",
        balance.path("bucket").asString(),
        balance.path("amount").isNull() ? "null" : balance.path("amount").asString(),
        balance.path("unit").path("kind").asString(),
        balance.path("unit").path("code").asString(),
        balance.path("billing").asString(),
        balance.path("derived").asString());
  }
}
