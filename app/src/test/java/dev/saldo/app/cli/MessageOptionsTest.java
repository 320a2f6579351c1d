package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.saldo.app.cli.CommandRun.Outcome;
import dev.saldo.app.format.json.JsonDocumentSchemas;
import dev.saldo.testkit.PlantedSecrets;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What appears on standard error: errors as JSON, no notes, lines for exchanges. */
final class MessageOptionsTest {

  private CommandRun saldo;

  @BeforeEach
  void enter(@TempDir Path folder) {
    saldo = new CommandRun(folder);
  }

  @Test
  void anErrorIsOneObjectWhereTheResultIsJson() {
    for (String line :
        List.of(
            "status nobody -o json",
            "staus -ojsonl",
            "usage --output=json --by fortnight",
            "doctor --json --nothing")) {
      saldo.write("saldo.yaml", "accounts: []\n");
      Outcome outcome = saldo.run(line.split(" "));
      assertThat(outcome.out()).isEmpty();
      assertThat(outcome.exit()).isEqualTo(2);
      JsonNode error = error(outcome);
      assertThat(error.path("exitCode").intValue()).isEqualTo(2);
      assertThat(error.path("reason").stringValue()).isEqualTo("usage");
    }
    saldo.environment.put("SALDO_OUTPUT", "json");
    saldo.write("saldo.yaml", "acounts: []\ntime-zone: Mars\n");
    Outcome wrong = saldo.run("status");
    assertThat(wrong.exit()).isEqualTo(4);
    assertThat(error(wrong).path("messages").size()).isEqualTo(2);
    assertThat(saldo.run("status", "-o", "csv").err()).startsWith("saldo: saldo.yaml:");
  }

  private static JsonNode error(Outcome outcome) {
    assertThat(outcome.err()).hasLineCount(1);
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(JsonDocumentSchemas.find("error").orElseThrow())
                .validate(outcome.err(), InputFormat.JSON))
        .isEmpty();
    return new JsonMapper().readTree(outcome.err());
  }

  @Test
  void aQuietCommandPrintsOnlyErrors() {
    saldo.errIsTerminal = true;
    assertThat(saldo.run("init", "-q").err()).isEmpty();
    saldo.write(
        "saldo.yaml",
        """
        accounts:
        - {name: a, provider: antz}
        """);
    assertThat(saldo.run("poll", "-q").err())
        .startsWith("saldo: a: configuration: ")
        .hasLineCount(1);
    assertThat(saldo.run("poll").err()).contains("0 read, 1 failed");
    saldo.environment.put("SALDO_QUIET", "1");
    assertThat(saldo.run("poll").err()).hasLineCount(1);
    assertThat(saldo.run("status", "nobody").err()).contains("no account 'nobody'");
  }

  @Test
  void eachRequestIsALineWithoutSecrets() {
    saldo.environment.put("PLANTED_PASSWORD", PlantedSecrets.PASSWORD);
    saldo.environment.put("PLANTED_KEY", PlantedSecrets.KEY);
    try (FourVendors vendors = new FourVendors()) {
      String key = URLEncoder.encode(PlantedSecrets.KEY, StandardCharsets.UTF_8);
      saldo.write(
          "saldo.yaml",
          vendors.configuration()
              + """
                - name: queried
                  provider: http-json
                  settings:
                    url: %s/nothing/my-%s?key=%s&verbose
                    amount-pointer: /balance
                    unit: EUR
              """
                  .formatted(vendors.server.uri(), key, key));
      Outcome outcome = saldo.run("poll", "-v", "--dry-run");
      assertThat(outcome.err())
          .containsPattern(
              "saldo: bulk-th: POST http://127.0.0.1:\\d+/ants/account/balance: 200, 38 bytes, \\d+ ms\n")
          .containsPattern(
              "saldo: queried: GET http://127.0.0.1:\\d+/nothing/\\S+\\?key=\\*\\*\\*&\\*\\*\\*: 404, \\d+ bytes, ")
          .contains("saldo: pbx: POST ", "saldo: sms-russia: ")
          .doesNotContain(key, PlantedSecrets.KEY, PlantedSecrets.PASSWORD, PlantedSecrets.TOKEN);
      assertThat(saldo.run("poll", "--dry-run", "bulk-th").err()).hasLineCount(1);
    }
  }
}
