package dev.saldo.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.schedule.CallRate;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PollDispatcherTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final SimulatedWorld world = new SimulatedWorld();
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final AtomicInteger calls = new AtomicInteger();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aSlotIsPolledAfterAllIfTheNodeWasStoppedBetweenClaimAndCall() throws Exception {
    SimulatedNode node = slow();
    node.step();
    world.clock.advance(Duration.ofSeconds(16));
    waiting.remove().run();
    assertThat(calls).hasValue(0);
    node.step();
    waiting.remove().run();
    node.step();
    assertThat(calls).hasValue(1);
    assertThat(node.events(WatchEvent.Polled.class))
        .extracting(WatchEvent.Polled::slot)
        .containsExactly(SimulatedWorld.BEGIN);
  }

  @Test
  void aStoppedNodeLeavesItsSlotToTheOneThatTookItOver() throws Exception {
    SimulatedNode node = slow();
    node.step();
    world.clock.advance(MINUTE);
    waiting.remove().run();
    SimulatedNode other = new SimulatedNode(world, "two").with(plan(this::read));
    other.step();
    node.step();
    assertThat(node.events(WatchEvent.ClaimLost.class))
        .containsExactly(new WatchEvent.ClaimLost("otp", SimulatedWorld.BEGIN));
    assertThat(calls).hasValue(1);
  }

  @Test
  void aPollThatOutlastsItsSlotIsRecordedBeforeTheNextBegins() throws Exception {
    SimulatedNode node = slow();
    node.step();
    node.stepAfter(MINUTE);
    assertThat(waiting).hasSize(1);
    waiting.remove().run();
    node.step();
    node.stepAfter(SECOND);
    assertThat(waiting).hasSize(1);
    assertThat(node.events(WatchEvent.Polled.class)).hasSize(1);
  }

  @Test
  void aSlotWithoutACallIsMissedOnceEvenIfTheDatabaseFails() throws Exception {
    SimulatedNode node = new SimulatedNode(world, "one").with(scarce(1, Duration.ofHours(1), 1));
    node.step();
    node.stepAfter(MINUTE);
    node.stepAfter(MINUTE);
    world.clock.advance(SECOND);
    node.stepAfter(SECOND);
    assertThat(node.events(WatchEvent.SlotMissed.class))
        .containsExactly(new WatchEvent.SlotMissed("a0", SimulatedWorld.BEGIN.plus(MINUTE)));
    node.stepAfter(MINUTE);
    assertThat(node.events(WatchEvent.SlotMissed.class)).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void scarceCallsGoRoundAllAccounts() throws Exception {
    SimulatedNode node = new SimulatedNode(world, "one").with(scarce(2, MINUTE, 6));
    for (int minute = 0; minute < 4; minute++) {
      node.step();
      node.stepAfter(MINUTE);
    }
    assertThat(
            new HashSet<>(
                node.events(WatchEvent.Polled.class).stream()
                    .map(polled -> polled.result().account().name())
                    .toList()))
        .hasSize(6);
  }

  @Test
  void refusedCredentialsAreTriedOnceAnHourWhateverTheNumberOfNodes() throws Exception {
    WatchPlan plan = plan(this::refuse);
    List<SimulatedNode> nodes =
        IntStream.range(0, 3).mapToObj(i -> new SimulatedNode(world, "n" + i).with(plan)).toList();
    for (SimulatedNode node : nodes) {
      node.beat.beat();
    }
    for (int second = 0; second < 1_200; second += 3) {
      world.clock.advance(Duration.ofSeconds(3));
      for (SimulatedNode node : nodes) {
        node.step();
      }
    }
    assertThat(calls).hasValue(1);
    nodes.forEach(node -> node.with(plan(this::refuse)));
    for (int second = 0; second < 600; second += 3) {
      world.clock.advance(Duration.ofSeconds(3));
      for (SimulatedNode node : nodes) {
        node.step();
      }
    }
    assertThat(calls).hasValue(2);
  }

  @Test
  void saysOnceThatItIsFenced() throws Exception {
    SimulatedNode node = new SimulatedNode(world, "one").with(plan(this::read));
    node.step();
    world.clock.advance(MINUTE);
    node.dispatcher.dispatch();
    node.dispatcher.dispatch();
    assertThat(node.events(WatchEvent.Fenced.class)).hasSize(1);
    assertThat(calls).hasValue(1);
  }

  private SimulatedNode slow() {
    SimulatedWorld.AtOnce later =
        new SimulatedWorld.AtOnce() {
          @Override
          public void execute(Runnable task) {
            waiting.add(task);
          }
        };
    return new SimulatedNode(world, "one", later).with(plan(this::read));
  }

  private WatchPlan plan(Supplier<List<Balance>> source) {
    return world.plan(List.of(SimulatedWorld.account("otp", MINUTE, source)));
  }

  private WatchPlan scarce(int allowed, Duration per, int accounts) {
    List<ScheduledAccount> all =
        IntStream.range(0, accounts)
            .mapToObj(i -> SimulatedWorld.account("a" + i, MINUTE, this::read))
            .toList();
    WatchPlan plan = world.plan(all);
    return new WatchPlan(
        all,
        plan.terms(),
        plan.rules(),
        plan.channels(),
        Map.of("test", new CallRate(allowed, per)));
  }

  private List<Balance> read() {
    calls.incrementAndGet();
    return SimulatedWorld.left("500");
  }

  private List<Balance> refuse() {
    calls.incrementAndGet();
    throw new BalanceException(FailureReason.UNAUTHORIZED, "the key is wrong");
  }
}
