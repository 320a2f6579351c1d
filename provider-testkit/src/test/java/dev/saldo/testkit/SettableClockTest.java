package dev.saldo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SettableClockTest {

  private final SettableClock clock = SettableClock.at("2026-03-29T00:59:59Z");

  @Test
  void changesOnlyWhenSetOrAdvanced() {
    Instant first = clock.instant();
    assertThat(clock.instant()).isEqualTo(first).isEqualTo("2026-03-29T00:59:59Z");
    assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
  }

  @Test
  void movesForwardAndBack() {
    assertThat(clock.advance(Duration.ofSeconds(1))).isEqualTo("2026-03-29T01:00:00Z");
    clock.advance(Duration.ofDays(-1));
    assertThat(clock.instant()).isEqualTo("2026-03-28T01:00:00Z");
    clock.set(Instant.EPOCH);
    assertThat(clock.millis()).isZero();
  }

  @Test
  void movesTogetherInEveryZone() {
    Clock berlin = clock.withZone(ZoneId.of("Europe/Berlin"));
    clock.advance(Duration.ofSeconds(1));
    assertThat(berlin.instant()).isEqualTo(clock.instant());
    assertThat(berlin.getZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
  }

  @Test
  void isThreadSafe() {
    IntStream.range(0, 1000).parallel().forEach(i -> clock.advance(Duration.ofMillis(1)));
    assertThat(clock.instant()).isEqualTo("2026-03-29T01:00:00Z");
  }
}
