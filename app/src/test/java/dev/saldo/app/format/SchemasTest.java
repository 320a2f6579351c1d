package dev.saldo.app.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.saldo.account.ConstantName;
import dev.saldo.account.LoadedProvider;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.alert.AlertEpisode;
import dev.saldo.alert.BalanceCheck;
import dev.saldo.alert.OutboxMessage;
import dev.saldo.app.format.json.JsonDocument;
import dev.saldo.app.format.json.JsonDocumentSchemas;
import dev.saldo.app.format.json.ReportJsonDocuments;
import dev.saldo.channel.ChannelRegistry;
import dev.saldo.event.EventConfidence;
import dev.saldo.history.EventKind;
import dev.saldo.history.PollResult;
import dev.saldo.plan.PurchasePlan;
import dev.saldo.report.BucketState;
import dev.saldo.report.StatusReport.ReadingState;
import dev.saldo.runway.Runway;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.FailureReason;
import dev.saldo.spi.channel.AlertMessageKind;
import dev.saldo.spi.channel.AlertSeverity;
import dev.saldo.usage.Step;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SchemasTest {

  private static final ChannelRegistry CHANNELS =
      ChannelRegistry.load(SchemasTest.class.getClassLoader());
  private static final ProviderRegistry PROVIDERS = ProviderRegistry.of(new StubProvider("telco"));

  private static final String CONFIG =
      """
      time-zone: Africa/Accra
      history:
        url: jdbc:postgresql://db/saldo
        user: saldo
        password: ${file:/run/secrets/db}
      providers-dir: ./providers-extra
      defaults:
        every: 1h
        timeout: 15s
      accounts:
        - name: otp-ghana
          provider: smsonlinegh
          every: ${env:EVERY:15m}
          settings:
            api-key: ${env:SMSGH_KEY}
            timeout: 20s
            nested:
              anything: [1, true]
          alert:
            balance-below: 500
            runway-below: 3d
        - name: bulk-th
          provider: ants
          tags: [prod]
          every: {cron: "0 */2 * * *"}
          settings:
          alert:
        - {name: pbx, provider: yeastar, every: auto, rate: 10/min}
      rates: {ants: 1/s}
      channels:
        ops: {type: webhook, url: https://ops.example/hook}
      web: {listen: 127.0.0.1:8087}
      alerts:
        - {name: a, when: unauthorized}
        - {name: b, when: {order-by: 5d}, accounts: ["otp-*"]}
        - name: c
          when: {runway-below: 3d}
          recovers: {runway-above: 5d}
          severity: critical
          quiet: {from: "22:00", to: "07:00"}
          escalate: [{after: 4h, channels: [ops]}]
      """;

  @ParameterizedTest
  @MethodSource("names")
  void isItselfASchema(String name) {
    Schema draft =
        registry().getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    assertThat(draft.validate(JsonDocumentSchemas.find(name).orElseThrow(), InputFormat.JSON))
        .isEmpty();
  }

  @Test
  void realDocumentsAreValid() {
    valid("poll", ReportJsonDocuments.poll(Polls.results()));
    valid("status", ReportJsonDocuments.status(Specimens.status()));
    valid("usage", ReportJsonDocuments.usage(Specimens.usageByDay()));
    valid("usage", ReportJsonDocuments.usage(Specimens.usageTotal()));
    valid("usage", ReportJsonDocuments.usage(Specimens.usageEstimated()));
    valid("trend", ReportJsonDocuments.trend(Specimens.trend()));
    valid("events", ReportJsonDocuments.events(EventSpecimens.events()));
    valid("statement", ReportJsonDocuments.statement(EventSpecimens.statement()));
    valid("runway", ReportJsonDocuments.runway(RunwaySpecimens.runway()));
    valid("check", ReportJsonDocuments.check(CheckSpecimens.check()));
    valid("plan", ReportJsonDocuments.plan(PlanSpecimens.plan()));
    valid("alerts", ReportJsonDocuments.alerts(AlertSpecimens.alerts()));
    valid("backtest", ReportJsonDocuments.backtest(AlertSpecimens.backtest()));
    valid("history", ReportJsonDocuments.history(JsonDocumentsTest.history()));
    valid("accounts", ReportJsonDocuments.accounts(Specimens.accounts()));
    valid("thinning", ReportJsonDocuments.thinning(JsonDocumentsTest.thinning()));
    valid(
        "damage",
        ReportJsonDocuments.damage(JsonDocumentsTest.damage(), JsonDocumentsTest.alerts()));
    valid("verification", ReportJsonDocuments.verification(JsonDocumentsTest.verification()));
    valid("providers", ReportJsonDocuments.providers(PROVIDERS, CHANNELS));
    LoadedProvider telco = PROVIDERS.find("telco").orElseThrow();
    valid("providers", ReportJsonDocuments.provider(telco));
    valid("providers", ReportJsonDocuments.channel(CHANNELS.find("webhook").orElseThrow()));
  }

  @Test
  void everyReasonOfAFailureIsValid() {
    for (FailureReason reason : FailureReason.values()) {
      List<PollResult> results = List.of(Polls.failed(reason, Duration.ZERO));
      valid("poll", ReportJsonDocuments.poll(results));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "poll, '\"amount\": \"350\"', '\"amount\": 350'",
    "poll, '\"amount\": \"-1000\"', '\"amount\": \"-1E+3\"'",
    "poll, '\"unlimited\": false,', ''",
    "poll, 'rate-limited', 'RATE_LIMITED'",
    "poll, '\"schemaVersion\": 1', '\"schemaVersion\": 2'",
    "poll, '\"outcome\": \"failed\"', '\"outcome\": \"sampled\"'",
    "status, '\"state\": \"low\"', '\"state\": \"LOW\"'",
    "status, '2026-11-21T18:10:00Z', '2026-11-21T18:10:00+00:00'",
    "status, '\"runwayDays\": null,', ''",
    "usage, '\"coverage\": 0.9896', '\"coverage\": \"0.9896\"'",
    "usage, '\"by\": \"day\"', '\"by\": \"DAY\"'",
    "trend, '\"low\":', '\"lowest\":'",
    "events, '\"kind\": \"top-up\"', '\"kind\": \"TOP_UP\"'",
    "events, '\"confidence\": \"high\"', '\"confidence\": 1'",
    "statement, '\"month\": \"2026-10\"', '\"month\": \"2026-10-01\"'",
    "statement, '\"part\": false,', ''",
    "runway, '\"status\": \"ok\"', '\"status\": \"OK\"'",
    "runway, '\"reason\": \"\",', ''",
    "check, '\"outcome\": \"breach\"', '\"outcome\": \"BREACH\"'",
    "plan, '\"status\": \"buy\"', '\"status\": \"BUY\"'",
    "alerts, '\"state\": \"acknowledged\"', '\"state\": \"ACKNOWLEDGED\"'",
    "alerts, '\"closedAt\": null,', ''",
    "backtest, '\"missed\": 1', '\"missed\": \"1\"'",
    "history, '\"kind\": \"messages\"', '\"kind\": \"sms\"'",
    "providers, '\"secret\": true', '\"secret\": \"yes\"'",
    "verification, '\"outcome\": \"held\"', '\"outcome\": \"HELD\"'",
  })
  void aBrokenDocumentIsNotValid(String name, String right, String wrong) {
    String text = GoldenFile.kept(name + ".json");
    assertThat(text).contains(right);
    valid(name, text);
    assertThat(schema(name).validate(text.replace(right, wrong), InputFormat.JSON)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "usage, '\"list\":\"rows\"', '\"list\":\"samples\"'",
    "usage, '\"document\":\"usage\",', ''",
    "usage, '\"schemaVersion\":1,', ''",
    "usage, '\"used\":\"20.25\"', '\"used\":20.25'",
    "history, '\"list\":\"samples\"', '\"list\":\"failures\"'",
    "poll, '\"outcome\":\"failed\"', '\"outcome\":\"sampled\"'",
  })
  void aBrokenLineIsNotValid(String name, String right, String wrong) {
    String line =
        GoldenFile.kept(name + ".jsonl")
            .lines()
            .filter(text -> text.contains(right))
            .findFirst()
            .orElseThrow();
    valid(name + "-line", line);
    assertThat(schema(name + "-line").validate(line.replace(right, wrong), InputFormat.JSON))
        .isNotEmpty();
  }

  @Test
  void aConfigurationIsValid() {
    assertThat(schema("config").validate(CONFIG, InputFormat.YAML)).isEmpty();
    assertThat(schema("config").validate("{}", InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acounts: []",
        "time-zone: 3",
        "defaults: {every: 15}",
        "defaults: {every: 15 minutes}",
        "accounts: [{provider: ants}]",
        "accounts: [{name: Upper, provider: ants}]",
        "accounts: [{name: a, provider: ants, alert: {below: 5}}]",
        "accounts: [{name: a, provider: ants, alert: {balance-below: five}}]",
        "accounts: {name: a}",
        "accounts: [{name: a, provider: ants, every: {auto: {least: 1m}}}]",
        "rates: {ants: 10}",
        "channels: {ops: {url: x}}",
        "alerts: [{name: a}]",
        "alerts: [{name: a, when: {stale: 1h, failing: 1h}}]",
        "alerts: [{name: a, when: {below: 1h}}]",
        "alerts: [{name: a, when: {stale: 1h}, severity: high}]",
      })
  void aWrongConfigurationIsNotValid(String yaml) {
    assertThat(schema("config").validate(yaml, InputFormat.YAML)).isNotEmpty();
  }

  @Test
  void everyWordOfTheDomainIsInItsSchema() {
    assertWords("status", BucketState.values());
    assertWords("status", ReadingState.values());
    assertWords("usage", Step.values());
    assertWords("trend", Step.values());
    assertWords("runway", Runway.State.values());
    assertWords("check", BalanceCheck.Outcome.values());
    assertWords("plan", PurchasePlan.Status.values());
    assertWords("alerts", AlertEpisode.State.values());
    assertWords("alerts", AlertSeverity.values());
    assertWords("alerts", AlertMessageKind.values());
    assertWords("alerts", OutboxMessage.State.values());
    assertWords("events", EventKind.values());
    assertWords("events", EventConfidence.values());
    for (String name :
        List.of("poll", "status", "usage", "trend", "events", "statement", "runway", "history")) {
      assertWords(name, Balance.Meaning.values());
      assertWords(name, BalanceUnit.Kind.values());
    }
    assertWords("poll", Balance.Billing.values());
    assertWords("poll", FailureReason.values());
    assertWords("history", FailureReason.values());
  }

  @Test
  void thereAreNoOtherSchemas() {
    assertThat(JsonDocumentSchemas.find("../poll")).isEmpty();
    assertThat(JsonDocumentSchemas.find("forecast")).isEmpty();
    assertThat(JsonDocumentSchemas.find("config-line")).isEmpty();
    assertThat(JsonDocumentSchemas.find("-line")).isEmpty();
  }

  static List<String> names() {
    return JsonDocumentSchemas.names();
  }

  private static void assertWords(String name, Enum<?>... words) {
    for (Enum<?> word : words) {
      assertThat(JsonDocumentSchemas.find(name).orElseThrow())
          .contains('"' + ConstantName.kebab(word) + '"');
    }
  }

  private static void valid(String name, JsonDocument document) {
    valid(name, GoldenFile.text(document::write));
    GoldenFile.text(document::writeLines).lines().forEach(line -> valid(name + "-line", line));
  }

  private static void valid(String name, String document) {
    assertThat(schema(name).validate(document, InputFormat.JSON)).as(name).isEmpty();
  }

  private static Schema schema(String name) {
    return registry().getSchema(JsonDocumentSchemas.find(name).orElseThrow());
  }

  private static SchemaRegistry registry() {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  }
}
