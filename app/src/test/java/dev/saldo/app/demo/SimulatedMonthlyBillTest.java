package dev.saldo.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

final class SimulatedMonthlyBillTest {

  private static final HourlyDemand TEN_AN_HOUR = hour -> 10;

  @Test
  void growsGraduallyAndRestartsWithTheMonthOfItsZone() {
    SimulatedMonthlyBill bill = bill("Asia/Bangkok");

    assertThat(bill.at(Instant.parse("2026-10-31T16:59:59Z"))).isEqualTo("3719.5");
    assertThat(bill.at(Instant.parse("2026-10-31T17:00:00Z"))).isEqualByComparingTo("0");
    assertThat(bill.at(Instant.parse("2026-10-31T17:30:00Z"))).isEqualTo("2.5");
    assertThat(bill.at(Instant.parse("2026-10-31T19:00:00Z"))).isEqualTo("10.0");
  }

  @Test
  void aMonthWithAClockChangeHasTheHoursThatItHas() {
    SimulatedMonthlyBill bill = bill("Europe/Berlin");

    assertThat(bill.at(Instant.parse("2026-10-31T22:00:00Z"))).isEqualTo("3720.0");
    assertThat(bill.at(Instant.parse("2026-03-31T21:00:00Z"))).isEqualTo("3710.0");
  }

  private static SimulatedMonthlyBill bill(String zone) {
    return new SimulatedMonthlyBill(ZoneId.of(zone), TEN_AN_HOUR, new BigDecimal("0.5"));
  }
}
