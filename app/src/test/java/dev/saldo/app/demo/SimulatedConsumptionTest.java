package dev.saldo.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.app.demo.SimulatedConsumption.Purse;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

final class SimulatedConsumptionTest {

  /** A Monday at midnight. */
  private static final Instant BEGIN = Instant.parse("2026-11-16T00:00:00Z");

  private static final HourlyDemand TEN_AN_HOUR = hour -> 10;

  @Test
  void usageLowersTheBalanceGradually() {
    SimulatedConsumption consumption = consumption(TEN_AN_HOUR, new Purse(2, 10_000, 5, 0, 0, 0));

    assertThat(consumption.at(BEGIN)).isEqualTo("100.00");
    assertThat(consumption.at(BEGIN.plus(Duration.ofMinutes(30)))).isEqualTo("99.75");
    assertThat(consumption.at(BEGIN.plus(Duration.ofHours(1)))).isEqualTo("99.50");
    assertThat(consumption.at(BEGIN.plus(Duration.ofHours(24)))).isEqualTo("88.00");
  }

  @Test
  void theBalanceOfAnInstantDoesNotDependOnEarlierCalls() {
    Purse purse = new Purse(0, 5_000, 1, 1_000, 4_000, 12);
    HourlyDemand demand = new HourlyMessageDemand(7, 30, 50, 10);
    SimulatedConsumption forwards = consumption(demand, purse);
    SimulatedConsumption backwards = consumption(demand, purse);
    BigDecimal last = backwards.at(BEGIN.plus(Duration.ofHours(500)));

    for (int hour = 0; hour < 500; hour++) {
      Instant at = BEGIN.plus(Duration.ofHours(hour));
      assertThat(forwards.at(at)).isEqualTo(backwards.at(at));
    }
    assertThat(forwards.at(BEGIN.plus(Duration.ofHours(500)))).isEqualTo(last);
  }

  @Test
  void beforeTheBeginningNothingIsUsed() {
    SimulatedConsumption consumption = consumption(TEN_AN_HOUR, new Purse(0, 500, 1, 0, 0, 0));

    assertThat(consumption.at(BEGIN.minus(Duration.ofDays(3)))).isEqualTo("500");
  }

  @Test
  void aTopUpWaitsForOfficeHours() {
    SimulatedConsumption consumption = consumption(TEN_AN_HOUR, new Purse(0, 100, 1, 95, 1_000, 0));

    assertThat(consumption.at(BEGIN.plus(Duration.ofHours(8)))).isEqualTo("20");
    assertThat(consumption.at(BEGIN.plus(Duration.ofHours(9)))).isEqualTo("1010");
  }

  @Test
  void nothingIsSentWithoutBalance() {
    SimulatedConsumption consumption = consumption(TEN_AN_HOUR, new Purse(0, 25, 2, 0, 0, 0));

    assertThat(consumption.at(BEGIN.plus(Duration.ofDays(4)))).isEqualTo("1");
  }

  @Test
  void aRefundComesOnceHalfWay() {
    SimulatedConsumption consumption = consumption(hour -> 0, new Purse(0, 100, 1, 0, 0, 7));

    assertThat(consumption.at(BEGIN.plus(Duration.ofHours(11)))).isEqualTo("100");
    assertThat(consumption.at(BEGIN.plus(Duration.ofHours(12)))).isEqualTo("107");
    assertThat(consumption.at(BEGIN.plus(Duration.ofHours(90)))).isEqualTo("107");
  }

  @Test
  void messagesFollowTheDayTheWeekAndCampaigns() {
    ZonedDateTime monday = BEGIN.atZone(ZoneOffset.UTC);
    HourlyMessageDemand quiet = new HourlyMessageDemand(1, 1_000, 50, 0);
    HourlyMessageDemand campaigns = new HourlyMessageDemand(1, 1_000, 50, 100);

    assertThat(quiet.inHourFrom(monday.withHour(11)))
        .isGreaterThan(5 * quiet.inHourFrom(monday.withHour(3)))
        .isGreaterThan(quiet.inHourFrom(monday.plusDays(5).withHour(11)));
    assertThat(campaigns.inHourFrom(monday.withHour(11)))
        .isEqualTo(4 * quiet.inHourFrom(monday.withHour(11)));
  }

  private static SimulatedConsumption consumption(HourlyDemand demand, Purse purse) {
    return new SimulatedConsumption(BEGIN, Duration.ofDays(1), ZoneOffset.UTC, demand, purse);
  }
}
