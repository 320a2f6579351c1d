package dev.saldo.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class NodesTest {

  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

  @Test
  void aNodeIsFencedBeforeOthersTakeItForDead() {
    assertThat(NodeLiveness.FENCED_AFTER.plus(NodeLiveness.STAMP_EVERY))
        .isLessThanOrEqualTo(NodeLiveness.DEAD_AFTER);
    assertThat(NodeLiveness.isDead(NOON, NOON.plusSeconds(20))).isFalse();
    assertThat(NodeLiveness.isDead(NOON, NOON.plusMillis(20_001))).isTrue();
    assertThat(NodeLiveness.isFenced(Duration.ofMillis(14_999))).isFalse();
    assertThat(NodeLiveness.isFenced(Duration.ofSeconds(15))).isTrue();
  }

  @Test
  void theOffsetOfAClockIsThatOfTheMiddleOfTheRoundTrip() {
    Duration offset = NodeLiveness.measureOffset(NOON, NOON.plusSeconds(31), NOON.plusSeconds(2));
    assertThat(offset).hasSeconds(30);
  }

  @Test
  void onlyTheAccountsOfADeadNodeMove() {
    List<String> all = List.of("node-a", "node-b", "node-c");
    List<String> rest = List.of("node-a", "node-c");
    long moved = 0;
    for (int i = 0; i < 3_000; i++) {
      String before = NodePreference.find("account-" + i, all).orElseThrow();
      String after = NodePreference.find("account-" + i, rest).orElseThrow();
      assertThat(before.equals("node-b") || before.equals(after)).isTrue();
      moved += before.equals(after) ? 0 : 1;
    }
    assertThat(moved).isBetween(850L, 1_150L);
    assertThat(NodePreference.find("account", List.of())).isEmpty();
  }

  @Test
  void everyNodeGetsItsShare() {
    List<String> nodes = List.of("1", "2", "3", "4", "5");
    for (String node : nodes) {
      long mine =
          IntStream.range(0, 5_000)
              .filter(i -> NodePreference.find("a" + i, nodes).orElseThrow().equals(node))
              .count();
      assertThat(mine).isBetween(850L, 1_150L);
    }
  }
}
