package dev.saldo.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class EvenPollScheduleTest {

  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

  @Test
  void slotsFollowEachOtherWithoutGapOrOverlap() {
    Random random = new Random(1);
    for (int round = 0; round < 1_000; round++) {
      Duration every = Duration.ofSeconds(1 + random.nextInt(100_000));
      PollSchedule schedule = EvenPollSchedule.of("account-" + round, every);
      Instant at = Instant.ofEpochMilli(random.nextLong(-1L << 41, 1L << 41));
      Instant latest = schedule.latest(at);
      assertThat(latest).isBeforeOrEqualTo(at).isAfter(at.minus(every));
      assertThat(schedule.next(at)).isEqualTo(latest.plus(every)).isAfter(at);
      assertThat(schedule.latest(latest)).isEqualTo(latest);
      assertThat(schedule.latest(latest.minusMillis(1))).isEqualTo(latest.minus(every));
    }
  }

  @Test
  void thePhaseOfANameNeverChanges() {
    assertThat(EvenPollSchedule.of("otp-ghana", Duration.ofMinutes(15)).latest(NOON))
        .isEqualTo(Instant.parse("2026-11-26T11:52:47.914Z"));
  }

  @Test
  void accountsAreSpreadOverTheInterval() {
    Duration every = Duration.ofMinutes(1);
    int[] second = new int[60];
    IntStream.range(0, 6_000)
        .mapToObj(i -> EvenPollSchedule.of("account-" + i, every))
        .forEach(schedule -> second[(int) schedule.phase().toSeconds()]++);
    assertThat(IntStream.of(second)).allSatisfy(count -> assertThat(count).isBetween(60, 150));
  }

  @Test
  void slotsOfALongerIntervalAreSlotsOfTheShorterOnes() {
    Duration longest = Duration.ofHours(6);
    Duration shortest = Duration.ofMinutes(5);
    for (int doublings = 0; doublings < 6; doublings++) {
      Duration every = shortest.multipliedBy(1L << doublings);
      Instant slot = EvenPollSchedule.of("a", every, longest).latest(NOON);
      assertThat(EvenPollSchedule.of("a", shortest, longest).latest(slot)).isEqualTo(slot);
    }
  }

  @Test
  void anIntervalWithoutLengthIsRefused() {
    assertThatThrownBy(() -> new EvenPollSchedule(Duration.ZERO, Duration.ZERO))
        .hasMessage("every must be at least 1 ms, not PT0S");
    assertThatThrownBy(() -> new EvenPollSchedule(Duration.ofHours(1), Duration.ofHours(1)))
        .hasMessageContaining("phase must be from 0 to less than every");
  }
}
