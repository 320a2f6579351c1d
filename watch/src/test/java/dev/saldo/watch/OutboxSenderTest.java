package dev.saldo.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.alert.OutboxMessage;
import dev.saldo.channel.OpenChannel;
import dev.saldo.spi.channel.AlertChannel;
import dev.saldo.spi.channel.AlertDeliveryException;
import dev.saldo.spi.channel.AlertMessageKind;
import dev.saldo.spi.channel.AlertNotice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxSenderTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final SimulatedWorld world = new SimulatedWorld();
  private final SimulatedNode node = new SimulatedNode(world, "one");

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void manyMessagesToPeopleBecomeOne() throws Exception {
    node.with(world.plan(accounts(51), people(), SimulatedWorld.LOW));
    node.step();
    assertThat(world.delivered).hasSize(1);
    AlertNotice summary = world.delivered.getFirst();
    assertThat(summary.title()).matches("51 alerts: a\\d+: 50.00 EUR left, below 100.00 EUR");
    assertThat(summary.text().lines()).hasSize(21).endsWith("and 31 more");
    assertThat(summary.episode()).isNull();
    assertThat(summary.kind()).isEqualTo(AlertMessageKind.OPENED);
    assertThat(node.events(WatchEvent.Delivered.class)).hasSize(51);
    node.stepAfter(MINUTE);
    assertThat(world.delivered).hasSize(1);
  }

  @Test
  void messagesToPeopleWithinHalfAMinuteAreCollected() throws Exception {
    node.with(world.plan(accounts(1), people(), SimulatedWorld.LOW));
    node.step();
    node.with(world.plan(accounts(3), people(), SimulatedWorld.LOW));
    node.stepAfter(Duration.ofSeconds(10));
    assertThat(world.delivered).hasSize(1);
    node.stepAfter(Duration.ofSeconds(20));
    assertThat(world.delivered).hasSize(2);
    assertThat(world.delivered.getLast().title()).startsWith("2 alerts: a1");
  }

  @Test
  void aProgramGetsEachMessageByItself() throws Exception {
    node.with(world.plan(accounts(3), SimulatedWorld.LOW));
    node.step();
    assertThat(world.delivered).hasSize(3).allMatch(notice -> notice.episode() != null);
  }

  @Test
  void aDeliveryIsNotRepeatedBecauseTheDatabaseFailedAfterIt() throws Exception {
    node.with(world.plan(accounts(1), SimulatedWorld.LOW));
    world.store.failSettle(1);
    node.step();
    node.step();
    assertThat(states()).containsExactly(OutboxMessage.State.SENT);
    node.stepAfter(Duration.ofHours(1));
    assertThat(world.delivered).hasSize(1);
  }

  @Test
  void aDeliveryThatSucceededIsKnownAlthoughTheThreadIsInterrupted() throws Exception {
    AlertChannel interrupting =
        notice -> {
          world.delivered.add(notice);
          Thread.currentThread().interrupt();
        };
    node.with(world.plan(accounts(1), SimulatedWorld.LOW));
    node.with(world.plan(accounts(1), interrupting, SimulatedWorld.LOW));
    node.step();
    Thread.interrupted();
    assertThat(states()).containsExactly(OutboxMessage.State.SENT);
  }

  @Test
  void aMessageWaitsForAChannelThatThisNodeHasNotReadYet() throws Exception {
    WatchPlan plan = world.plan(accounts(1), SimulatedWorld.LOW);
    node.with(plan);
    node.sender.replace(Map.of());
    node.step();
    assertThat(states()).containsExactly(OutboxMessage.State.PENDING);
    node.sender.replace(plan.channels());
    node.stepAfter(Duration.ofSeconds(6));
    assertThat(world.delivered).hasSize(1);
  }

  @Test
  void aChannelThatAsksToWaitIsLeftAlone() throws Exception {
    int[] attempts = {0};
    AlertChannel busy =
        notice -> {
          attempts[0]++;
          throw AlertDeliveryException.transientFailure("too many", Duration.ofMinutes(2));
        };
    node.with(world.plan(accounts(3), busy, SimulatedWorld.LOW));
    node.step();
    node.stepAfter(MINUTE);
    assertThat(attempts[0]).isEqualTo(1);
    node.with(world.plan(accounts(3), SimulatedWorld.LOW));
    node.stepAfter(Duration.ofSeconds(61));
    assertThat(world.delivered).hasSize(3);
  }

  @Test
  void aChannelThatDoesNotDeliverIsToldOnceThroughAnotherOne() throws Exception {
    AlertChannel broken =
        notice -> {
          throw AlertDeliveryException.transientFailure("HTTP 500");
        };
    node.with(withMail(world.plan(accounts(1), broken, SimulatedWorld.LOW)));
    for (int minute = 0; minute < 40; minute++) {
      node.stepAfter(MINUTE);
    }
    assertThat(world.delivered)
        .extracting(AlertNotice::title)
        .containsExactly("pager: this channel does not deliver: HTTP 500");
    node.with(withMail(world.plan(accounts(1), notice -> {}, SimulatedWorld.LOW)));
    for (int minute = 0; minute < 200; minute++) {
      node.stepAfter(MINUTE);
    }
    assertThat(world.delivered)
        .extracting(AlertNotice::title)
        .endsWith("pager: nothing waits any more")
        .hasSize(2);
  }

  private WatchPlan withMail(WatchPlan plan) {
    return new WatchPlan(
        plan.accounts(),
        plan.terms(),
        plan.rules(),
        Map.of(
            "pager",
            Objects.requireNonNull(plan.channels().get("pager")),
            "mail",
            OpenChannel.of("mail", world.delivered::add)),
        plan.rates());
  }

  private List<OutboxMessage.State> states() {
    return world
        .alerts
        .messages(
            world.alerts.episodes(SimulatedWorld.BEGIN).stream()
                .map(episode -> episode.id())
                .toList())
        .stream()
        .map(OutboxMessage::state)
        .toList();
  }

  private static List<ScheduledAccount> accounts(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> SimulatedWorld.account("a" + i, MINUTE, () -> SimulatedWorld.left("50")))
        .toList();
  }

  private AlertChannel people() {
    return new AlertChannel() {
      @Override
      public void deliver(AlertNotice notice) {
        world.delivered.add(notice);
      }

      @Override
      public boolean takesSummaries() {
        return true;
      }
    };
  }
}
