package dev.saldo.history.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.alert.AlertEpisode;
import dev.saldo.alert.AlertStore;
import dev.saldo.alert.AlertTrack;
import dev.saldo.alert.ChannelBacklog;
import dev.saldo.alert.OutboxMessage;
import dev.saldo.alert.OutboxMessage.State;
import dev.saldo.alert.OutboxSettlement;
import dev.saldo.history.jooq.SharedDatabases.Kind;
import dev.saldo.spi.channel.AlertMessageKind;
import dev.saldo.spi.channel.AlertNotice;
import dev.saldo.spi.channel.AlertSeverity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages in a database that two nodes share, which is the same for all cases. */
final class AlertMessagesContractTest {

  private static final SharedDatabases DATABASES = new SharedDatabases();
  private static final AtomicInteger CASES = new AtomicInteger();
  private static final Duration LEASE = Duration.ofHours(1);
  private static final Duration OVER = Duration.ZERO;
  private static final Instant AT = Alerts.AT;

  @TempDir static Path folder;

  private String name = "";

  @BeforeEach
  void name() {
    name = "message-" + CASES.incrementAndGet();
  }

  @AfterAll
  static void close() {
    DATABASES.close();
  }

  @ParameterizedTest
  @EnumSource
  void everyFieldIsKept(Kind kind) {
    AlertEpisode episode = Alerts.complete(name, name);
    AlertNotice notice = Alerts.complete("n-" + name, episode);
    post(kind, notice, 3, "mail", AT);
    assertThat(store(kind, 1).messages(List.of(name)))
        .containsExactly(
            new OutboxMessage(notice, 3, "mail", AT, 0, null, State.PENDING, null, null));
  }

  @ParameterizedTest
  @EnumSource
  void aNoticeOfNoEpisodeIsAMessageOfItsOwn(Kind kind) {
    drain(kind);
    for (String id : List.of("a", "b", "a")) {
      post(kind, test(name + id), 0, "mail", AT);
    }
    assertThat(claim(kind, 0, LEASE))
        .extracting(OutboxMessage::notice)
        .containsExactly(test(name + "a"), test(name + "b"));
  }

  @ParameterizedTest
  @EnumSource
  void whatEndedLongAgoIsForgottenInSmallParts(Kind kind) {
    drain(kind);
    AlertStore store = store(kind, 0);
    forgotten(store, Instant.parse("2100-01-01T00:00:00Z"));
    Instant end = AT.plusSeconds(60);
    for (int i = 0; i < 5; i++) {
      AlertEpisode episode = Alerts.closed(name + i, name + i);
      store.write(
          transaction -> {
            transaction.close(episode);
            return 0;
          });
      post(kind, Alerts.complete("n-" + name + i, episode), 0, "mail", AT);
    }
    post(kind, test("t-" + name), 0, "mail", AT);
    store.write(
        transaction -> {
          transaction.keep(
              Alerts.subject(name), new AlertTrack(1, 0, Alerts.open(name + "open", name)));
          return 0;
        });
    assertThat(forgotten(store, end.plusMillis(1))).as("while messages wait").isZero();
    drain(kind);
    assertThat(forgotten(store, end)).as("only the test message is older").isEqualTo(1);
    assertThat(store.forget(end.plusMillis(1), 2)).isEqualTo(2);
    assertThat(forgotten(store, end.plusMillis(1))).isEqualTo(3);
    assertThat(store.messages(List.of(name + 0, name + 4))).isEmpty();
    assertThat(store.episode(name + 4)).isEmpty();
    assertThat(store.episode(name + "open")).isPresent();
  }

  private static int forgotten(AlertStore store, Instant before) {
    int sum = 0;
    for (int part = store.forget(before, 2); part > 0; part = store.forget(before, 2)) {
      sum += part;
    }
    return sum;
  }

  private static AlertNotice test(String id) {
    return new AlertNotice(
        id, AlertMessageKind.TEST, AlertSeverity.INFO, AT, "a test", "All is well.", null);
  }

