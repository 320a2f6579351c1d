package dev.saldo.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.spi.Secret;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The metrics in the tools of Prometheus, if they are installed. */
final class MonitoringStackTest {

  private static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private static final Path SHIPPED = Path.of("../app/src/main/dist/monitoring").toAbsolutePath();

  @TempDir private Path folder;

  private WebServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        WebServer.start(
            new WebServerSettings(
                new InetSocketAddress("127.0.0.1", 0), Optional.of(Secret.of(TOKEN)), Set.of()),
            new SampleHost(),
            Clock.fixed(SampleHost.NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String get(URI place, String header, String value) throws IOException {
    var connection = place.toURL().openConnection();
    connection.setRequestProperty(header, value);
    return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void promtoolHasNothingToSay() throws Exception {
    OtherProgram.require("promtool");
    String metrics =
        get(
            URI.create("http://127.0.0.1:" + server.port() + "/metrics"),
            "Authorization",
            "Bearer " + TOKEN);
    assertThat(metrics).contains("saldo_balance{account=\"otp\"");
    assertThat(OtherProgram.run(folder, metrics, "promtool", "check", "metrics")).isEqualTo("0");
    assertThat(
            OtherProgram.run(
                folder, "", "promtool", "check", "rules", SHIPPED + "/saldo-rules.yml"))
        .contains("SUCCESS")
        .endsWith("0");
  }

  @Test
  @EnabledIfSystemProperty(named = "saldo.thorough", matches = "true")
  void prometheusAnswersEveryExpressionThatIsShipped() throws Exception {
    OtherProgram.require("prometheus");
    Files.writeString(folder.resolve("token"), TOKEN);
    Files.writeString(
        folder.resolve("prometheus.yml"),
        """
        global: {scrape_interval: 1s, evaluation_interval: 1s}
        rule_files: ["%s/saldo-rules.yml"]
        scrape_configs:
          - job_name: saldo
            authorization: {credentials_file: token}
            static_configs: [{targets: ["127.0.0.1:%d"]}]
        """
            .formatted(SHIPPED, server.port()));
    int port = OtherProgram.freePort();
    String api = "http://127.0.0.1:" + port + "/api/v1/";
    try (OtherProgram prometheus =
        OtherProgram.start(
            folder,
            "prometheus",
            "--config.file=prometheus.yml",
            "--storage.tsdb.path=data",
            "--web.listen-address=127.0.0.1:" + port)) {
      prometheus.await(
          () ->
              assertThat(ask(api, "sum(count_over_time(saldo_up[1m])) >= 2").path("result").size())
                  .isEqualTo(1));
      assertThat(ask(api, "saldo_balance").path("result").size()).isEqualTo(1);
      for (String expression : expressions()) {
        assertThat(ask(api, expression).path("resultType").asString("")).isNotEmpty();
      }
      prometheus.await(
          () -> {
            JsonNode rules = json(get(URI.create(api + "rules"), "Accept", "*/*"));
            List<String> health = new ArrayList<>();
            rules
                .path("groups")
                .forEach(
                    group ->
                        group
                            .path("rules")
                            .forEach(
                                rule ->
                                    health.add(
                                        rule.path("health").asString("")
                                            + rule.path("lastError").asString(""))));
            assertThat(health).isNotEmpty().containsOnly("ok");
          });
    }
  }

  private static JsonNode json(String answer) {
    JsonNode document = JsonMapper.builder().build().readTree(answer);
    assertThat(document.path("status").asString("")).as(answer).isEqualTo("success");
    return document.path("data");
  }

  private static JsonNode ask(String api, String expression) throws IOException {
    return json(
        get(
            URI.create(
                api + "query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8)),
            "Accept",
            "*/*"));
  }

  /** Returns the expressions of the dashboard, with all that Grafana would put in. */
  private static List<String> expressions() throws IOException {
    List<String> found = new ArrayList<>();
    JsonMapper.builder()
        .build()
        .readTree(Files.readString(SHIPPED.resolve("saldo-dashboard.json")))
        .path("panels")
        .forEach(
            panel ->
                panel
                    .path("targets")
                    .forEach(
                        target ->
                            found.add(
                                target
                                    .path("expr")
                                    .asString("")
                                    .replace("$account", ".*")
                                    .replaceAll("\\$__\\w+", "5m"))));
    assertThat(found).hasSizeGreaterThan(10).noneMatch(expression -> expression.contains("$"));
    return found;
  }
}
