package dev.saldo.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.web.ServiceApi.Answer;
import dev.saldo.web.ServiceApi.Request;
import dev.saldo.web.WebServerHost.CommandAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists that are read page by page. */
final class PagedListTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant END = Instant.parse("2026-12-01T00:00:00Z");

  private final SampleHost host = new SampleHost();
  private final ServiceApi api = new ServiceApi(host);
  private final List<Instant> readings = new ArrayList<>();
  private int padding;

  @BeforeEach
  void answerFromReadings() {
    host.program = answer -> history(host.commands.getLast());
  }

  /** Answers as {@code history -o json} does. */
  private CommandAnswer history(List<String> command) {
    Instant from = option(command, "--from=", BEGIN);
    Instant to = option(command, "--to=", END);
    String rows =
        readings.stream()
            .filter(at -> !at.isBefore(from) && at.isBefore(to))
            .map(at -> "{\"observedAt\":\"%s\",\"x\":\"%s\"}".formatted(at, "x".repeat(padding)))
            .collect(Collectors.joining(","));
    String document =
        "{\"schemaVersion\":1,\"from\":\"%s\",\"to\":\"%s\",\"samples\":[%s],\"failures\":[]}"
            .formatted(from, to, rows);
    return new CommandAnswer(0, document.getBytes(StandardCharsets.UTF_8), List.of());
  }

  private static Instant option(List<String> command, String name, Instant otherwise) {
    return command.stream()
        .filter(argument -> argument.startsWith(name))
        .map(argument -> Instant.parse(argument.substring(name.length())))
        .findFirst()
        .orElse(otherwise);
  }

  private Answer get(String path, String query) {
    return api.answer(new Request("GET", path, query, new byte[0]));
  }

  /** Returns the instants on all pages; each page continues where the one before ends. */
  private List<Instant> walk(String query, int limit) {
    List<Instant> all = new ArrayList<>();
    Instant expected = null;
    Answer page = get("/api/v1/polls", query);
    for (int pages = 1; ; pages++) {
      assertThat(page.problem()).isEmpty();
      JsonNode document = JSON.readTree(page.body());
      if (expected != null) {
        assertThat(document.path("from").asString()).isEqualTo(expected.toString());
      }
      expected = Instant.parse(document.path("to").asString());
      assertThat(document.path("samples").size()).isLessThanOrEqualTo(limit);
      document
          .path("samples")
          .forEach(row -> all.add(Instant.parse(row.path("observedAt").asString())));
      if (page.link().isEmpty()) {
        assertThat(expected).isEqualTo(END);
        assertThat(pages).isLessThan(120);
        return all;
      }
      String link = page.link().get();
      assertThat(link).matches("</api/v1/polls\\?.*>; rel=\"next\"");
      page = get("/api/v1/polls", link.replaceFirst("<[^?]*\\?(.*)>.*", "$1"));
    }
  }

  private void read(long everySeconds) {
    for (Instant at = BEGIN; at.isBefore(END); at = at.plusSeconds(everySeconds)) {
      readings.add(at);
    }
  }

  @ParameterizedTest
  @CsvSource({"3600,10,0", "300,1000,0", "3600,100,5000", "400000,1,0", "1000000000,100,0"})
  void pagesNeitherRepeatNorLeaveOut(long everySeconds, int limit, int length) {
    read(everySeconds);
    padding = length;
    assertThat(walk("limit=" + limit, limit)).isEqualTo(readings);
  }

  @Test
  void whatIsRecordedMeanwhileMovesNothing() {
    read(3_600);
    Answer first = get("/api/v1/polls", "limit=100");
    String next = first.link().orElseThrow().replaceFirst("<[^?]*\\?(.*)>.*", "$1");
    readings.add(BEGIN.plusSeconds(1));
    int shown = JSON.readTree(first.body()).path("samples").size();
    JsonNode second = JSON.readTree(get("/api/v1/polls", next).body()).path("samples");
    assertThat(second.get(0).path("observedAt").asString())
        .isEqualTo(readings.get(shown).toString());
  }

  @Test
  void aDenseHourAmongSparseDaysIsDivided() {
    read(86_400);
    IntStream.range(0, 3_000).forEach(i -> readings.add(BEGIN.plusSeconds(500_000).plusMillis(i)));
    assertThat(new TreeSet<>(walk("limit=50&from=" + BEGIN, 50))).hasSize(3_030);
  }

  @Test
  void noPageIsEmptyWhereReadingsFollow() {
    for (int i = 0; i < 20; i++) {
      readings.add(END.minusSeconds(20_000L - 1_000 * i));
    }
    padding = 20_000;
    Answer first = get("/api/v1/polls", "limit=2");
    assertThat(JSON.readTree(first.body()).path("samples").size()).isPositive();
    assertThat(walk("limit=2", 2)).hasSize(20);
  }

  @Test
  void readingsOfOneInstantStayTogether() {
    IntStream.range(0, 30).forEach(i -> readings.add(BEGIN.plusSeconds(77)));
    assertThat(walk("limit=10", 30)).hasSize(30);
    padding = 10_000;
    assertThat(walk("limit=10", 30)).hasSize(30);
  }

  @Test
  void aPageIsTheDocumentOfItsPart() {
    read(3_600);
    Answer page = get("/api/v1/polls", "limit=100&account=otp&from=2026-11-01T00:00:00Z");
    assertThat(host.commands.getLast())
        .startsWith("history", "--account=otp", "--from=2026-11-01T00:00:00Z")
        .endsWith("--output=json");
    assertThat(page.body()).isEqualTo(history(host.commands.getLast()).output());
    assertThat(page.link().orElseThrow())
        .contains("limit=100", "account=otp")
        .doesNotContain("from");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "polls?limit=0",
        "polls?limit=1001",
        "polls?limit=x",
        "polls?cursor=!",
        "polls?cursor=ZXZlbnRzIDEgMiAzIA",
        "polls?limit=5&out=x",
        "usage?limit=5",
        "balances?cursor=x"
      })
  void aWrongPageIsRefused(String target) {
    String[] parts = target.split("\\?");
    Answer answer = get("/api/v1/" + parts[0], parts[1]);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem().orElseThrow()).startsWith("Wrong parameter: ");
  }

  @Test
  void aCommandThatFailsIsAProblem() {
    host.program = answer -> new CommandAnswer(2, new byte[0], List.of("saldo: no such time"));
    assertThat(get("/api/v1/events", "limit=5").problem()).hasValue("Bad request: no such time");
    assertThat(get("/api/v1/alerts", "limit=5").status()).isEqualTo(400);
  }

  private static CommandAnswer alerts(int first, int count) {
    String rows =
        IntStream.range(first, first + count)
            .mapToObj(
                i ->
                    "{\"episode\":\"e%d\",\"openedAt\":\"%s\",\"amount\":\"1.10\"}"
                        .formatted(i, END.minusSeconds(i)))
            .collect(Collectors.joining(","));
    return new CommandAnswer(
        0,
        "{\"asOf\":\"x\",\"episodes\":[%s]}".formatted(rows).getBytes(StandardCharsets.UTF_8),
        List.of());
  }

  @Test
  void alertsContinueAfterTheLastOneShown() {
    host.program = answer -> alerts(0, 5);
    Answer first = get("/api/v1/alerts", "limit=2&all=true");
    assertThat(new String(first.body(), StandardCharsets.UTF_8))
        .contains("\"e0\"", "\"e1\"", "\"1.10\"")
        .doesNotContain("\"e2\"");
    String next = first.link().orElseThrow().replaceFirst("<[^?]*\\?(.*)>.*", "$1");
    host.program = answer -> alerts(-1, 6);
    assertThat(episodes(get("/api/v1/alerts", next))).containsExactly("e2", "e3");
    host.program = answer -> alerts(2, 2);
    Answer last = get("/api/v1/alerts", next);
    assertThat(episodes(last)).containsExactly("e2", "e3");
    assertThat(last.link()).isEmpty();
  }

  private static List<String> episodes(Answer answer) {
    List<String> episodes = new ArrayList<>();
    JSON.readTree(answer.body())
        .path("episodes")
        .forEach(row -> episodes.add(row.path("episode").asString()));
    return episodes;
  }

  @Test
  void aPageThatHoldsAllIsTheDocumentItself() {
    host.program = answer -> alerts(0, 2);
    assertThat(get("/api/v1/alerts", "limit=2").body()).isEqualTo(alerts(0, 2).output());
    assertThat(get("/api/v1/alerts", "").body()).isEqualTo(alerts(0, 2).output());
  }

  @Test
  void withoutAServerTheApiIsTheSame() {
    assertThat(get("/api/v1/nope", "").problem()).hasValue("Not found: see /api/openapi.json");
    assertThat(get("/web/v1/usage", "").status()).isEqualTo(404);
    assertThat(get("/api/v1/usage", "from=%").status()).isEqualTo(400);
    assertThat(get("/api/v1/accounts/x/poll", "").status()).isEqualTo(405);
  }
}
