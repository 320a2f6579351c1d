package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.alert.AlertEpisode;
import dev.saldo.alert.AlertRuleSet;
import dev.saldo.alert.AlertStore;
import dev.saldo.alert.AlertSubject;
import dev.saldo.alert.AlertTrack;
import dev.saldo.alert.EpisodeChange;
import dev.saldo.app.cli.CommandRun.Outcome;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryException;
import dev.saldo.history.jooq.HistoryStore;
import dev.saldo.history.jooq.HistoryStore.OpeningOptions;
import dev.saldo.spi.Secret;
import dev.saldo.spi.channel.AlertMessageKind;
import dev.saldo.spi.channel.AlertNotice;
import dev.saldo.spi.channel.AlertSeverity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The list of episodes and what a person does with them, on one history with episodes. */
final class AlertsCommandTest {

  private static final Instant NOW = Instant.parse("2026-11-21T20:15:00Z");
  private static final String CONFIG =
      """
      time-zone: Africa/Accra
      channels:
        ops: {type: webhook, url: "http://127.0.0.1:9/hook"}
      alerts:
        - {name: low, when: {balance-below: 5}}
      accounts:
        - name: otp
          provider: http-json
          settings: {url: "http://127.0.0.1:9", amount-pointer: /a, unit: EUR}
        - name: bulk
          provider: http-json
          settings: {url: "http://127.0.0.1:9", amount-pointer: /a, unit: EUR}
      """;

  @TempDir private static Path directory;
  private static CommandRun saldo;
  private static Path file;

  @BeforeAll
  static void fill() {
    saldo = new CommandRun(directory);
    saldo.write("saldo.yaml", CONFIG);
    file = directory.resolve("saldo-history");
    try (BalanceHistory history =
        HistoryStore.openUrl("jdbc:h2:file:" + file, directory, "saldo", Secret.of(""))) {
      keep(history, "3f2a000000000001", "low", "otp", "main", 2, null);
      keep(history, "3f2b000000000002", "failing", "bulk", "", 5, null);
      keep(history, "77aa000000000003", "low", "bulk", "main", 60, 50);
      keep(history, "88bb000000000004", "low", "bulk", "main", 24 * 40, 24 * 39);
    }
  }

  private static void keep(
      BalanceHistory history,
      String id,
      String rule,
      String account,
      String bucket,
      int openedHoursAgo,
      @Nullable Integer closedHoursAgo) {
    AlertEpisode open =
        new AlertEpisode(
            id,
            new AlertSubject(rule, account, bucket),
            AlertSeverity.WARNING,
            NOW.minus(Duration.ofHours(openedHoursAgo)),
            null,
            null,
            0,
            List.of("ops"),
            null,
            null,
            null);
    HistoryStore.alerts(history)
        .write(
            transaction -> {
              transaction.keep(open.subject(), new AlertTrack(0, 0, open));
              transaction.post(notice(open), 0, List.of("ops"), open.openedAt());
              if (closedHoursAgo != null) {
                transaction.keep(open.subject(), AlertTrack.EMPTY);
                transaction.close(closed(open, NOW.minus(Duration.ofHours(closedHoursAgo))));
              }
              return 1;
            });
  }

  private static AlertEpisode closed(AlertEpisode open, Instant at) {
    return new AlertEpisode(
        open.id(),
        open.subject(),
        open.severity(),
        open.openedAt(),
        null,
        null,
        0,
        List.of("ops"),
        null,
        null,
        new AlertEpisode.Closing(at, "500 EUR left"));
  }

  private static AlertNotice notice(AlertEpisode about) {
    return new AlertNotice(
        about.id() + "_opened",
        AlertMessageKind.OPENED,
        AlertSeverity.WARNING,
        about.openedAt(),
        "low",
        "It is low.",
        new AlertNotice.Episode(
            about.id(),
            about.subject().rule(),
            about.subject().account(),
            "http-json",
            about.subject().bucket(),
            null,
            null,
            null,
            null,
            null,
            about.openedAt(),
            null,
            "4 EUR left, below 5 EUR"));
  }

