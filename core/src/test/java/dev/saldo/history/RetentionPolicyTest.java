package dev.saldo.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.history.RetentionPolicy.Grain;
import dev.saldo.history.RetentionPolicy.Tier;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RetentionPolicyTest {

  private static final ZoneId KATHMANDU = ZoneId.of("Asia/Kathmandu");
  private static final Instant YOUNG = Instant.parse("2026-08-24T00:00:00Z");
  private static final Instant OLD = Instant.parse("2025-08-24T00:00:00Z");

  @Test
  void theOldestMatchingTierDecides() {
    RetentionPolicy retention =
        new RetentionPolicy(
            KATHMANDU, List.of(new Tier(OLD, Grain.DAILY), new Tier(YOUNG, Grain.HOURLY)));
    assertThat(retention.until()).isEqualTo(YOUNG);
    assertThat(retention.grain(YOUNG)).isEmpty();
    assertThat(retention.grain(YOUNG.minusMillis(1))).contains(Grain.HOURLY);
    assertThat(retention.grain(OLD)).contains(Grain.HOURLY);
    assertThat(retention.grain(OLD.minusMillis(1))).contains(Grain.DAILY);
  }

  @Test
  void periodsFollowTheCalendarOfTheZone() {
    RetentionPolicy retention =
        new RetentionPolicy(KATHMANDU, List.of(new Tier(YOUNG, Grain.HOURLY)));
    Instant at = Instant.parse("2026-03-05T20:20:00Z");
    assertThat(retention.begin(at, Grain.HOURLY)).isEqualTo("2026-03-05T20:15:00Z");
    assertThat(retention.begin(at, Grain.DAILY)).isEqualTo("2026-03-05T18:15:00Z");
    assertThat(retention.begin(at, Grain.WEEKLY)).isEqualTo("2026-03-01T18:15:00Z");
    assertThat(retention.begin(at, Grain.MONTHLY)).isEqualTo("2026-02-28T18:15:00Z");
  }

  @Test
  void refusesAnOlderTierThatIsNotCoarser() {
    for (List<Tier> tiers :
        List.of(
            List.<Tier>of(),
            List.of(new Tier(YOUNG, Grain.DAILY), new Tier(OLD, Grain.HOURLY)),
            List.of(new Tier(YOUNG, Grain.DAILY), new Tier(OLD, Grain.DAILY)),
            List.of(new Tier(YOUNG, Grain.HOURLY), new Tier(YOUNG, Grain.DAILY)))) {
      assertThatThrownBy(() -> new RetentionPolicy(KATHMANDU, tiers))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
