package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.CALL_BUDGET;
import static dev.saldo.history.jooq.schema.Tables.NODE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryException;
import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.history.PollResult;
import dev.saldo.history.jooq.SharedDatabases.Kind;
import dev.saldo.history.jooq.database.AsideDurability;
import dev.saldo.history.jooq.database.DatabaseClock;
import dev.saldo.schedule.CallRate;
import dev.saldo.schedule.DueSlot;
import dev.saldo.schedule.NodeLiveness;
import dev.saldo.schedule.PollClaim;
import dev.saldo.schedule.PollClaims;
import dev.saldo.spi.FailureReason;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Claims of nodes that share a database, which is the same for all cases: each has its names. */
final class PollClaimsContractTest {

  private static final SharedDatabases DATABASES = new SharedDatabases();
  private static final AtomicInteger CASES = new AtomicInteger();
  private static final Instant SLOT = Instant.parse("2026-10-01T00:00:00.250Z");
  private static final CallRate FIVE = new CallRate(5, Duration.ofDays(9));

  @TempDir static Path folder;

  private String name = "";

  @BeforeEach
  void name() {
    name = "case-" + CASES.incrementAndGet();
  }

  @AfterAll
  static void close() {
    DATABASES.close();
  }

  @ParameterizedTest
  @EnumSource
  void twoNodesClaimEachSlotOnce(Kind kind) throws Exception {
    requireEachSlotOnce(kind, 2);
  }

  @ParameterizedTest
  @EnumSource
  void eightThreadsClaimEachSlotOnce(Kind kind) throws Exception {
    requireEachSlotOnce(kind, 8);
  }

