package dev.saldo.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.spi.FailureReason;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PollBackoffTest {

  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

  @Test
  void thePauseDoublesUpToItsLimit() {
    long[] limits = {30, 60, 120, 240, 480, 900, 900, 900};
    for (int failures = 1; failures <= limits.length; failures++) {
      long seconds = pause(failures, FailureReason.UNAVAILABLE, null).toSeconds();
      long limit = limits[failures - 1];
      assertThat(seconds).isBetween(limit * 8 / 10, limit);
    }
    assertThat(pause(Integer.MAX_VALUE, FailureReason.TIMEOUT, null).toSeconds())
        .isBetween(720L, 900L);
  }

  @Test
  void accountsOfAVendorThatWasDownDoNotComeBackTogether() {
    long different =
        IntStream.range(0, 100)
            .mapToObj(
                i ->
                    PollBackoff.findEnd(
                        "account-" + i,
                        new FailureStreak(6, FailureReason.UNAVAILABLE, NOON, null)))
            .distinct()
            .count();
    assertThat(different).isGreaterThan(15);
  }

  @Test
  void theVendorsRequestIsRespectedWithinADay() {
    assertThat(pause(1, FailureReason.RATE_LIMITED, Duration.ofMinutes(20))).hasMinutes(20);
    assertThat(pause(6, FailureReason.RATE_LIMITED, Duration.ofSeconds(1)).toSeconds())
        .isGreaterThan(600);
    assertThat(pause(1, FailureReason.RATE_LIMITED, Duration.ofDays(400))).hasHours(24);
  }

  @Test
  void refusedCredentialsAreTriedHourlyAndSettingsAtEverySlot() {
    assertThat(pause(1, FailureReason.UNAUTHORIZED, null)).hasHours(1);
    assertThat(pause(50, FailureReason.UNAUTHORIZED, null)).hasHours(1);
    assertThat(pause(50, FailureReason.CONFIGURATION, null)).isZero();
  }

  @Test
  void aStreakCountsFailuresInARow() {
    FailureStreak first = FailureStreak.add(null, FailureReason.TIMEOUT, NOON, null);
    FailureStreak second =
        FailureStreak.add(first, FailureReason.RATE_LIMITED, NOON.plusSeconds(60), null);
    assertThat(first.failures()).isEqualTo(1);
    assertThat(second)
        .isEqualTo(new FailureStreak(2, FailureReason.RATE_LIMITED, NOON.plusSeconds(60), null));
  }

  private static Duration pause(int failures, FailureReason reason, @Nullable Duration retryAfter) {
    FailureStreak streak = new FailureStreak(failures, reason, NOON, retryAfter);
    return Duration.between(NOON, PollBackoff.findEnd("a", streak));
  }
}