  @BeforeEach
  void begin() {
    saldo.clock.set(NOW);
    saldo.environment.clear();
    saldo.environment.put("USER", "kofi");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          alerts                         | 3f2a 3f2b 77aa
          alerts list                    | 3f2a 3f2b 77aa
          alerts otp                     | 3f2a
          alerts list bulk               | 3f2b 77aa
          alerts --since 12h             | 3f2a 3f2b
          alerts --since 2026-11-19      | 3f2a 3f2b 77aa
          alerts --all                   | 3f2a 3f2b 77aa 88bb
          alerts history                 | 3f2a 3f2b 77aa 88bb
          alerts history --since 20d     | 3f2a 3f2b 77aa
          alerts --provider http-json    | 3f2a 3f2b 77aa
          """)
  void listsWhatIsOpenOrEndedLately(String command, String listed) {
    List<String> ids =
        saldo
            .run((command + " -o json").split(" "))
            .json()
            .path("episodes")
            .valueStream()
            .map(episode -> episode.path("episode").asString().substring(0, 4))
            .toList();
    assertThat(ids).containsExactly(listed.split(" "));
  }

  @Test
  void aHistoryThatIsOnlyReadHasItsAlerts() {
    try (BalanceHistory history =
        HistoryStore.openUrl(
            "jdbc:h2:file:" + file,
            directory,
            "saldo",
            Secret.of(""),
            new OpeningOptions("saldo alerts", Duration.ZERO, true, Optional.empty()))) {
      AlertStore alerts = HistoryStore.alerts(history);
      assertThat(alerts.episodes(NOW)).hasSize(2);
      assertThat(alerts.messages(List.of("3f2a000000000001"))).hasSize(1);
      assertThatThrownBy(() -> new EpisodeChange(alerts, AlertRuleSet.NONE).silence("3f2a", NOW))
          .isInstanceOf(HistoryException.class);
    }
  }

  @Test
  void anEpisodeIsTakenOnSilencedAndHeardAgain() {
    Outcome acked = saldo.run("alerts", "ack", "3f2b", "--note", "vendor is down");
    assertThat(acked.exit()).as(acked.err()).isZero();
    assertThat(acked.out())
        .isEqualTo("3f2b000000000002 (failing, bulk) is now acknowledged by kofi\n");
    assertThat(saldo.run("alerts", "ack", "3f2b", "--by", "ama").out())
        .contains("was already acknowledged by kofi");
    assertThat(saldo.run("alerts", "silence", "3f2b", "--for", "4h").out())
        .isEqualTo(
            "3f2b000000000002 (failing, bulk) is silent until 2026-11-22 00:15 Africa/Accra\n");
    JsonNode episode = saldo.run("alerts", "bulk", "-ojson").json().path("episodes").get(0);
    assertThat(episode.path("state").asString()).isEqualTo("acknowledged");
    assertThat(episode.path("acknowledgedBy").asString()).isEqualTo("kofi");
    assertThat(episode.path("note").asString()).isEqualTo("vendor is down");
    assertThat(episode.path("silencedUntil").asString()).isEqualTo("2026-11-22T00:15:00Z");
    assertThat(episode.path("bucket").isNull()).isTrue();
    assertThat(episode.path("messages").valueStream().map(m -> m.path("kind").asString()))
        .containsExactly("opened", "acknowledged");
    assertThat(episode.path("reason").asString()).isEqualTo("4 EUR left, below 5 EUR");
    assertThat(saldo.run("alerts", "unsilence", "3f2b").out()).contains("is no longer silent");
    assertThat(saldo.run("alerts", "unsilence", "3f2b").out()).contains("was not silent");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ack 99                       | no open alert '99'; open: 3f2a000000000001 (low, otp main), 3f2b
          ack 3f2                      | 2 open alerts begin with '3f2'; open: 3f2a
          ack 77aa000000000003         | alert 77aa000000000003 (low, bulk main) has ended
          silence 3f2a                 | state the end with --for DURATION or --until TIME
          silence 3f2a --for 4h --until now | state the end
          silence 3f2a --for soon      | --for 'soon' is not a duration such as 4h
          silence 3f2a --until 2026-11-21T20:15:00Z | the silence would end before now
          list --all --since 7d        | --all and --since exclude each other
          list --since soon            | 'soon' is not a time
          """)
  void wrongUsageNamesTheChoices(String command, String message) {
    Outcome outcome = saldo.run(("alerts " + command).split(" "));
    assertThat(outcome.exit()).as(outcome.out()).isEqualTo(2);
    assertThat(outcome.err()).contains(message);
  }
}
