package dev.saldo.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.runway.Runway;
import dev.saldo.runway.Runway.Band;
import dev.saldo.runway.Runway.State;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AdaptiveIntervalTest {

  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
  private static final AdaptiveInterval BOUNDS =
      new AdaptiveInterval(Duration.ofMinutes(5), Duration.ofHours(6));

  @Test
  void theIntervalIsShortWhenTheBalanceMayRunOutSoon() {
    assertThat(BOUNDS.choose(lasts(Duration.ofHours(3)), false)).hasMinutes(5);
    assertThat(BOUNDS.choose(lasts(Duration.ofDays(1)), false)).hasMinutes(10);
    assertThat(BOUNDS.choose(lasts(Duration.ofDays(3)), false)).hasMinutes(40);
    assertThat(BOUNDS.choose(lasts(Duration.ofDays(90)), false)).hasMinutes(320);
    assertThat(BOUNDS.choose(runway(State.OK, new Band(null, null, null)), false)).hasMinutes(320);
  }

  @Test
  void unusualUseIsWatchedClosely() {
    assertThat(BOUNDS.choose(lasts(Duration.ofDays(90)), true)).hasMinutes(5);
  }

  @Test
  void whatCannotRunOutIsReadSeldom() {
    assertThat(BOUNDS.choose(runway(State.UNLIMITED, null), false)).hasMinutes(320);
    assertThat(BOUNDS.choose(runway(State.NOT_FALLING, null), false)).hasMinutes(320);
  }

  @Test
  void aNewAccountIsReadAboutHourly() {
    assertThat(BOUNDS.choose(runway(State.INSUFFICIENT_DATA, null), false)).hasMinutes(40);
  }

  @Test
  void theIntervalIsAlwaysWithinItsBounds() {
    for (int hours = 0; hours < 10_000; hours += 7) {
      Duration every = BOUNDS.choose(lasts(Duration.ofHours(hours)), false);
      assertThat(every).isBetween(BOUNDS.shortest(), BOUNDS.longest());
    }
    assertThatThrownBy(() -> new AdaptiveInterval(Duration.ofHours(2), Duration.ofHours(1)))
        .hasMessageContaining("the longest interval must be at least the shortest");
  }

  private static Runway lasts(Duration left) {
    Instant end = NOON.plus(left);
    return runway(State.OK, new Band(end, end.plus(left), null));
  }

  private static Runway runway(State state, @Nullable Band band) {
    Runway.Inputs inputs = new Runway.Inputs(null, null, 0, 0, 0);
    return new Runway(NOON, state, "", band, null, "test", inputs);
  }
}
