package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.app.cli.CommandRun.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The commands about the configuration; none uses the network or opens the history. */
final class ConfigCommandTest {

  private static final String GOOD =
      """
      time-zone: Africa/Accra
      history: {url: "jdbc:postgresql://u:planted-1@db/x?password=planted-2", password: "${env:DB:planted-3}"}
      defaults: {timeout: 20s}
      accounts:
        - name: otp
          provider: ants
          every: "${env:EVERY:15m}"
          settings: {username: u, password: planted-4}
          alert: {balance-below: 5}
      channels:
        mail: {type: slack, url: "https://planted-5.example/a"}
      alerts:
        - {name: a, when: unauthorized}
      web: {listen: "127.0.0.1:8087", token: planted-6}
      """;

  private CommandRun saldo;

  @BeforeEach
  void enter(@TempDir Path directory) {
    saldo = new CommandRun(directory);
  }

  @Test
  void aRightConfigurationIsSaidToBeOne() {
    saldo.write("saldo.yaml", GOOD.replace("u:planted-1@db/x?password=planted-2", "db/x"));
    Outcome check = saldo.run("config", "check");
    assertThat(check.exit()).as(check.out()).isZero();
    assertThat(check.out()).contains("no problem found (accounts: 1, channels: 1, rules: 2");
    assertThat(saldo.run("config", "check", "--json").json().path("valid").asBoolean()).isTrue();
  }

  @Test
  void everyLayerIsReportedInOnePass() {
    saldo.write(
        "saldo.yaml",
        """
        time-zone: Mars/Olympus
        providers-dir: nowhere
        history: {url: 'jdbc:h2:file:gone/history'}
        accounts:
          - {name: a, provider: antz}
          - name: b
            every: 1h
            every: 2h
            provider: ants
            settings: {username: u, password: '${env:GONE}', colour: red}
        channels:
          mail: {type: slack}
        alerts:
          - {name: r, when: {balance-belo: 3}}
        """);
    Outcome check = saldo.run("config", "check");
    assertThat(check.exit()).isEqualTo(4);
    assertThat(check.out())
        .contains(
            ":1: time-zone", ":2: providers-dir", ":3: history.url", ":5: accounts.a.provider")
        .contains(
            ":8: ", ":10: accounts.b.settings.password", "colour", ":12: channels.mail", ":14: ")
        .doesNotContain("Exception");
    Outcome sarif = saldo.run("config", "check", "-o", "sarif");
    assertThat(sarif.exit()).isEqualTo(4);
    JsonNode results = sarif.json().at("/runs/0/results");
    assertThat(results.size()).isGreaterThanOrEqualTo(9);
    assertThat(results.at("/0/level").asString()).isEqualTo("error");
    assertThat(results.at("/0/locations/0/physicalLocation/region/startLine").asInt()).isPositive();
    JsonNode json = saldo.run("config", "check", "-o", "json").json();
    assertThat(json.path("problems").size()).isEqualTo(results.size());
    assertThat(json.at("/problems/0/line").asInt()).isEqualTo(1);
  }

  @Test
  void oneAccountsFaultIsAProblemToo() {
    saldo.write("saldo.yaml", GOOD.replace("planted-4", "'${file:gone}'"));
    Outcome check = saldo.run("config", "check");
    assertThat(check.exit()).isEqualTo(4);
    assertThat(check.out()).contains("saldo.yaml:8: accounts.otp.settings.password: file ");
  }

  @Test
  void brokenYamlIsReportedWithItsLine() {
    saldo.write("saldo.yaml", "accounts:\n  - name: a\n   provider: b\n");
    assertThat(saldo.run("config", "check").out()).contains("saldo.yaml:3: is not YAML");
    assertThat(saldo.run("config", "check", "-o", "sarif").json().at("/runs/0/results")).hasSize(1);
  }

  @Test
  void settingsInEffectSayWhereTheyComeFrom() {
    saldo.environment.put("SALDO_ZONE", "Asia/Bangkok");
    saldo.environment.put("DB", "planted-7");
    saldo.environment.put("HTTPS_PROXY", "http://me:planted-8@proxy.example:3128");
    saldo.write("saldo.yaml", GOOD);
    Outcome show = saldo.run("config", "show", "--origin");
    assertThat(show.exit()).as(show.err()).isZero();
    assertThat(show.out())
        .containsPattern("time-zone: Asia/Bangkok +# SALDO_ZONE\n")
        .containsPattern(
            "history.url: jdbc:postgresql://\\*\\*\\*@db/x\\?password=\\*\\*\\* +# saldo.yaml:2\n")
        .containsPattern("history.user: saldo +# default\n")
        .containsPattern("history.password: \\*\\*\\* +# saldo.yaml:2 \\$\\{env:DB}\n")
        .containsPattern("defaults.every: 1h +# default\n")
        .containsPattern("accounts.otp.every: 15m +# saldo.yaml:7 \\$\\{env:EVERY}\n")
        .containsPattern("accounts.otp.timeout: 20s +# defaults.timeout \\(saldo.yaml:3\\)\n")
        .containsPattern("accounts.otp.settings.password: \\*\\*\\* +# saldo.yaml:8\n")
        .containsPattern(
            "accounts.otp.settings.base-url: https://api-service.ants.co.th +# default\n")
        .containsPattern("accounts.otp.alert.balance-below: 5 +# saldo.yaml:9\n")
        .containsPattern("channels.mail.url: \\*\\*\\* +# saldo.yaml:11\n")
        .containsPattern("alerts\\[0].when: unauthorized +# saldo.yaml:13\n")
        .containsPattern("web.token: \\*\\*\\* +# saldo.yaml:14\n")
        .containsPattern(
            "environment.HTTPS_PROXY: http://\\*\\*\\*@proxy.example:3128 +# HTTPS_PROXY\n")
        .doesNotContain("planted");
    assertThat(saldo.run("config", "show").out()).doesNotContain("#", "planted");
    JsonNode first = saldo.run("config", "show", "-o", "json").json().at("/settings/0");
    assertThat(first.path("key").asString()).isEqualTo("time-zone");
  }
}
