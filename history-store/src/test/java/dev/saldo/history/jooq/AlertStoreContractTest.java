package dev.saldo.history.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.alert.AlertEpisode;
import dev.saldo.alert.AlertStore;
import dev.saldo.alert.AlertSubject;
import dev.saldo.alert.AlertTrack;
import dev.saldo.alert.AlertTransaction;
import dev.saldo.alert.OutboxMessage.State;
import dev.saldo.alert.OutboxSettlement;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryException;
import dev.saldo.history.PollResult;
import dev.saldo.history.RefusedResult;
import dev.saldo.history.Selection;
import dev.saldo.history.jooq.SharedDatabases.Kind;
import dev.saldo.schedule.DueSlot;
import dev.saldo.schedule.PollClaim;
import dev.saldo.schedule.PollClaims;
import dev.saldo.spi.Secret;
import dev.saldo.spi.channel.AlertMessageKind;
import dev.saldo.spi.channel.AlertNotice;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Episodes in a database that two nodes share, which is the same for all cases. */
final class AlertStoreContractTest {

  private static final SharedDatabases DATABASES = new SharedDatabases();
  private static final AtomicInteger CASES = new AtomicInteger();
  private static final Instant AT = Alerts.AT;

  @TempDir static Path folder;

  private String name = "";

  @BeforeEach
  void name() {
    name = "alert-" + CASES.incrementAndGet();
  }

  @AfterAll
  static void close() {
    DATABASES.close();
  }

  @ParameterizedTest
  @EnumSource
  void nodesThatSeeTheSameBreachOpenOneEpisode(Kind kind) throws Exception {
    ConcurrentCalls.run(8, thread -> store(kind, thread).write(t -> openOnce(t, name + thread)));
    List<AlertEpisode> open = episodes(kind);
    assertThat(open).hasSize(1);
    assertThat(store(kind, 0).messages(List.of(open.getFirst().id()))).hasSize(2);
  }

  private boolean openOnce(AlertTransaction transaction, String id) {
    if (transaction.tracks(List.of(name)).containsKey(Alerts.subject(name))) {
      return false;
    }
    AlertEpisode episode = Alerts.open(id, name);
    transaction.keep(episode.subject(), Alerts.track(episode));
    transaction.post(Alerts.opened(episode), 0, List.of("mail", "sms"), AT);
    return true;
  }

  @ParameterizedTest
  @EnumSource
  void aSecondOpenEpisodeIsRefusedUnlessTheFirstEndsWithIt(Kind kind) {
    keep(kind, Alerts.open(name, name));
    AlertEpisode second = Alerts.open(name + "b", name);
    assertThatThrownBy(() -> keep(kind, second)).isInstanceOf(HistoryException.class);
    assertThat(episodes(kind)).extracting(AlertEpisode::id).containsExactly(name);
    store(kind, 0)
        .write(
            t -> {
              t.keep(second.subject(), Alerts.track(second));
              t.close(Alerts.closed(name, name));
              return 1;
            });
    assertThat(episodes(kind)).contains(second, Alerts.closed(name, name));
    assertThat(tracks(kind)).isEqualTo(Map.of(second.subject(), Alerts.track(second)));
  }

