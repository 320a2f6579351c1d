package dev.saldo.app.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.account.LoadedProvider;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.account.RefusedProvider;
import dev.saldo.account.SettingDescription;
import dev.saldo.account.UntrustedProvider;
import dev.saldo.alert.AlertDamage;
import dev.saldo.app.format.json.JsonDocument;
import dev.saldo.app.format.json.ReportJsonDocuments;
import dev.saldo.app.verify.JarVerification;
import dev.saldo.app.verify.VerifiedContractCase;
import dev.saldo.app.verify.VerifiedContractCase.Outcome;
import dev.saldo.channel.ChannelRegistry;
import dev.saldo.channel.LoadedChannelType;
import dev.saldo.history.HistoryDamage;
import dev.saldo.history.HistoryVerification;
import dev.saldo.history.RetentionPolicy;
import dev.saldo.history.RetentionPolicy.Grain;
import dev.saldo.history.RetentionPolicy.Tier;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.SeriesThinningResult;
import dev.saldo.report.HistoryReport;
import dev.saldo.report.ThinningReport;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class JsonDocumentsTest {

  private static final List<String> LINE_MEMBERS = List.of("schemaVersion", "document", "list");

  @Test
  void documents() {
    check("poll", ReportJsonDocuments.poll(Polls.results()));
    check("status", ReportJsonDocuments.status(Specimens.status()));
    check("usage", ReportJsonDocuments.usage(Specimens.usageByDay()));
    check("usage-estimated", ReportJsonDocuments.usage(Specimens.usageEstimated()));
    check("usage-compared", ReportJsonDocuments.usage(Specimens.usageCompared()));
    check("trend", ReportJsonDocuments.trend(Specimens.trend()));
    check("events", ReportJsonDocuments.events(EventSpecimens.events()));
    check("statement", ReportJsonDocuments.statement(EventSpecimens.statement()));
    check("runway", ReportJsonDocuments.runway(RunwaySpecimens.runway()));
    check("check", ReportJsonDocuments.check(CheckSpecimens.check()));
    check("plan", ReportJsonDocuments.plan(PlanSpecimens.plan()));
    check("alerts", ReportJsonDocuments.alerts(AlertSpecimens.alerts()));
    check("backtest", ReportJsonDocuments.backtest(AlertSpecimens.backtest()));
    check("history", ReportJsonDocuments.history(history()));
    check("accounts", ReportJsonDocuments.accounts(Specimens.accounts()));
    check("thinning", ReportJsonDocuments.thinning(thinning()));
    check("damage", ReportJsonDocuments.damage(damage(), alerts()));
    check("providers", providers());
    check("verification", ReportJsonDocuments.verification(verification()));
  }

  private static void check(String name, JsonDocument document) {
    GoldenFile.check(name + ".json", document::write);
    GoldenFile.check(name + ".jsonl", document::writeLines);
  }

  @Test
  void anEmptyReportIsAValidDocument() {
    JsonDocument nothing = ReportJsonDocuments.poll(List.of());
    assertThat(GoldenFile.text(nothing::write))
        .isEqualTo("{\n  \"schemaVersion\": 1,\n  \"results\": []\n}\n");
    assertThat(GoldenFile.text(nothing::writeLines)).isEmpty();
  }

  @Test
  void everyLineIsOneObjectWithTheMembersOfTheDocument() {
    JsonMapper mapper = new JsonMapper();
    for (JsonDocument document :
        List.of(
            ReportJsonDocuments.poll(Polls.results()),
            ReportJsonDocuments.history(history()),
            ReportJsonDocuments.usage(Specimens.usageByDay()),
            providers())) {
      List<JsonNode> listed = new ArrayList<>();
      JsonNode whole = mapper.readTree(GoldenFile.text(document::write));
      whole.properties().forEach(p -> p.getValue().values().forEach(listed::add));
      String text = GoldenFile.text(document::writeLines);
      assertThat(text).endsWith("}\n");
      assertThat(
              text.lines()
                  .map(mapper::readTree)
                  .map(line -> ((ObjectNode) line).without(LINE_MEMBERS))
                  .map(JsonNode.class::cast))
          .containsExactlyElementsOf(listed);
    }
  }

  @Test
  void noControlCharacterIsWrittenAsItIs() {
    String text = GoldenFile.text(ReportJsonDocuments.poll(Polls.results())::write);
    assertThat(text.codePoints().filter(c -> c != '\n' && Character.isISOControl(c))).isEmpty();
    assertThat(text).contains("Основной \\u001B[31mсчёт\\u009B\\u202E");
  }

  @Test
  void aFullDiskIsAnIoException() {
    Writer full =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("no space left");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    JsonDocument status = ReportJsonDocuments.status(Specimens.status());
    assertThatThrownBy(() -> status.write(full))
        .isInstanceOf(IOException.class)
        .hasMessage("no space left");
    assertThatThrownBy(() -> status.writeLines(full))
        .isInstanceOf(IOException.class)
        .hasMessage("no space left");
  }

  @Test
  void aHistoryIsWrittenWhileItIsRead() throws IOException {
    for (boolean lines : new boolean[] {true, false}) {
      List<Integer> lengths = new ArrayList<>();
      StringBuilder written = new StringBuilder();
      HistoryReport report =
          new HistoryReport(
              Specimens.window(),
              () ->
                  Stream.generate(() -> Polls.samples().getFirst())
                      .limit(10_000)
                      .peek(s -> lengths.add(written.length())),
              () -> Polls.failures().stream());
      JsonDocument document = ReportJsonDocuments.history(report);
      if (lines) {
        document.writeLines(new Appending(written));
      } else {
        document.write(new Appending(written));
      }
      assertThat(lengths.getLast()).isGreaterThan(written.length() / 2);
    }
  }

  private static JsonDocument providers() {
    List<SettingDescription> settings = SettingDescription.describe(StubProvider.Config.class);
    LoadedProvider telco =
        new LoadedProvider(
            "telco",
            "providers/telco-1.2.jar",
            Optional.of("1.2"),
            Optional.of("a1".repeat(32)),
            List.of("api.telco.example"),
            settings,
            (account, written, clock) -> Optional.empty());
    RefusedProvider twice =
        new RefusedProvider("twice", "providers/twice.jar", "also in providers/again.jar");
    UntrustedProvider offered =
        new UntrustedProvider(
            "offered", "extra/offered.jar", "b2".repeat(32), List.of(), List.of());
    LoadedChannelType hook =
        new LoadedChannelType(
            "hook",
            "extra/hook.jar",
            Optional.of("1.2"),
            Optional.of("c3".repeat(32)),
            settings,
            ChannelRegistry.load(JsonDocumentsTest.class.getClassLoader())
                .find("webhook")
                .orElseThrow()
                .provider());
    return ReportJsonDocuments.providers(
        new ProviderRegistry(List.of(telco), List.of(twice), List.of(offered)),
        new ChannelRegistry(List.of(hook), List.of(), List.of()));
  }

  static JarVerification verification() {
    return new JarVerification(
        "extra/acme.jar",
        List.of(
            new VerifiedContractCase(
                "acme", "settings", "describes each of its settings", Outcome.HELD, ""),
            new VerifiedContractCase(
                "acme",
                "statuses",
                "401 is UNAUTHORIZED",
                Outcome.FAILED,
                "sent: GET /balance was answered with HTTP/1.1 401 Answer\n  expected: a"
                    + " BalanceException\n  actual: fetch() returned [] after 4 ms"),
            new VerifiedContractCase(
                "acme",
                "planted secrets",
                "sends the planted secrets to the vendor",
                Outcome.SKIPPED,
                "no setting is a secret")));
  }

  static ThinningReport thinning() {
    SeriesKey series = Polls.samples().getFirst().series();
    RetentionPolicy retention =
        new RetentionPolicy(
            ZoneId.of("Africa/Accra"),
            List.of(
                new Tier(Instant.parse("2026-08-24T00:00:00Z"), Grain.HOURLY),
                new Tier(Instant.parse("2025-11-22T00:00:00Z"), Grain.DAILY)));
    return new ThinningReport(
        retention,
        ThinningReport.Outcome.PLANNED,
        List.of(new SeriesThinningResult(series, 2_210, 6_430)));
  }

  static HistoryVerification damage() {
    SeriesKey series = Polls.samples().getFirst().series();
    return new HistoryVerification(
        2,
        8_640,
        List.of(
            new HistoryDamage(
                series,
                Instant.parse("2026-08-24T00:00:00Z"),
                "does not match its checksum",
                false,
                false),
            new HistoryDamage(series, null, "its rises cannot be read", true, true)));
  }

  static List<AlertDamage> alerts() {
    return List.of(new AlertDamage("otp", "episode 5c1e03ab is both open and ended"));
  }

  static HistoryReport history() {
    return new HistoryReport(
        Specimens.window(), () -> Polls.samples().stream(), () -> Polls.failures().stream());
  }

  private static final class Appending extends Writer {

    private final StringBuilder text;

    Appending(StringBuilder text) {
      this.text = text;
    }

    @Override
    public void write(char[] part, int from, int length) {
      text.append(part, from, length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      throw new IllegalStateException("the writer is the caller's to close");
    }
  }
}
