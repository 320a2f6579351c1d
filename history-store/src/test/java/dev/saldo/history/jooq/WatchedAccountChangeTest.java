package dev.saldo.history.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.saldo.alert.AlertEpisode;
import dev.saldo.alert.AlertSubject;
import dev.saldo.alert.AlertTrack;
import dev.saldo.alert.AlertTransaction;
import dev.saldo.alert.OutboxMessage;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.jooq.SharedDatabases.Kind;
import dev.saldo.schedule.DueSlot;
import dev.saldo.schedule.PollClaim;
import dev.saldo.spi.Secret;
import dev.saldo.spi.channel.AlertMessageKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Claims, episodes and messages follow their account and their history. */
final class WatchedAccountChangeTest {

  private static final SharedDatabases DATABASES = new SharedDatabases();
  private static final AtomicInteger CASES = new AtomicInteger();
  private static final Instant AT = Alerts.AT;

  @TempDir static Path folder;

  private String from = "";
  private String into = "";

  @BeforeEach
  void name() {
    from = "from-" + CASES.incrementAndGet();
    into = "into-" + CASES.get();
  }

  @AfterAll
  static void close() {
    DATABASES.close();
  }

  @ParameterizedTest
  @EnumSource
  void aRenameCarriesEverythingAlong(Kind kind) {
    BalanceHistory history = history(kind);
    alert(history, from, AT);
    history.renameAccount(from, into);
    AlertEpisode moved = Alerts.open("e-" + from, into);
    assertThat(HistoryStore.alerts(history).episode(moved.id())).hasValue(moved);
    assertThat(tracks(history, from)).isEmpty();
    assertThat(tracks(history, into))
        .isEqualTo(
            Map.of(
                moved.subject(),
                Alerts.track(moved),
                new AlertSubject("stale", into, ""),
                new AlertTrack(1, 0, null)));
    assertThat(messages(history)).allMatch(message -> account(message).equals(into)).hasSize(1);
    assertThat(HistoryStore.pollClaims(history).latest(List.of(from, into)))
        .extracting(PollClaim::account)
        .containsExactly(into);
  }

  @ParameterizedTest
  @EnumSource
  void aMergeLeavesOneOpenEpisodeOfEachRuleAndTheLaterClaim(Kind kind) {
    BalanceHistory history = history(kind);
    alert(history, from, AT);
    alert(history, into, AT.plusSeconds(60));
    history.mergeAccounts(from, into);
    assertThat(tracks(history, from)).isEmpty();
    assertThat(tracks(history, into).get(Alerts.subject(into)))
        .isEqualTo(Alerts.track(Alerts.open("e-" + into, into)));
    assertThat(HistoryStore.alerts(history).episode("e-" + from))
        .hasValueSatisfying(
            ended -> {
              assertThat(ended.closing()).isNotNull();
              assertThat(ended.subject()).isEqualTo(Alerts.subject(into));
            });
    assertThat(HistoryStore.pollClaims(history).latest(List.of(from, into)))
        .extracting(PollClaim::slot)
        .containsExactly(AT.plusSeconds(60));
  }

  @ParameterizedTest
  @EnumSource
  void aMergeMovesAnEpisodeThatTheOtherAccountHasNot(Kind kind) {
    BalanceHistory history = history(kind);
    alert(history, from, AT);
    history.append(Polls.sampled(Polls.account(into), AT.plusSeconds(9), 100));
    history.mergeAccounts(from, into);
    assertThat(tracks(history, into).get(Alerts.subject(into)))
        .isEqualTo(Alerts.track(Alerts.open("e-" + from, into)));
  }

  @ParameterizedTest
  @EnumSource
  void aRetiredAccountHasNoOpenEpisodeAndItsChannelsAreTold(Kind kind) {
    BalanceHistory history = history(kind);
    alert(history, from, AT);
    history.retireAccount(from, AT.plusSeconds(60));
    assertThat(tracks(history, from)).isEmpty();
    assertThat(HistoryStore.alerts(history).write(AlertTransaction::openTracks))
        .doesNotContainKey(Alerts.subject(from));
    assertThat(messages(history))
        .extracting(message -> message.notice().kind(), OutboxMessage::channel)
        .containsExactly(
            tuple(AlertMessageKind.OPENED, "mail"), tuple(AlertMessageKind.CLOSED, "mail"));
    history.retireAccount(from, AT.plusSeconds(90));
    assertThat(messages(history)).hasSize(2);
  }

  @Test
  void aCopyAndABackupContainTheWatch() {
    BalanceHistory history = history(Kind.MEMORY);
    alert(history, from, AT);
    String url = PostgresServer.emptyDatabase();
    HistoryStore.copy(history, url, folder, "postgres", Secret.of(""), rows -> {});
    HistoryStore.backUp(history, folder.resolve("backup"), 1);
    HistoryStore.restore(
        folder.resolve("backup"), "jdbc:h2:file:./restored", folder, "saldo", Secret.of(""), false);
    try (BalanceHistory copy = PostgresServer.open(url);
        BalanceHistory restored = HistoryStore.openFile(folder.resolve("restored"))) {
      for (BalanceHistory other : List.of(copy, restored)) {
        assertThat(tracks(other, from)).isEqualTo(tracks(history, from)).hasSize(2);
        assertThat(messages(other)).isEqualTo(messages(history)).hasSize(1);
        assertThat(HistoryStore.pollClaims(other).latest(List.of(from)))
            .isEqualTo(HistoryStore.pollClaims(history).latest(List.of(from)));
        other.retireAccount(from, AT.plusSeconds(60));
        assertThat(messages(other)).hasSize(2);
      }
    }
  }

  /** Gives an account a sample, a claim, an open episode with a message, and a counter. */
  private static void alert(BalanceHistory history, String account, Instant slot) {
    HistoryStore.pollClaims(history)
        .claim("node", List.of(new DueSlot(account, "", slot)), Map.of());
    AlertEpisode episode = Alerts.open("e-" + account, account);
    int unused =
        HistoryStore.alerts(history)
            .write(
                t -> {
                  t.history().append(Polls.sampled(Polls.account(account), slot, 100));
                  t.keep(episode.subject(), Alerts.track(episode));
                  t.keep(new AlertSubject("stale", account, ""), new AlertTrack(1, 0, null));
                  t.post(Alerts.opened(episode), 0, List.of("mail"), AT);
                  return 1;
                });
    assertThat(unused).isOne();
  }

  private List<OutboxMessage> messages(BalanceHistory history) {
    return HistoryStore.alerts(history).messages(Set.of("e-" + from));
  }

  private static String account(OutboxMessage message) {
    var episode = message.notice().episode();
    return episode == null ? "" : episode.account();
  }

  private static Map<AlertSubject, AlertTrack> tracks(BalanceHistory history, String account) {
    return HistoryStore.alerts(history).write(t -> t.tracks(List.of(account)));
  }

  private static BalanceHistory history(Kind kind) {
    return DATABASES.get(kind, folder).getFirst();
  }
}