  @ParameterizedTest
  @EnumSource
  void anExceptionLeavesNothingBehind(Kind kind) {
    BalanceHistory history = history(kind, 0);
    history.append(Polls.sampled(Polls.account(name), AT, 100));
    AlertEpisode episode = Alerts.open(name, name);
    assertThatThrownBy(
            () ->
                store(kind, 0)
                    .write(
                        t -> {
                          t.history()
                              .append(Polls.sampled(Polls.account(name), AT.plusSeconds(60), 90));
                          openOnce(t, name);
                          assertThat(t.openTracks()).containsKey(episode.subject());
                          throw new IllegalStateException("stop");
                        }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(episodes(kind)).isEmpty();
    assertThat(tracks(kind)).isEmpty();
    assertThat(store(kind, 0).messages(List.of(name))).isEmpty();
    assertThat(samples(kind)).isOne();
    history.append(Polls.sampled(Polls.account(name), AT.plusSeconds(60), 90));
    assertThat(samples(kind)).isEqualTo(2);
    requireIntact(kind);
  }

  @ParameterizedTest
  @EnumSource
  void aRefusedResultLosesNothingElse(Kind kind) {
    BalanceHistory history = history(kind, 0);
    history.append(Polls.sampled(Polls.account(name + 3), AT, 100));
    List<PollResult> results = IntStream.range(0, 7).mapToObj(i -> sampled(i, AT, 50 + i)).toList();
    List<RefusedResult> refused =
        store(kind, 1)
            .write(
                t -> {
                  List<RefusedResult> found = t.history().appendAccepted(results);
                  openOnce(t, name);
                  return found;
                });
    assertThat(refused).extracting(RefusedResult::result).containsExactly(results.get(3));
    assertThat(history.series(accounts(7))).hasSize(7);
    assertThat(episodes(kind)).hasSize(1);
    requireIntact(kind);
  }

  @ParameterizedTest
  @EnumSource
  void appendsOfAllKindsFollowEachOther(Kind kind) {
    BalanceHistory history = history(kind, 0);
    for (int round = 0; round < 4; round++) {
      Instant at = AT.plusSeconds(600L * round);
      int amount = 1_000 - round;
      history.append(List.of(sampled(0, at, amount)));
      store(kind, 0).write(t -> t.openTracks().size());
      store(kind, round)
          .write(
              t -> {
                t.history().append(List.of(sampled(0, at.plusSeconds(60), amount + 50)));
                t.history().append(List.of(sampled(0, at.plusSeconds(120), amount - 5)));
                t.history().retireAccount(name + 0, at);
                t.history().append(List.of(sampled(0, at.plusSeconds(180), amount - 6)));
                return t.history().series(accounts(1)).size();
              });
    }
    assertThat(history.series(accounts(1)))
        .singleElement()
        .satisfies(series -> assertThat(series.last().totals().samples()).isEqualTo(16));
    requireIntact(kind);
  }

  @ParameterizedTest
  @EnumSource
  void everyFieldOfAnEpisodeIsKept(Kind kind) {
    AlertEpisode episode = Alerts.complete(name, name);
    keep(kind, Alerts.open(name, name));
    store(kind, 0)
        .write(
            t -> {
              t.close(episode);
              return 1;
            });
    assertThat(store(kind, 1).episode(name)).hasValue(episode);
    assertThat(store(kind, 1).episode(name + "x")).isEmpty();
    assertThat(tracks(kind)).isEmpty();
    Instant end = AT.plusSeconds(4);
    assertThat(store(kind, 0).episodes(end)).contains(episode);
    assertThat(store(kind, 0).episodes(end.plusMillis(1))).doesNotContain(episode);
  }

  @ParameterizedTest
  @EnumSource
  void countersAreKeptUntilTheyAreEmpty(Kind kind) {
    store(kind, 0).write(t -> keep(t, new AlertTrack(2, 0, null)));
    assertThat(tracks(kind)).isEqualTo(Map.of(Alerts.subject(name), new AlertTrack(2, 0, null)));
    AlertTrack open = new AlertTrack(0, 1, Alerts.open(name, name));
    store(kind, 0).write(t -> keep(t, open));
    assertThat(tracks(kind)).isEqualTo(Map.of(Alerts.subject(name), open));
    assertThat(store(kind, 0).write(AlertTransaction::openTracks))
        .containsEntry(Alerts.subject(name), open);
    store(kind, 0)
        .write(
            t -> {
              t.close(Alerts.closed(name, name));
              return keep(t, AlertTrack.EMPTY);
            });
    assertThat(tracks(kind)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                store(kind, 0)
                    .write(
                        t -> {
                          t.close(Alerts.open(name, name));
                          return 1;
                        }));
  }

  private int keep(AlertTransaction transaction, AlertTrack track) {
    transaction.keep(Alerts.subject(name), track);
    return 1;
  }

  @ParameterizedTest
  @EnumSource
  void aClaimThatWasLostMeanwhileIsNotConfirmed(Kind kind) {
    PollClaims claims = claims(kind);
    List<DueSlot> due = IntStream.range(0, 3).mapToObj(i -> new DueSlot(name + i, "", AT)).toList();
    claims.stamp(name);
    List<PollClaim> mine = claims.claim(name, due, Map.of());
    claims.leave(name);
    claims.takeOver(name + "other", Map.of(name + 0, ""), Map.of());
    assertThat(store(kind, 0).<Set<PollClaim>>write(t -> t.confirm(mine)))
        .containsOnly(mine.get(1), mine.get(2));
  }

  @ParameterizedTest
  @EnumSource
  void ofTwoAttemptsThatOutlastedTheirSlotOnlyOneCounts(Kind kind) {
    PollClaims claims = claims(kind);
    claims.stamp(name);
    List<PollClaim> first = claims.claim(name, List.of(new DueSlot(name + 0, "", AT)), Map.of());
    claims.leave(name);
    List<PollClaim> second = claims.takeOver(name + "other", Map.of(name + 0, ""), Map.of());
    assertThat(second).hasSize(1);
    claims.claim(name + "other", List.of(new DueSlot(name + 0, "", AT.plusSeconds(60))), Map.of());
    assertThat(store(kind, 0).<Set<PollClaim>>write(t -> t.confirm(first))).hasSize(1);
    assertThat(store(kind, 0).<Set<PollClaim>>write(t -> t.confirm(second))).isEmpty();
  }

  @Test
  void aClaimIsTakenOverOnlyWhenItsNodeDoesNotRecordIt() {
    PollClaims claims = claims(Kind.POSTGRESQL);
    claims.stamp(name);
    List<PollClaim> mine = claims.claim(name, List.of(new DueSlot(name + 0, "", AT)), Map.of());
    claims.leave(name);
    Map<String, String> idle = Map.of(name + 0, "");
    assertThat(
            store(Kind.POSTGRESQL, 0)
                .<List<PollClaim>>write(
                    t -> {
                      assertThat(t.confirm(mine)).hasSize(1);
                      return claims.takeOver(name + "other", idle, Map.of());
                    }))
        .isEmpty();
    assertThat(claims.takeOver(name + "other", idle, Map.of())).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void aPollThatOutlastedItsSlotCountsUnlessALaterOneWasRecorded(Kind kind) {
    PollClaims claims = claims(kind);
    List<PollClaim> mine = claims.claim(name, List.of(new DueSlot(name + 0, "", AT)), Map.of());
    claims.claim(name + "other", List.of(new DueSlot(name + 0, "", AT.plusSeconds(60))), Map.of());
    assertThat(store(kind, 0).<Set<PollClaim>>write(t -> t.confirm(mine))).hasSize(1);
    history(kind, 0).append(List.of(sampled(0, mine.getFirst().claimedAt(), 5)));
    assertThat(store(kind, 0).<Set<PollClaim>>write(t -> t.confirm(mine))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void messagesAboutAnEpisodeAreSentInTheirOrder(Kind kind) {
    claims(kind).stamp(name);
    AlertEpisode episode = Alerts.open(name, name);
    post(kind, episode, AlertMessageKind.OPENED, AT);
    post(kind, episode, AlertMessageKind.CLOSED, AT.plusSeconds(1));
    assertThat(claimed(kind, name, AT.plusSeconds(5))).containsExactly(AlertMessageKind.OPENED);
    settle(kind, AlertMessageKind.OPENED, State.PENDING, AT.plusSeconds(5));
    assertThat(claimed(kind, name, AT.plusSeconds(20))).isEmpty();
    post(kind, episode, AlertMessageKind.WORSE, AT.plusSeconds(30));
    assertThat(claimed(kind, name, AT.plusSeconds(31))).containsExactly(AlertMessageKind.OPENED);
    settle(kind, AlertMessageKind.OPENED, State.SENT, AT.plusSeconds(31));
    assertThat(claimed(kind, name, AT.plusSeconds(32))).containsExactly(AlertMessageKind.CLOSED);
  }

  @ParameterizedTest
  @EnumSource
  void aMessageOfANodeThatLeftOrGaveItBackIsFree(Kind kind) {
    claims(kind).stamp(name);
    claims(kind).stamp(name + 2);
    post(kind, Alerts.open(name, name), AlertMessageKind.OPENED, AT);
    assertThat(claimed(kind, name, AT)).hasSize(1);
    assertThat(claimed(kind, name + 2, AT)).isEmpty();
    claims(kind).leave(name);
    assertThat(claimed(kind, name + 2, AT)).hasSize(1);
    store(kind, 0).release(name + 2, store(kind, 0).messages(List.of(name)));
    assertThat(claimed(kind, name + 2, AT)).hasSize(1);
  }

  private void post(Kind kind, AlertEpisode episode, AlertMessageKind message, Instant dueAt) {
    AlertNotice notice = Alerts.notice(name + message, message, episode);
    store(kind, 0)
        .write(
            t -> {
              t.post(notice, 0, List.of(name), dueAt);
              return 1;
            });
  }

  private void settle(Kind kind, AlertMessageKind message, State state, Instant at) {
    Instant next = state == State.SENT ? null : at.plusSeconds(3_600);
    store(kind, 0)
        .settle(List.of(new OutboxSettlement(name + message, name, state, next, null, at)));
  }

  private List<AlertMessageKind> claimed(Kind kind, String node, Instant now) {
    return store(kind, 0).claimMessages(node, now, Duration.ofMinutes(1), 1_000, Set.of()).stream()
        .filter(message -> message.channel().equals(name))
        .map(message -> message.notice().kind())
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsTakenOverThatIsJustRecorded(Kind kind) {
    PollClaims claims = claims(kind);
    List<PollClaim> mine = claims.claim(name, List.of(new DueSlot(name + 0, "", AT)), Map.of());
    CompletableFuture<List<PollClaim>> other =
        store(kind, 0)
            .write(
                t -> {
                  assertThat(t.confirm(mine)).hasSize(1);
                  t.history().append(List.of(sampled(0, mine.getFirst().claimedAt(), 5)));
                  return CompletableFuture.supplyAsync(
                      () -> claims.takeOver("other", Map.of(name + 0, ""), Map.of()));
                });
    assertThat(other.join()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void appendsAndClaimsRunTogether(Kind kind) throws Exception {
    List<Integer> done =
        ConcurrentCalls.run(
            4,
            thread -> {
              int recorded = 0;
              for (int round = 1; round <= 8; round++) {
                recorded += poll(kind, thread, AT.plusSeconds(60L * round));
              }
              return recorded;
            });
    assertThat(history(kind, 0).series(accounts(40)))
        .hasSize(40)
        .extracting(series -> Math.toIntExact(series.last().totals().samples()))
        .satisfies(
            counts ->
                assertThat(counts.stream().mapToInt(count -> count).sum())
                    .isEqualTo(done.stream().mapToInt(count -> count).sum())
                    .isPositive());
  }

  /** Claims what is left of a slot, and records a result for each claim that is still valid. */
  private int poll(Kind kind, int thread, Instant slot) {
    List<DueSlot> due =
        IntStream.range(0, 40).mapToObj(i -> new DueSlot(name + i, "", slot)).toList();
    claims(kind).stamp(name + thread);
    List<PollClaim> mine = claims(kind).claim(name + thread, due, Map.of());
    store(kind, thread).claimMessages(name + thread, AT, Duration.ofSeconds(30), 5, Set.of());
    return store(kind, thread)
        .write(
            t -> {
              List<PollResult> results =
                  t.confirm(mine).stream()
                      .map(claim -> Polls.sampled(Polls.account(claim.account()), slot, 7))
                      .toList();
              return results.size() - t.history().appendAccepted(results).size();
            });
  }

  @Test
  void aReaderSeesEpisodesAndChangesNothing() {
    Path file = folder.resolve("read");
    try (BalanceHistory history = HistoryStore.openFile(file)) {
      HistoryStore.alerts(history).write(t -> openOnce(t, name));
    }
    try (BalanceHistory history =
        HistoryStore.openUrl(
            "jdbc:h2:file:" + file,
            folder,
            "saldo",
            Secret.of(""),
            new HistoryStore.OpeningOptions(
                "saldo alerts", Duration.ZERO, true, Optional.empty()))) {
      AlertStore store = HistoryStore.alerts(history);
      assertThat(store.episodes(AT)).hasSize(1);
      assertThatThrownBy(() -> store.write(AlertTransaction::openTracks))
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining("for reading only");
      assertThatThrownBy(() -> HistoryStore.pollClaims(history).stamp(name))
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining("for reading only");
    }
  }

  private PollResult sampled(int account, Instant at, long amount) {
    return Polls.sampled(Polls.account(name + account), at, amount);
  }

  private Selection accounts(int count) {
    return new Selection(
        Set.copyOf(IntStream.range(0, count).mapToObj(i -> name + i).toList()), Set.of());
  }

  private void keep(Kind kind, AlertEpisode episode) {
    store(kind, 0).write(t -> keep(t, Alerts.track(episode)));
  }

  private Map<AlertSubject, AlertTrack> tracks(Kind kind) {
    return store(kind, 1).write(t -> t.tracks(List.of(name)));
  }

  private List<AlertEpisode> episodes(Kind kind) {
    return store(kind, 1).episodes(Instant.EPOCH).stream()
        .filter(episode -> episode.subject().account().equals(name))
        .toList();
  }

  private long samples(Kind kind) {
    Selection mine = new Selection(Set.of(name), Set.of());
    return history(kind, 0).series(mine).getFirst().last().totals().samples();
  }

  private static void requireIntact(Kind kind) {
    assertThat(HistoryStore.verify(history(kind, 0), Selection.ALL, false).damage()).isEmpty();
  }

  private static BalanceHistory history(Kind kind, int node) {
    return DATABASES.get(kind, folder).get(node % 2);
  }

  private static AlertStore store(Kind kind, int node) {
    return HistoryStore.alerts(history(kind, node));
  }

  private static PollClaims claims(Kind kind) {
    return HistoryStore.pollClaims(history(kind, 0));
  }
}
