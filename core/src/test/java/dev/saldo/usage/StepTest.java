package dev.saldo.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StepTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "UTC, 2026-03-25T00:00",
    "UTC, 2026-02-20T13:37",
    "Asia/Kathmandu, 2026-01-25T05:45",
    "Europe/Berlin, 2026-03-25T13:37", // forward at 2:00
    "Europe/Berlin, 2026-10-21T23:59", // back at 3:00
    "America/New_York, 2026-03-04T01:01",
    "America/New_York, 2026-10-28T12:00",
    "Australia/Lord_Howe, 2026-03-31T11:11", // back by half an hour
    "Australia/Lord_Howe, 2026-09-30T11:11", // forward by half an hour
    "America/Havana, 2026-10-28T10:10", // midnight twice
    "Asia/Beirut, 2026-03-25T10:10", // no midnight
    "America/Sao_Paulo, 2018-11-01T10:10", // no midnight
    "America/Sao_Paulo, 2018-02-14T10:10", // the last hour of a day twice
    "Pacific/Apia, 2011-12-25T10:10", // a day left out
    "Asia/Pyongyang, 2018-05-01T10:10", // forward at half past eleven at night
    "Africa/Casablanca, 2026-02-12T10:10",
  })
  void hasEdgesWhereAWallClockShowsThem(String zone, String from) {
    ZoneId where = ZoneId.of(zone);
    Instant begin = Instant.parse(from + ":00Z");
    Instant end = begin.plus(Duration.ofDays(12));
    for (Step step : List.of(Step.HOUR, Step.DAY, Step.WEEK, Step.MONTH, Step.QUARTER, Step.YEAR)) {
      assertThat(step.edges(begin, end, where))
          .as(step.name())
          .isEqualTo(minuteByMinute(step, begin, end, where));
    }
  }

  /** Finds the edges by checking the clock at every minute. */
  private static List<Instant> minuteByMinute(Step step, Instant from, Instant to, ZoneId zone) {
    List<Instant> edges = new ArrayList<>(List.of(from));
    ZonedDateTime before = from.atZone(zone);
    for (Instant at = from.plusSeconds(60); at.isBefore(to); at = at.plusSeconds(60)) {
      ZonedDateTime now = at.atZone(zone);
      boolean newDay = now.toLocalDate().isAfter(before.toLocalDate());
      boolean edge =
          switch (step) {
            case TOTAL -> false;
            case HOUR -> now.getMinute() == 0;
            case DAY -> newDay;
            case WEEK -> newDay && now.getDayOfWeek() == DayOfWeek.MONDAY;
            case MONTH -> newDay && now.getDayOfMonth() == 1;
            case QUARTER -> newDay && now.getDayOfMonth() == 1 && now.getMonthValue() % 3 == 1;
            case YEAR -> newDay && now.getDayOfYear() == 1;
          };
      if (edge) {
        edges.add(at);
      }
      before = now;
    }
    edges.add(to);
    return edges;
  }

  @Test
  void aQuarterHasThreeMonths() {
    Instant from = Instant.parse("2025-05-20T10:00:00Z");
    Instant to = Instant.parse("2026-04-01T12:00:00Z");
    assertThat(Step.QUARTER.edges(from, to, ZoneOffset.UTC))
        .map(Instant::toString)
        .containsExactly(
            "2025-05-20T10:00:00Z",
            "2025-07-01T00:00:00Z",
            "2025-10-01T00:00:00Z",
            "2026-01-01T00:00:00Z",
            "2026-04-01T00:00:00Z",
            "2026-04-01T12:00:00Z");
    assertThat(Step.YEAR.edges(from, to, ZoneOffset.UTC))
        .map(Instant::toString)
        .containsExactly("2025-05-20T10:00:00Z", "2026-01-01T00:00:00Z", "2026-04-01T12:00:00Z");
  }

  @Test
  void aDayHas23Or25HoursWhenClocksChange() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    assertThat(hoursOfDay(LocalDate.of(2026, 3, 29), berlin)).isEqualTo(23);
    assertThat(hoursOfDay(LocalDate.of(2026, 10, 25), berlin)).isEqualTo(25);
    assertThat(hoursOfDay(LocalDate.of(2026, 10, 26), berlin)).isEqualTo(24);
  }

  private static long hoursOfDay(LocalDate day, ZoneId zone) {
    Instant from = day.atStartOfDay(zone).toInstant();
    Instant to = day.plusDays(1).atStartOfDay(zone).toInstant();
    assertThat(Step.DAY.edges(from, to, zone)).containsExactly(from, to);
    return Step.HOUR.edges(from, to, zone).size() - 1L;
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void aWindowInsideOneStepIsOneStep(Step step) {
    Instant from = NOON.plusSeconds(1);
    Instant to = from.plusNanos(1);
    assertThat(step.edges(from, to, ZoneOffset.UTC)).containsExactly(from, to);
  }

  @Test
  void theFirstAndTheLastStepMayBeIncomplete() {
    Instant from = NOON.plusNanos(1);
    Instant to = NOON.plus(Duration.ofMinutes(150));
    assertThat(Step.HOUR.edges(from, to, ZoneOffset.UTC))
        .containsExactly(from, NOON.plus(Duration.ofHours(1)), NOON.plus(Duration.ofHours(2)), to);
    assertThat(Step.TOTAL.edges(from, to, ZoneOffset.UTC)).containsExactly(from, to);
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void refusesAnEmptyWindow(Step step) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> step.edges(NOON, NOON, ZoneOffset.UTC))
        .withMessageStartingWith("the window is empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> step.edges(NOON, NOON.minusMillis(1), ZoneOffset.UTC));
  }

  @Test
  void refusesMoreStepsThanAReportCanHold() {
    Duration most = Duration.ofHours(Step.MOST_STEPS);
    assertThat(Step.HOUR.edges(NOON, NOON.plus(most), ZoneOffset.UTC)).hasSize(Step.MOST_STEPS + 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Step.HOUR.edges(NOON, NOON.plus(most).plusMillis(1), ZoneOffset.UTC))
        .withMessage("more than 100000 steps; choose a longer step or a shorter window");
  }
}
