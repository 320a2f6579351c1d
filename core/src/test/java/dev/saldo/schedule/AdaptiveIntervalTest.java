package dev.saldo.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class AdaptiveIntervalTest {

  private static final AdaptiveInterval BOUNDS =
      new AdaptiveInterval(Duration.ofMinutes(5), Duration.ofHours(6));

  @Test
  void theIntervalIsAPowerOfTwoOfTheShortest() {
    assertThat(BOUNDS.fit(Duration.ofMinutes(9))).hasMinutes(5);
    assertThat(BOUNDS.fit(Duration.ofMinutes(10))).hasMinutes(10);
    assertThat(BOUNDS.fit(Duration.ofMinutes(50))).hasMinutes(40);
  }

  @Test
  void theIntervalIsAlwaysWithinItsBounds() {
    assertThat(BOUNDS.fit(Duration.ofMinutes(-1))).hasMinutes(5);
    assertThat(BOUNDS.fit(Duration.ofDays(400))).hasMinutes(320);
    for (int minutes = -7; minutes < 10_000; minutes += 7) {
      Duration every = BOUNDS.fit(Duration.ofMinutes(minutes));
      assertThat(every).isBetween(BOUNDS.shortest(), BOUNDS.longest());
    }
    assertThatThrownBy(() -> new AdaptiveInterval(Duration.ofHours(2), Duration.ofHours(1)))
        .hasMessageContaining("the longest interval must be at least the shortest");
  }
}