  @ParameterizedTest
  @EnumSource
  void aDuplicatePostIsIgnored(Kind kind) {
    AlertEpisode episode = Alerts.open(name, name);
    post(kind, Alerts.notice(name + 1, AlertMessageKind.REMINDER, episode), 1, "mail", AT);
    post(kind, Alerts.notice(name + 2, AlertMessageKind.REMINDER, episode), 1, "mail", AT);
    post(kind, Alerts.notice(name + 3, AlertMessageKind.REMINDER, episode), 2, "mail", AT);
    post(kind, Alerts.notice(name + 1, AlertMessageKind.REMINDER, episode), 1, "sms", AT);
    store(kind, 0)
        .write(
            t -> {
              AlertNotice notice = Alerts.notice(name + 4, AlertMessageKind.WORSE, episode);
              t.post(notice, 0, List.of("mail", "mail"), AT);
              t.post(notice, 0, List.of("mail"), AT);
              return 1;
            });
    assertThat(store(kind, 0).messages(List.of(name)))
        .extracting(message -> message.notice().id() + " " + message.channel())
        .containsExactly(name + "1 mail", name + "3 mail", name + "1 sms", name + "4 mail");
  }

  @ParameterizedTest
  @EnumSource
  void eightThreadsClaimEachMessageOnceWithinTheLease(Kind kind) throws Exception {
    drain(kind);
    fill(kind, 20);
    List<OutboxMessage> claimed = new ArrayList<>();
    ConcurrentCalls.run(8, thread -> claim(kind, thread, LEASE)).forEach(claimed::addAll);
    assertThat(claimed).as("at least one thread is the first").hasSizeGreaterThanOrEqualTo(9);
    List<OutboxMessage> rest = claim(kind, 0, LEASE);
    while (!rest.isEmpty()) {
      claimed.addAll(rest);
      rest = claim(kind, 0, LEASE);
    }
    assertThat(claimed)
        .extracting(message -> message.notice().id())
        .doesNotHaveDuplicates()
        .hasSize(20);
  }

