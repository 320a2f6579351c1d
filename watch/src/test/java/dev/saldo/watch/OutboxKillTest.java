package dev.saldo.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.alert.AlertEpisode;
import dev.saldo.alert.OutboxMessage;
import dev.saldo.history.jooq.HistoryStore;
import dev.saldo.schedule.PollClaims;
import dev.saldo.spi.channel.AlertDeliveryException;
import dev.saldo.spi.channel.AlertMessageKind;
import dev.saldo.spi.channel.AlertNotice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nodes that end at each point on the way of a message, one after the other, in one process. */
class OutboxKillTest {

  private static final int ENDS = Boolean.getBoolean("saldo.thorough") ? 400 : 16;
  private static final int ACCOUNTS = 6;

  private final SimulatedWorld world = new SimulatedWorld();
  private final PollClaims claims = HistoryStore.pollClaims(world.history);
  private final Map<String, Integer> accepted = new HashMap<>();
  private final Map<String, Integer> expected = new HashMap<>();
  private String latest = "";
  private int requests;

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void losesNoMessageAndRepeatsOnlyWhatWasInFlight() throws Exception {
    for (int life = 0; life < ENDS; life++) {
      live(OutboxKillTrap.Point.values()[life % 4], 1 + life / 4 % 3, "node-" + life);
    }
    SimulatedNode last = node("last", OutboxKillTrap.NONE);
    claims.stamp("last");
    for (int hour = 0; hour < 100; hour++) {
      world.clock.advance(Duration.ofHours(1));
      last.beat.beat();
      last.sender.send();
    }
    check();
  }

  private void live(OutboxKillTrap.Point point, int times, String name) throws Exception {
    OutboxKillTrap trap = new OutboxKillTrap(point, times, () -> end(point));
    claims.stamp(name);
    SimulatedNode node = node(name, trap);
    for (int step = 0; step < 200 && !trap.hasEnded(); step++) {
      try {
        node.stepAfter(Duration.ofSeconds(20));
      } catch (OutboxKillTrap.Ended e) {
        assertThat(trap.hasEnded()).isTrue();
      }
    }
    assertThat(trap.hasEnded()).isTrue();
    claims.leave(name);
  }

  /** Only a message whose acceptance is not stored is sent again. */
  private void end(OutboxKillTrap.Point point) {
    if (point == OutboxKillTrap.Point.ACCEPTED) {
      expected.merge(latest, 1, Integer::sum);
    }
  }

  private SimulatedNode node(String name, OutboxKillTrap trap) {
    return new SimulatedNode(world, name, trap.watch(world.store))
        .with(
            world.plan(
                IntStream.range(0, ACCOUNTS).mapToObj(this::account).toList(),
                trap.watch(this::receive),
                SimulatedWorld.LOW));
  }

  /** Is low for three minutes and high for three. */
  private ScheduledAccount account(int number) {
    return SimulatedWorld.account(
        "a" + number,
        Duration.ofMinutes(1),
        () -> {
          long minute = Duration.between(SimulatedWorld.BEGIN, world.clock.instant()).toMinutes();
          boolean low = (minute / 3 + number) % 2 == 0;
          return SimulatedWorld.left((low ? "95." : "105.") + "%06d".formatted(minute));
        });
  }

  /** Refuses one request in three. */
  private void receive(AlertNotice notice) {
    if (requests++ % 3 == 0) {
      throw requests % 2 == 0
          ? AlertDeliveryException.transientFailure("status 500")
          : AlertDeliveryException.transientFailure("too many", Duration.ofSeconds(1));
    }
    latest = notice.id();
    accepted.merge(notice.id(), 1, Integer::sum);
  }

  private void check() {
    List<AlertEpisode> episodes = world.alerts.episodes(Instant.EPOCH);
    List<OutboxMessage> messages =
        world.alerts.messages(episodes.stream().map(AlertEpisode::id).toList());
    assertThat(episodes).hasSizeGreaterThan(ENDS / 8);
    assertThat(messages).allMatch(message -> message.state() == OutboxMessage.State.SENT);
    List<String> keys = new ArrayList<>();
    for (OutboxMessage message : messages) {
      keys.add(message.notice().episode().id() + message.notice().kind() + message.number());
    }
    assertThat(keys).doesNotHaveDuplicates();
    for (AlertEpisode episode : episodes) {
      assertThat(keys).contains(episode.id() + AlertMessageKind.OPENED + 0);
      if (episode.closing() != null) {
        assertThat(keys).contains(episode.id() + AlertMessageKind.CLOSED + 0);
      }
    }
    messages.forEach(message -> expected.merge(message.notice().id(), 1, Integer::sum));
    assertThat(accepted).isEqualTo(expected);
  }
}