  private void requireEachSlotOnce(Kind kind, int threads) throws Exception {
    for (int round = 0; round < 4; round++) {
      List<DueSlot> due = due(30, SLOT.plusSeconds(60L * round));
      List<PollClaim> claims =
          ConcurrentCalls.run(
                  threads, thread -> node(kind, thread).claim(name + thread, due, Map.of()))
              .stream()
              .flatMap(List::stream)
              .toList();
      assertThat(claims).extracting(PollClaim::account).doesNotHaveDuplicates().hasSize(30);
      assertThat(node(kind, 0).latest(due.stream().map(DueSlot::account).toList()))
          .containsExactlyInAnyOrderElementsOf(claims);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSlotFarAheadOfTheClockDoesNotKeepAnAccountFromBeingPolled(Kind kind) {
    Instant wrong = Instant.now().plus(Duration.ofDays(900));
    assertThat(node(kind, 0).claim(name, List.of(new DueSlot(name, "", wrong)), Map.of()))
        .hasSize(1);
    assertThat(node(kind, 1).claim(name, List.of(slot("", "")), Map.of())).hasSize(1);
    assertThat(node(kind, 1).claim(name, List.of(slot("", "")), Map.of())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void noCallIsSpentTwice(Kind kind) throws Exception {
    List<List<PollClaim>> claims =
        ConcurrentCalls.run(
            8,
            thread -> {
              List<DueSlot> due =
                  IntStream.range(0, 4)
                      .mapToObj(i -> new DueSlot(name + thread + "-" + i, name, SLOT))
                      .toList();
              return node(kind, thread).claim(name + thread, due, Map.of(name, FIVE));
            });
    assertThat(claims.stream().mapToInt(List::size).sum()).isEqualTo(5);
  }

  @ParameterizedTest
  @EnumSource
  void slotsWithoutACallAreLeftOutInTheGivenOrder(Kind kind) {
    CallRate two = new CallRate(2, Duration.ofDays(9));
    List<DueSlot> due =
        List.of(slot("z", name), slot("b", ""), slot("y", name), slot("a", name), slot("c", "x"));
    assertThat(node(kind, 0).claim(name, due, Map.of(name, two)))
        .extracting(PollClaim::account)
        .containsExactly(name + "z", name + "b", name + "y", name + "c");
    assertThat(node(kind, 1).claim(name, due, Map.of(name, two))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aSlotOfAnotherNodeCostsNoCall(Kind kind) {
    CallRate one = new CallRate(1, Duration.ofDays(9));
    node(kind, 0).claim(name + 0, List.of(slot("a", "")), Map.of());
    assertThat(
            node(kind, 1)
                .claim(name + 1, List.of(slot("a", name), slot("b", name)), Map.of(name, one)))
        .extracting(PollClaim::account)
        .containsExactly(name + "b");
  }

  @ParameterizedTest
  @EnumSource
  void onlyALaterSlotIsClaimed(Kind kind) {
    assertThat(claim(kind, SLOT)).hasSize(1);
    assertThat(claim(kind, SLOT)).isEmpty();
    assertThat(claim(kind, SLOT.minusMillis(1))).isEmpty();
    assertThat(claim(kind, SLOT.plusMillis(1))).hasSize(1);
  }

  private List<PollClaim> claim(Kind kind, Instant at) {
    return node(kind, 0).claim(name, List.of(new DueSlot(name, "", at)), Map.of());
  }

  @ParameterizedTest
  @EnumSource
  void everyTimeIsOneOfTheDatabase(Kind kind) {
    PollClaims node = node(kind, 0);
    Instant before = node.stamp(name).databaseTime();
    PollClaim claim = claim(kind, before.plusSeconds(30)).getFirst();
    PollClaim other =
        node.claim(name, List.of(new DueSlot("b" + name, "", before.minusSeconds(30))), Map.of())
            .getFirst();
    Instant after = node.stamp(name).databaseTime();
    assertThat(claim.claimedAt()).isBetween(before, after);
    assertThat(other.claimedAt()).isBetween(before, after);
    assertThat(node.stamp(name).alive()).isSorted().contains(name);
  }

  @ParameterizedTest
  @EnumSource
  void aDeadNodeIsTakenOverOnce(Kind kind) throws Exception {
    List<DueSlot> due = due(10, SLOT);
    Map<String, String> providers = new HashMap<>();
    due.forEach(slot -> providers.put(slot.account(), slot.provider()));
    node(kind, 0).stamp(name);
    node(kind, 0).claim(name, due, Map.of());
    age(kind, NodeLiveness.DEAD_AFTER.minusSeconds(5));
    assertThat(node(kind, 1).takeOver("other", providers, Map.of())).isEmpty();
    age(kind, NodeLiveness.DEAD_AFTER.plusSeconds(1));
    assertThat(node(kind, 1).takeOver(name, providers, Map.of())).as("its own claims").isEmpty();
    List<PollClaim> taken =
        ConcurrentCalls.run(
                8, thread -> node(kind, thread).takeOver("other" + thread, providers, Map.of()))
            .stream()
            .flatMap(List::stream)
            .toList();
    assertThat(taken)
        .hasSize(10)
        .allMatch(claim -> claim.attempt() == 2 && claim.slot().equals(SLOT))
        .extracting(PollClaim::account)
        .containsExactlyInAnyOrderElementsOf(providers.keySet());
    assertThat(node(kind, 0).takeOver("third", providers, Map.of())).as("third attempt").isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsRecordedIsNotTakenOver(Kind kind) {
    List<DueSlot> due = due(4, SLOT);
    Map<String, String> providers = new HashMap<>();
    due.forEach(slot -> providers.put(slot.account(), ""));
    node(kind, 0).stamp(name);
    Instant at = node(kind, 0).claim(name, due, Map.of()).getFirst().claimedAt();
    assertThat(node(kind, 0).takeOver("other", providers, Map.of())).isEmpty();
    age(kind, NodeLiveness.DEAD_AFTER.plusSeconds(1));
    history(kind)
        .append(
            List.of(
                Polls.sampled(Polls.account(due.get(0).account()), at, 5),
                failed(due.get(1).account(), at),
                Polls.sampled(Polls.account(due.get(2).account()), at.minusMillis(1), 5),
                failed(due.get(3).account(), at.minusMillis(1))));
    assertThat(node(kind, 0).takeOver("other", providers, Map.of()))
        .extracting(PollClaim::account)
        .containsExactly(due.get(2).account(), due.get(3).account());
  }

  @ParameterizedTest
  @EnumSource
  void aNodeThatNobodyHasSeenYetIsNotTakenOver(Kind kind) {
    List<DueSlot> due = due(2, SLOT);
    Map<String, String> providers = new HashMap<>();
    due.forEach(slot -> providers.put(slot.account(), ""));
    node(kind, 0).claim(name, due, Map.of());
    assertThat(node(kind, 0).takeOver("other", providers, Map.of())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aNodeThatLeftIsTakenOverWithinTheBudget(Kind kind) {
    List<DueSlot> due = due(8, SLOT);
    Map<String, String> providers = new HashMap<>();
    due.forEach(slot -> providers.put(slot.account(), name));
    node(kind, 0).stamp(name);
    node(kind, 0).claim(name, due, Map.of());
    node(kind, 0).leave(name);
    assertThat(node(kind, 0).stamp("other").alive()).doesNotContain(name);
    assertThat(node(kind, 1).takeOver("other", providers, Map.of(name, FIVE))).hasSize(5);
    assertThat(node(kind, 1).takeOver("other", providers, Map.of(name, FIVE))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void callsOfAPersonAreCountedAndNeverRefused(Kind kind) {
    node(kind, 0).spend(name, FIVE, 3);
    assertThat(node(kind, 1).claim(name, due(4, SLOT), Map.of(name, FIVE))).hasSize(2);
    node(kind, 0).spend(name, FIVE, 3);
    assertThat(node(kind, 1).claim(name, due(9, SLOT), Map.of(name, FIVE))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyBudgetIsNotWrittenSoThatNoFractionOfACallIsLost(Kind kind) {
    node(kind, 0).claim(name, due(5, SLOT), Map.of(name, FIVE));
    String before = budget(kind);
    assertThat(node(kind, 0).claim(name, due(9, SLOT), Map.of(name, FIVE))).isEmpty();
    assertThat(budget(kind)).isEqualTo(before);
  }

  private String budget(Kind kind) {
    return database(kind)
        .open()
        .read(
            sql ->
                sql.selectFrom(CALL_BUDGET)
                    .where(CALL_BUDGET.PROVIDER.eq(name))
                    .fetchSingle()
                    .toString());
  }

  @ParameterizedTest
  @EnumSource
  void oldClaimsOfOtherAccountsAreForgotten(Kind kind) {
    List<DueSlot> due = due(2, SLOT);
    List<String> accounts = due.stream().map(DueSlot::account).toList();
    node(kind, 0).stamp(name);
    node(kind, 0).claim(name, due, Map.of());
    node(kind, 0).forget(accounts.subList(0, 1), Duration.ofDays(1));
    assertThat(node(kind, 1).latest(accounts)).hasSize(2);
    node(kind, 0).forget(accounts.subList(0, 1), Duration.ofMillis(-1));
    assertThat(node(kind, 1).latest(accounts))
        .extracting(PollClaim::account)
        .containsExactly(accounts.getFirst());
    assertThat(node(kind, 1).latest()).extracting(PollClaim::account).isSorted();
  }

  @ParameterizedTest
  @EnumSource
  void aLongWriteDelaysNoClaim(Kind kind) {
    database(kind)
        .open()
        .writeOnce(
            (sql, ledger) -> {
              assertThat(node(kind, 0).stamp(name).alive()).contains(name);
              assertThat(node(kind, 0).claim(name, due(3, SLOT), Map.of(name, FIVE))).hasSize(3);
              return ledger;
            });
  }

  @ParameterizedTest
  @EnumSource
  void appendsAndClaimsRunTogether(Kind kind) throws Exception {
    List<Integer> done =
        ConcurrentCalls.run(
            3,
            thread -> {
              for (int round = 1; round <= 10; round++) {
                Instant at = SLOT.plusSeconds(60L * round);
                if (thread == 0) {
                  List<PollResult> results =
                      IntStream.range(0, 100)
                          .mapToObj(i -> Polls.sampled(Polls.account(name + i), at, 9))
                          .toList();
                  history(kind).append(results);
                } else {
                  node(kind, thread).stamp(name + thread);
                  node(kind, thread).claim(name + thread, due(100, at), Map.of());
                }
              }
              return thread;
            });
    assertThat(done).hasSize(3);
    assertThat(node(kind, 0).latest(due(100, SLOT).stream().map(DueSlot::account).toList()))
        .hasSize(100)
        .allMatch(claim -> claim.slot().equals(SLOT.plusSeconds(600)));
  }

  @Test
  void aClosedHistoryAViewAndOtherHistoriesKeepNoClaims() {
    BalanceHistory history = HistoryStore.openFile(folder.resolve("closed"));
    PollClaims claims = HistoryStore.pollClaims(history);
    history.close();
    assertThatThrownBy(() -> claims.stamp(name))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("closed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HistoryStore.pollClaims(new InMemoryBalanceHistory()))
        .withMessageContaining("can keep claims");
  }

  private static PollResult failed(String account, Instant at) {
    return new PollResult.Failed(
        Polls.account(account), at, Duration.ofMillis(5), FailureReason.TIMEOUT, "late", null);
  }

  private List<DueSlot> due(int accounts, Instant at) {
    return IntStream.range(0, accounts)
        .mapToObj(i -> new DueSlot("%s-%02d".formatted(name, i), name, at))
        .toList();
  }

  private DueSlot slot(String account, String provider) {
    return new DueSlot(name + account, provider, SLOT);
  }

  private void age(Kind kind, Duration age) {
    database(kind)
        .open()
        .writeAside(
            AsideDurability.COMMITTED,
            sql ->
                sql.update(NODE)
                    .set(NODE.SEEN_AT, DatabaseClock.now(sql).minus(age))
                    .where(NODE.ID.eq(name))
                    .execute());
  }

  private static JooqBalanceHistory database(Kind kind) {
    return (JooqBalanceHistory) history(kind);
  }

  private static BalanceHistory history(Kind kind) {
    return DATABASES.get(kind, folder).getFirst();
  }

  private static PollClaims node(Kind kind, int node) {
    return HistoryStore.pollClaims(DATABASES.get(kind, folder).get(node % 2));
  }
}
