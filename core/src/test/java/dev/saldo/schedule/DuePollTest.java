package dev.saldo.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DuePollTest {

  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
  private static final PollSchedule HOURLY =
      new EvenPollSchedule(Duration.ofHours(1), Duration.ofMinutes(10));

  @Test
  void anAccountNeverPolledIsDueAtOnce() {
    assertThat(DuePoll.find(HOURLY, NOON, null, null)).contains(at("11:10"));
  }

  @Test
  void aClaimedSlotIsNotDueAgain() {
    assertThat(DuePoll.find(HOURLY, NOON, at("11:10"), null)).isEmpty();
    assertThat(DuePoll.find(HOURLY, NOON, at("11:30"), null)).isEmpty();
    assertThat(DuePoll.find(HOURLY, at("12:10"), at("11:10"), null)).contains(at("12:10"));
  }

  @Test
  void onlyTheNewestMissedSlotIsMadeUp() {
    List<Instant> polled = new ArrayList<>();
    @Nullable Instant claimed = at("03:10");
    for (Instant now = NOON; now.isBefore(at("13:00")); now = now.plusSeconds(1)) {
      Instant slot = DuePoll.find(HOURLY, now, claimed, null).orElse(null);
      if (slot != null) {
        polled.add(slot);
        claimed = slot;
      }
    }
    assertThat(polled).containsExactly(at("11:10"), at("12:10"));
  }

  @Test
  void nothingIsDueWithinThePauseAfterAFailure() {
    assertThat(DuePoll.find(HOURLY, NOON, null, at("12:01"))).isEmpty();
    assertThat(DuePoll.find(HOURLY, at("12:01"), null, at("12:01"))).contains(at("11:10"));
    assertThat(DuePoll.findNext(HOURLY, NOON, at("12:01"))).isEqualTo(at("12:01"));
    assertThat(DuePoll.findNext(HOURLY, NOON, at("11:01"))).isEqualTo(at("12:10"));
  }

  /** Whatever the moments at which nodes look, each slot is claimed at most once and in order. */
  @Test
  void claimsOfManyNodesNeverRepeatASlot() {
    Random random = new Random(3);
    @Nullable Instant claimed = null;
    Instant now = NOON;
    for (int look = 0; look < 5_000; look++) {
      now = now.plusMillis(random.nextInt(40 * 60_000));
      Instant seenByNode = now.plusSeconds(random.nextInt(-2, 3));
      Instant slot = DuePoll.find(HOURLY, seenByNode, claimed, null).orElse(null);
      if (slot != null) {
        assertThat(claimed == null || slot.isAfter(claimed)).isTrue();
        claimed = slot;
      }
    }
    assertThat(claimed).isAfter(now.minus(Duration.ofHours(2)));
  }

  private static Instant at(String time) {
    return Instant.parse("2026-11-26T" + time + ":00Z");
  }
}
