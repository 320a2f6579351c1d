package dev.saldo.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.history.HistoryException;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.schedule.AdaptiveInterval;
import dev.saldo.schedule.PollTiming;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResultRecorderTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final SimulatedWorld world = new SimulatedWorld();
  private final SimulatedNode node = new SimulatedNode(world, "one");

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aReadingThatWasPerhapsRecordedIsCountedOnce() throws Exception {
    node.with(
        world.plan(
            List.of(SimulatedWorld.account("otp", MINUTE, () -> SimulatedWorld.left("50"))),
            SimulatedWorld.rule("low", SimulatedWorld.below("100"), 2)));
    world.store.failAfterCommit(1);
    assertThatThrownBy(node::step).isInstanceOf(HistoryException.class);
    node.step();
    assertThat(world.delivered).isEmpty();
    node.stepAfter(MINUTE);
    assertThat(world.delivered).hasSize(1);
    assertThat(node.events(WatchEvent.Polled.class)).hasSize(2);
  }

  @Test
  void aResultThatCannotBeRecordedCostsNoOther() throws Exception {
    node.with(
        world.plan(
            List.of(
                SimulatedWorld.account("bad", MINUTE, () -> SimulatedWorld.left("50")),
                SimulatedWorld.account("good", MINUTE, () -> SimulatedWorld.left("50")))));
    world.store.refuse("bad");
    node.dispatcher.dispatch();
    for (int attempt = 1; attempt < 3; attempt++) {
      assertThatThrownBy(() -> node.recorder.record(0)).isInstanceOf(HistoryException.class);
    }
    node.recorder.record(0);
    assertThat(node.recorder.backlog()).isZero();
    assertThat(world.history.series(Selection.ALL))
        .extracting(Series::key)
        .extracting(key -> key.account())
        .containsExactly("good");
    assertThat(node.events(WatchEvent.ResultRefused.class))
        .containsExactly(
            new WatchEvent.ResultRefused("bad", "it cannot be recorded: a value is too long"));
    node.stepAfter(Duration.ZERO);
    world.store.refuse("");
    node.stepAfter(MINUTE);
    assertThat(world.history.series(Selection.ALL)).hasSize(2);
  }

  @Test
  void aDamagedMemoryOfRulesCostsNoReading() throws Exception {
    node.with(
        world.plan(
            List.of(
                SimulatedWorld.account("bad", MINUTE, () -> SimulatedWorld.left("50")),
                SimulatedWorld.account("good", MINUTE, () -> SimulatedWorld.left("50"))),
            SimulatedWorld.rule("low", SimulatedWorld.below("100"), 1)));
    world.store.damageMemory("bad");
    node.dispatcher.dispatch();
    for (int attempt = 1; attempt < 3; attempt++) {
      assertThatThrownBy(() -> node.recorder.record(0)).isInstanceOf(HistoryException.class);
    }
    node.recorder.record(0);
    assertThat(world.history.series(Selection.ALL)).hasSize(2);
    assertThat(node.events(WatchEvent.ResultRefused.class)).isEmpty();
    assertThat(node.events(WatchEvent.Faulted.class))
        .extracting(WatchEvent.Faulted::part)
        .containsExactly("judge");
  }

  /** One credit is used each quarter of an hour, so that 100 are left after 300 of them. */
  @Test
  void anIntervalThatFollowsTheBalanceSavesCallsAndDelaysNoAlert() throws Exception {
    Duration quarter = Duration.ofMinutes(15);
    AdaptiveInterval bounds = new AdaptiveInterval(quarter, Duration.ofHours(4));
    ScheduledAccount even =
        SimulatedWorld.account("otp", bounds.longest(), () -> SimulatedWorld.left(leftAt(quarter)));
    node.with(
        world.plan(
            List.of(
                new ScheduledAccount(even.account(), new PollTiming.Adaptive(bounds), Set.of())),
            SimulatedWorld.rule("low", SimulatedWorld.below("100"), 1)));
    node.step();
    int quarters = 0;
    while (world.delivered.isEmpty() && quarters < 400) {
      node.stepAfter(quarter);
      quarters++;
    }
    assertThat(quarters).isBetween(301, 302);
    assertThat(node.events(WatchEvent.Polled.class)).hasSizeLessThan(quarters * 6 / 10);
  }

  private String leftAt(Duration use) {
    return String.valueOf(
        400 - Duration.between(SimulatedWorld.BEGIN, world.clock.instant()).dividedBy(use));
  }

  @Test
  void aTimeOfTheDatabaseNeverLiesAheadOfTheClock() {
    CorrectedClock clock = new CorrectedClock(world.clock);
    Instant claimed = SimulatedWorld.BEGIN.plusMillis(900);
    clock.reach(claimed);
    assertThat(clock.instant()).isEqualTo(claimed);
    clock.correct(Duration.ofMillis(200));
    assertThat(clock.instant()).isEqualTo(claimed);
    clock.correct(Duration.ofSeconds(-30));
    assertThat(clock.offset()).isEqualTo(Duration.ofSeconds(-30));
  }
}