  @ParameterizedTest
  @EnumSource
  void aClaimIsVoidAfterItsLease(Kind kind) {
    drain(kind);
    fill(kind, 3);
    assertThat(claim(kind, 0, OVER)).hasSize(3);
    assertThat(claim(kind, 1, LEASE)).hasSize(3);
    assertThat(claim(kind, 0, LEASE)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void messagesWaitUntilTheyAreDueTheOldestFirst(Kind kind) {
    drain(kind);
    int number = 0;
    for (int minutes : List.of(3, 1, 2, 9)) {
      number++;
      post(
          kind,
          Alerts.notice(
              name + minutes, AlertMessageKind.REMINDER, Alerts.open(name + minutes, name)),
          number,
          "mail",
          AT.plusSeconds(60L * minutes));
    }
    AlertStore store = store(kind, 0);
    stamp(kind, "a");
    assertThat(ids(store.claimMessages("a", AT.plusSeconds(59), LEASE, 9, Set.of()))).isEmpty();
    assertThat(ids(store.claimMessages("a", AT.plusSeconds(180), LEASE, 2, Set.of())))
        .containsExactly(name + 1, name + 2);
    assertThat(ids(store.claimMessages("a", AT.plusSeconds(180), LEASE, 2, Set.of())))
        .containsExactly(name + 3);
  }

  @ParameterizedTest
  @EnumSource
  void aFailureIsCountedOnceAndTriedAgain(Kind kind) {
    drain(kind);
    fill(kind, 1);
    Instant next = AT.plusSeconds(300);
    OutboxSettlement failed = settled(0, State.PENDING, next, "no answer", AT.plusSeconds(5));
    claim(kind, 0, LEASE);
    store(kind, 0).settle(List.of(failed));
    store(kind, 1).settle(List.of(failed));
    OutboxMessage waiting = message(kind);
    assertThat(waiting.attempts()).isOne();
    assertThat(waiting.nextAt()).isEqualTo(next);
    assertThat(waiting.error()).isEqualTo("no answer");
    assertThat(store(kind, 1).claimMessages("b", next.minusMillis(1), LEASE, 9, Set.of()))
        .isEmpty();
    assertThat(store(kind, 1).claimMessages("b", next, LEASE, 9, Set.of()))
        .containsExactly(waiting);
    store(kind, 1).settle(List.of(settled(0, State.DEAD, null, "gone", next)));
    assertThat(message(kind))
        .extracting(OutboxMessage::state, OutboxMessage::attempts, OutboxMessage::error)
        .containsExactly(State.DEAD, 2, "gone");
  }

  @ParameterizedTest
  @EnumSource
  void aDeliveryCountsWhateverOtherNodesKnow(Kind kind) {
    fill(kind, 1);
    Instant at = AT.plusSeconds(5);
    store(kind, 0).settle(List.of(settled(0, State.DEAD, null, "gone", at.plusSeconds(1))));
    store(kind, 1).settle(List.of(settled(0, State.SENT, null, null, at)));
    store(kind, 0)
        .settle(
            List.of(
                settled(0, State.PENDING, at, "late", at.plusSeconds(2)),
                settled(0, State.DEAD, null, "late", at.plusSeconds(3)),
                settled(0, State.SENT, null, null, at.plusSeconds(4)),
                settled(77, State.SENT, null, null, at)));
    assertThat(message(kind))
        .extracting(OutboxMessage::state, OutboxMessage::sentAt, OutboxMessage::error)
        .containsExactly(State.SENT, at, null);
    drain(kind);
  }

  @ParameterizedTest
  @EnumSource
  void aBacklogTellsSinceWhenAChannelFails(Kind kind) {
    drain(kind);
    AlertEpisode episode = Alerts.open(name, name);
    String channel = "z" + name;
    for (int number = 0; number < 5; number++) {
      AlertNotice notice = Alerts.notice(id(number), AlertMessageKind.REMINDER, episode);
      post(kind, notice, number, channel, AT.plusSeconds(number));
    }
    Instant week = AT.plus(Duration.ofDays(7));
    assertThat(backlog(kind, channel, AT.minusSeconds(1))).isNull();
    store(kind, 0)
        .settle(
            List.of(
                settle(channel, 0, State.SENT, null, AT),
                settle(channel, 1, State.PENDING, "first", AT.plusSeconds(8)),
                settle(channel, 2, State.PENDING, "second", AT.plusSeconds(9)),
                settle(channel, 3, State.DEAD, "refused", AT.plusSeconds(7))));
    assertThat(backlog(kind, channel, AT.plusSeconds(10)))
        .isEqualTo(new ChannelBacklog(channel, 3, 1, AT.plusSeconds(1), true, "second"));
    assertThat(backlog(kind, channel, week.plusSeconds(7)))
        .isEqualTo(new ChannelBacklog(channel, 3, 0, AT.plusSeconds(1), false, "second"));
    drain(kind);
  }

  private @Nullable ChannelBacklog backlog(Kind kind, String channel, Instant now) {
    return store(kind, 1).backlogs(now).stream()
        .filter(backlog -> backlog.channel().equals(channel))
        .findFirst()
        .orElse(null);
  }

  private OutboxSettlement settle(
      String channel, int number, State state, @Nullable String error, Instant at) {
    return new OutboxSettlement(id(number), channel, state, null, error, at);
  }

  private OutboxSettlement settled(
      int number, State state, @Nullable Instant next, @Nullable String error, Instant at) {
    return new OutboxSettlement(id(number), "mail", state, next, error, at);
  }

  private AlertEpisode episode(int number) {
    return Alerts.open(number == 0 ? name : id(number), name);
  }

  private String id(int number) {
    return name + "-" + number;
  }

  /** Posts messages, each about an episode of its own. */
  private void fill(Kind kind, int messages) {
    store(kind, 0)
        .write(
            t -> {
              IntStream.range(0, messages)
                  .forEach(
                      number ->
                          t.post(
                              Alerts.notice(id(number), AlertMessageKind.REMINDER, episode(number)),
                              number,
                              List.of("mail"),
                              AT));
              return messages;
            });
  }

  /** Settles what other cases left. */
  private static void drain(Kind kind) {
    AlertStore store = store(kind, 0);
    List<OutboxMessage> rest;
    do {
      rest = store.claimMessages("drain", Instant.MAX, LEASE, 1_000, Set.of());
      store.settle(
          rest.stream()
              .map(
                  message ->
                      new OutboxSettlement(
                          message.notice().id(), message.channel(), State.SENT, null, null, AT))
              .toList());
    } while (!rest.isEmpty());
  }

  private void post(Kind kind, AlertNotice notice, int number, String channel, Instant dueAt) {
    store(kind, 0)
        .write(
            t -> {
              t.post(notice, number, List.of(channel), dueAt);
              return 1;
            });
  }

  private OutboxMessage message(Kind kind) {
    return store(kind, 1).messages(List.of(name)).getFirst();
  }

  private static List<OutboxMessage> claim(Kind kind, int node, Duration lease) {
    stamp(kind, "node" + node);
    return store(kind, node).claimMessages("node" + node, AT, lease, 9, Set.of());
  }

  private static void stamp(Kind kind, String node) {
    HistoryStore.pollClaims(DATABASES.get(kind, folder).getFirst()).stamp(node);
  }

  private static List<String> ids(List<OutboxMessage> messages) {
    return messages.stream().map(message -> message.notice().id()).toList();
  }

  private static AlertStore store(Kind kind, int node) {
    return HistoryStore.alerts(DATABASES.get(kind, folder).get(node % 2));
  }
}
