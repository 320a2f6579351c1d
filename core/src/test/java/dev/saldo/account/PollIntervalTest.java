package dev.saldo.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PollIntervalTest {

  private static final PollInterval HOURLY = new PollInterval(Duration.ofHours(1));
  private static final PollInterval EVERY_MINUTE = new PollInterval(Duration.ofMinutes(1));

  @Test
  void samplesCoverThreeIntervals() {
    assertThat(HOURLY.isCovered(Duration.ofHours(3))).isTrue();
    assertThat(HOURLY.isCovered(Duration.ofHours(3).plusMillis(1))).isFalse();
    assertThat(EVERY_MINUTE.isCovered(Duration.ofMinutes(4))).isFalse();
  }

  @Test
  void aSampleIsStaleAfterThreeIntervalsButNeverWithinTwoHours() {
    assertThat(HOURLY.isStale(Duration.ofHours(3))).isFalse();
    assertThat(HOURLY.isStale(Duration.ofHours(3).plusMillis(1))).isTrue();
    assertThat(EVERY_MINUTE.isStale(Duration.ofHours(2))).isFalse();
    assertThat(EVERY_MINUTE.isStale(Duration.ofHours(2).plusMillis(1))).isTrue();
  }
}
