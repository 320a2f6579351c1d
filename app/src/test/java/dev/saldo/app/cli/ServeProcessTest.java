package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.saldo.app.cli.CommandRun.Outcome;
import dev.saldo.app.cli.LoopbackServices.Gate;
import dev.saldo.app.cli.LoopbackServices.Received;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A service as it is used, from its first start to its end: each case continues the one before. */
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ServeProcessTest {

  private static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String VENDOR_KEY = "vendor-key-1";
  private static final String WEB_TOKEN = "web-token-0123456789";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private static Path folder;

  private static LoopbackServices services;
  private static CommandRun saldo;
  private static ServeProcess service;
  private static Outcome exported;

  @BeforeAll
  static void start() throws IOException {
    services = new LoopbackServices();
    services.refusals.set(1);
    saldo = new CommandRun(folder);
    saldo.write("beat.url", services.url("/beat/0c5e"));
    saldo.write("hook.key", "whsec_" + KEY);
    saldo.write("otp.key", VENDOR_KEY);
    saldo.write("web.token", WEB_TOKEN);
    configure("");
    service = ServeProcess.start(folder);
  }

  private static void configure(String further) {
    saldo.write(
        "saldo.yaml",
        """
        heartbeat: ${file:beat.url}
        channels:
          ops: {type: webhook, url: %s, secret: "${file:hook.key}"}
        alerts:
          - {name: low, when: {balance-below: 100}}
        accounts:
        - {name: otp, provider: http-json, settings: %s}
        - {name: bad, provider: http-json, settings: %s}
        - {name: lost, provider: nowhere}
        %sweb: {listen: 127.0.0.1:0, token: "${file:web.token}"}
        """
            .formatted(
                services.url("/hook"), settings("otp.key"), settings("missing.key"), further));
  }

  private static String settings(String key) {
    return "{url: %s, header-name: X-Key, header-value: '${file:%s}', amount-pointer: /left, unit: GHS}"
        .formatted(services.url("/vendor"), key);
  }

  @AfterAll
  static void stop() {
    service.close();
    services.close();
  }

  @Test
  @Order(1)
  void accountsAreReadAndOneWithoutItsSecretFailsAlone() throws InterruptedException {
    service.await("event=started", "accounts=3");
    service.await("event=polled", "account=otp", "outcome=sampled", "slot=", "main=50 GHS");
    service.await("event=polled", "account=bad", "reason=configuration", "missing.key");
    service.await("event=polled", "account=lost", "reason=configuration", "nowhere");
    service.await("event=alert", "kind=opened", "rule=low", "account=otp");
  }

  @Test
  @Order(2)
  void anotherMonitorIsTold() throws InterruptedException {
    assertThat(services.beats.poll(50, TimeUnit.SECONDS)).isEqualTo("/beat/0c5e/start");
    assertThat(services.beats.poll(50, TimeUnit.SECONDS)).isEqualTo("/beat/0c5e");
  }

  @Test
  @Order(3)
  void aWrongEditIsRefusedWhileTheFormerConfigurationWorksOn() throws Exception {
    service.await("event=delivery-failed", "channel=ops", "next=");
    String former = Files.readString(folder.resolve("saldo.yaml"));
    saldo.write("saldo.yaml", former.replace("balance-below: 100", "balance-blow: 100"));
    service.await("level=error", "event=configuration", "saldo.yaml:5:", "balance-blow");
    service.await("level=error", "event=configuration", "it was not changed");
    service.await("event=delivered", "channel=ops");
    Received hook = services.hooks.poll(50, TimeUnit.SECONDS);
    assertThat(hook.body()).contains("\"type\":\"saldo.alert.opened\"", "\"account\":\"otp\"");
    assertThat(hook.header("Webhook-signature")).isEqualTo("v1," + signature(hook));
    assertThat(services.hooks).isEmpty();
  }

  @Test
  @Order(6)
  void aTestMessageIsSentWhileTheServiceRuns() throws Exception {
    Outcome outcome = saldo.run("alerts", "test", "ops");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    Received hook = services.hooks.poll(50, TimeUnit.SECONDS);
    while (hook.body().contains("\"type\":\"saldo.alert.opened\"")) {
      hook = services.hooks.poll(50, TimeUnit.SECONDS); // about the account that was added
    }
    assertThat(hook.body()).contains("\"type\":\"saldo.alert.test\"");
    assertThat(hook.header("Webhook-signature")).isEqualTo("v1," + signature(hook));
  }

  private static String signature(Received hook) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getDecoder().decode(KEY), "HmacSHA256"));
    String signed =
        "%s.%s.%s"
            .formatted(hook.header("Webhook-id"), hook.header("Webhook-timestamp"), hook.body());
    return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  @Order(5)
  void aCorrectEditIsTaken() throws InterruptedException {
    configure("- {name: new, provider: http-json, settings: %s}\n".formatted(settings("otp.key")));
    service.await("event=reloaded", "accounts=4");
    service.await("event=polled", "account=new", "outcome=sampled");
    service.await("event=alert", "kind=opened", "account=new");
  }

  @Test
  @Order(6)
  void aPollIsOneOfTheService() throws InterruptedException {
    services.balance = "49.5";
    Outcome poll = saldo.run("poll", "otp", "-o", "json");
    assertThat(poll.exit()).isZero();
    assertThat(poll.json().at("/results/0/balances/0/amount").asString()).isEqualTo("49.5");
    assertThat(service.await("event=polled", "account=otp", "main=49.5 GHS"))
        .doesNotContain("slot=");
    assertThat(saldo.run("poll", "bad").exit()).isEqualTo(3);
  }

  @Test
  @Order(6)
  void aProgramGetsTheDocumentsOfTheCommandLine() throws Exception {
    String address = service.await("event=web", "message=http").replaceFirst(".*message=", "");
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(
              URI.create(address + "/api/v1/usage?from=2026-01-01&to=2026-02-01&by=month"));
      assertThat(client.send(request.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(401);
      request.header("Authorization", "Bearer " + WEB_TOKEN);
      HttpResponse<String> usage = client.send(request.build(), BodyHandlers.ofString());
      assertThat(usage.statusCode()).isEqualTo(200);
      assertThat(usage.body())
          .isEqualTo(
              saldo
                  .run(
                      "usage",
                      "--from",
                      "2026-01-01",
                      "--to",
                      "2026-02-01",
                      "--by",
                      "month",
                      "-o",
                      "json")
                  .out());
      request.uri(URI.create(address + "/api/v1/accounts/otp/poll"));
      request.POST(HttpRequest.BodyPublishers.noBody());
      assertThat(client.send(request.build(), BodyHandlers.ofString()).body())
          .contains("\"outcome\": \"sampled\"");
      request.uri(URI.create(address + "/metrics")).GET();
      assertThat(client.send(request.build(), BodyHandlers.ofString()).body())
          .contains("saldo_balance{account=\"otp\"");
    }
  }

  @Test
  @Order(6)
  void theDescriptionOfTheApiIsRightAndAnswersFitIt() {
    String description = saldo.run("api", "GET", "/api/openapi.json").out();
    ParseOptions strict = new ParseOptions();
    strict.setResolve(true);
    SwaggerParseResult read = new OpenAPIV3Parser().readContents(description, null, strict);
    assertThat(read.getMessages()).isEmpty();
    JsonNode openApi = JSON.readTree(description);
    assertThat(read.getOpenAPI().getPaths()).hasSize(openApi.path("paths").size());
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    for (Map.Entry<String, JsonNode> path : openApi.path("paths").properties()) {
      String schema =
          path.getValue()
              .at("/get/responses/200/content/application~1json/schema/$ref")
              .asString("");
      if (!schema.isEmpty()) {
        Outcome answer = saldo.run("api", "GET", path.getKey());
        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(registry.getSchema(described(openApi, schema)).validate(answer.json()))
            .as(path.getKey())
            .isEmpty();
        String printed = saldo.run("schema", schema.replaceFirst(".*/", "")).out();
        if (!printed.isEmpty()) {
          assertThat(registry.getSchema(JSON.readTree(printed)).validate(answer.json())).isEmpty();
        }
      }
    }
  }

  /** Returns a schema of the description, with those that it refers to. */
  private static JsonNode described(JsonNode openApi, String schema) {
    String definitions =
        openApi.at("/components/schemas").toString().replace("#/components/schemas/", "#/$defs/");
    ObjectNode described = JSON.createObjectNode();
    described.put("$ref", schema.replace("components/schemas", "$defs"));
    described.set("$defs", JSON.readTree(definitions));
    return described;
  }

  @Test
  @Order(6)
  void theApiIsAskedOverTheSocketOrOverHttp() throws Exception {
    service.await("event=polled", "account=otp", "outcome=sampled");
    String url = service.await("event=web", "message=http").replaceFirst(".*message=", "");
    String usage = "/usage?from=2026-01-01&to=2026-02-01";
    Outcome local = saldo.run("api", "GET", usage, "-f", "by=month");
    assertThat(local.out())
        .isEqualTo(
            saldo
                .run("usage", "--from=2026-01-01", "--to=2026-02-01", "--by=month", "-o", "json")
                .out());
    Outcome remote =
        saldo.run("api", usage, "-f", "by=month", "--url", url, "--token-file=web.token");
    assertThat(remote).isEqualTo(local);
    assertThat(saldo.run("api", "/health", "--url", url).err())
        .isEqualTo(
            "saldo: Unauthorized: send the token as Authorization: Bearer TOKEN (status 401)\n");
    assertThat(saldo.run("api", "POST", "/check", "-f", "accounts[]=otp", "-f", "need=1").out())
        .contains("\"account\": \"otp\"");
    Outcome unknown = saldo.run("api", "/usage", "--field=account=nobody");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.out()).isEmpty();
    assertThat(unknown.err())
        .isEqualTo("saldo: No such account: no account is named 'nobody' (status 404)\n");
    saldo.write(
        "more.csv",
        """
        account,provider,bucket,unit_kind,unit_code,observed_at,amount
        old,http-json,main,money,GHS,2026-01-05T00:00:00Z,70
        old,http-json,main,money,GHS,2026-01-06T00:00:00Z,60
        old,http-json,main,money,GHS,2026-01-07T00:00:00Z,55
        """);
    assertThat(saldo.run("api", "POST", "/samples", "--input", "more.csv").out())
        .contains("imported 3 samples");
    String[] pages =
        saldo
            .run("api", "/polls?limit=2&account=old&from=2026-01-01&to=2026-02-01", "--paginate")
            .out()
            .split("(?m)^}$");
    assertThat(pages[0]).contains("\"70\"", "\"60\"").doesNotContain("\"55\"");
    assertThat(pages[1]).contains("\"55\"");
  }

  @Test
  @Order(7)
  void aChangeOfThePagesIsToldToNeedARestart() throws Exception {
    int before = service.lines().size();
    String former = Files.readString(folder.resolve("saldo.yaml"));
    saldo.write(
        "saldo.yaml", former.replace("127.0.0.1:0,", "127.0.0.1:0, hosts: [saldo.example],"));
    assertThat(service.awaitAfter(before, "web takes effect after a restart"))
        .contains("level=warn", "event=configuration");
    int second = service.lines().size();
    saldo.write("saldo.yaml", former);
    service.awaitAfter(second, "web takes effect after a restart");
    service.awaitAfter(second, "event=reloaded");
  }

  @Test
  @Order(7)
  void aChangedSecretFileIsReadAndASignalReadsAllAgain() throws Exception {
    int before = service.lines().size();
    saldo.write("missing.key", "vendor-key-2");
    assertThat(service.awaitAfter(before, "event=reloaded", "accounts=4")).contains("level=info");
    assertThat(saldo.run("poll", "bad").exit()).isZero();
    assumeFalse(isHangupIgnored(), "a process that was started by nohup never sees SIGHUP");
    int signalled = service.lines().size();
    service.signal("HUP");
    service.awaitAfter(signalled, "event=reloaded", "accounts=4");
  }

  @Test
  @Order(8)
  void aSecondServiceIsRefused() {
    Outcome second = saldo.run("serve");
    assertThat(second.exit()).isEqualTo(1);
    assertThat(second.out()).isEmpty();
    assertThat(second.err())
        .isEqualTo(
            "saldo: another 'saldo serve' uses %s; a history in a file has one service, several share one on PostgreSQL%n",
            folder.resolve("saldo-history.mv.db"));
    exported = saldo.run("history", "export");
    assertThat(exported.out()).contains("otp,http-json,main,money,GHS,");
  }

  @Test
  @Order(9)
  void afterAKillNothingIsReadAgainAndNoEpisodeIsDoubled() throws Exception {
    service.signal("KILL");
    assertThat(service.awaitEnd()).isEqualTo(137);
    assertThat(saldo.run("history", "export")).isEqualTo(exported);
    services.beats.clear();
    service = ServeProcess.start(folder);
    service.await("event=started", "accounts=4");
    assertThat(services.beats.poll(50, TimeUnit.SECONDS)).endsWith("/start");
    assertThat(saldo.run("history", "export")).isEqualTo(exported);
    services.balance = "49";
    assertThat(saldo.run("poll", "otp").exit()).isZero();
    service.await("event=polled", "account=otp", "main=49 GHS");
    assertThat(service.lines()).noneMatch(line -> line.contains("event=alert"));
    assertThat(service.lines())
        .noneMatch(line -> line.contains("account=otp") && line.contains("slot="));
  }

  @Test
  @Order(10)
  void aCallInProgressIsRecordedBeforeTheEnd() throws Exception {
    Gate gate = Gate.closed();
    services.balance = "48";
    services.gate = gate;
    CompletableFuture<Outcome> poll = CompletableFuture.supplyAsync(() -> saldo.run("poll", "otp"));
    gate.reached().await();
    service.signal("TERM");
    gate.released().countDown();
    assertThat(service.awaitEnd()).isZero();
    assertThat(poll.get().exit()).isZero();
    assertThat(service.lines()).last().asString().contains("event=stopped");
    assertThat(saldo.run("history", "export").out().lines())
        .filteredOn(line -> line.startsWith("otp,"))
        .last()
        .asString()
        .contains(",48");
    assertThat(folder.resolve("saldo-history.sock")).doesNotExist();
  }

  @Test
  @Order(11)
  void noLineHoldsASecret() {
    List<String> secrets = List.of(KEY, VENDOR_KEY, "vendor-key-2", "0c5e");
    assertThat(service.lines()).noneMatch(line -> secrets.stream().anyMatch(line::contains));
  }

  /** A process inherits the signals that its parents ignore. */
  private static boolean isHangupIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        && Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 1) == 1);
  }
}
