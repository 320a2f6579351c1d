package dev.saldo.event;

import static dev.saldo.event.EventFixture.day;
import static dev.saldo.event.EventFixture.prepaid;
import static dev.saldo.event.EventFixture.rise;
import static dev.saldo.event.EventFixture.series;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.history.EventKind;
import dev.saldo.history.Rise;
import dev.saldo.history.Series;
import dev.saldo.spi.Balance.Billing;
import dev.saldo.spi.Balance.Meaning;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiseClassifierTest {

  private static final BigDecimal ANY_USE = BigDecimal.valueOf(1_000_000_000);

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # rise, used in 72 h, kind,   confidence
            1000,         300, TOP_UP, HIGH
             250,         300, TOP_UP, HIGH
             249,         300, TOP_UP, MEDIUM
              50.01,      300, TOP_UP, MEDIUM
              50,         300, REFUND, MEDIUM
              50,          50, REFUND, MEDIUM
              50,          49, TOP_UP, LOW
              15,         300, REFUND, HIGH
              15.01,      300, REFUND, MEDIUM
               0.000001,    0, TOP_UP, LOW
          """)
  void distinguishesARefundFromATopUpByTheUsualRise(
      String rise, String used, EventKind kind, EventConfidence confidence) {
    EventAssessment ruling = ruling(prepaid(), rise, used, "900", "1000", "1100");
    assertThat(ruling.kind()).isEqualTo(kind);
    assertThat(ruling.confidence()).isEqualTo(confidence);
    assertThat(ruling.byPerson()).isFalse();
    assertThat(ruling.reason()).isNotBlank().hasSizeLessThan(40);
  }

  @ParameterizedTest
  @CsvSource({"15, REFUND, LOW", "15.01, TOP_UP, MEDIUM", "1000, TOP_UP, MEDIUM"})
  void comparesTheFirstRiseWithTheUsage(String rise, EventKind kind, EventConfidence confidence) {
    EventAssessment ruling = ruling(prepaid(), rise, "300");
    assertThat(ruling.kind()).isEqualTo(kind);
    assertThat(ruling.confidence()).isEqualTo(confidence);
  }

  @Test
  void manyRefundsDoNotMakeASmallRiseUsual() {
    String[] before = Stream.generate(() -> "5").limit(60).toArray(String[]::new);
    before[7] = "1000";
    assertThat(ruling(prepaid(), "5", "300", before).kind()).isEqualTo(EventKind.REFUND);
    assertThat(ruling(prepaid(), "700", "300", before).kind()).isEqualTo(EventKind.TOP_UP);
  }

  @Test
  void oneLargeRiseDoesNotMakeUsualOnesSmall() {
    assertThat(ruling(prepaid(), "400", "900", "400", "410", "390", "7000").kind())
        .isEqualTo(EventKind.TOP_UP);
  }

  @Test
  void aPrepaidAccountToppedUpMonthlyIsNotReset() {
    assertThat(monthly(prepaid(), "2026-04-10T00:00:00Z")).isEqualTo(EventKind.TOP_UP);
  }

  @ParameterizedTest
  @CsvSource({
    "REMAINING, POSTPAID, 2026-04-10T00:00:00Z, RESET, HIGH",
    "REMAINING, POSTPAID, 2026-04-11T12:00:00Z, RESET, HIGH",
    "REMAINING, POSTPAID, 2026-04-11T12:00:01Z, TOP_UP, HIGH",
    "OWED, UNKNOWN, 2026-04-08T12:00:00Z, RESET, HIGH",
    "LIMIT, UNKNOWN, 2026-04-10T00:00:00Z, RESET, HIGH",
    "SPENT, UNKNOWN, 2026-04-10T00:00:00Z, RESET, HIGH",
    "SPENT, UNKNOWN, 2026-04-25T00:00:00Z, RESET, MEDIUM"
  })
  void aPeriodicFigureIsResetOnTheSameDayOfTheMonth(
      Meaning meaning, Billing billing, Instant at, EventKind kind, EventConfidence confidence) {
    Series series = series(meaning, billing);
    List<Rise> before =
        List.of(
            rise(series, Instant.parse("2026-02-10T00:00:00Z"), "900"),
            rise(series, Instant.parse("2026-03-10T00:00:00Z"), "1000"));
    RiseFacts facts = new RiseFacts(series, rise(series, at, "950"), before, ANY_USE);
    EventAssessment ruling = RiseClassifier.classify(facts, BigDecimal.ZERO);
    assertThat(ruling.kind()).isEqualTo(kind);
    assertThat(ruling.confidence()).isEqualTo(confidence);
  }

  @Test
  void monthsOfDifferentLengthsHaveTheSameLastDay() {
    Series series = series(Meaning.REMAINING, Billing.POSTPAID);
    Rise last = rise(series, Instant.parse("2026-02-28T06:00:00Z"), "900");
    RiseFacts facts =
        new RiseFacts(
            series,
            rise(series, Instant.parse("2026-03-31T06:00:00Z"), "950"),
            List.of(last),
            ANY_USE);
    assertThat(RiseClassifier.classify(facts, BigDecimal.ZERO).kind()).isEqualTo(EventKind.RESET);
  }

  @Test
  void aRefundOnAPostpaidAccountIsNotAReset() {
    Series series = series(Meaning.REMAINING, Billing.POSTPAID);
    List<Rise> before = List.of(rise(series, day(0), "1000"), rise(series, day(1), "3"));
    RiseFacts facts = new RiseFacts(series, rise(series, day(31), "3"), before, ANY_USE);
    assertThat(RiseClassifier.classify(facts, BigDecimal.TEN).kind()).isEqualTo(EventKind.REFUND);
  }

  @Test
  void dependsOnTheUsageOnlyWhereItDecides() {
    assertThat(facts(prepaid(), "51", "1000").dependsOnUse()).isFalse();
    assertThat(facts(prepaid(), "50", "1000").dependsOnUse()).isTrue();
    assertThat(facts(prepaid(), "5000").dependsOnUse()).isTrue();
    assertThat(first("51", "1000").dependsOnUse()).as("never small, whatever the usage").isFalse();
    assertThat(first("50", "1000").dependsOnUse()).isTrue();
  }

  private static RiseFacts first(String rise, String mostUsed) {
    Series series = prepaid();
    return new RiseFacts(series, rise(series, day(50), rise), List.of(), new BigDecimal(mostUsed));
  }

  private static EventKind monthly(Series series, String at) {
    List<Rise> before =
        List.of(
            rise(series, Instant.parse("2026-02-10T00:00:00Z"), "900"),
            rise(series, Instant.parse("2026-03-10T00:00:00Z"), "1000"));
    RiseFacts facts =
        new RiseFacts(series, rise(series, Instant.parse(at), "950"), before, ANY_USE);
    return RiseClassifier.classify(facts, BigDecimal.ZERO).kind();
  }

  private static EventAssessment ruling(Series series, String rise, String used, String... before) {
    return RiseClassifier.classify(facts(series, rise, before), new BigDecimal(used));
  }

  private static RiseFacts facts(Series series, String rise, String... before) {
    List<Rise> earlier = Stream.of(before).map(amount -> rise(series, day(1), amount)).toList();
    return new RiseFacts(series, rise(series, day(50), rise), earlier, ANY_USE);
  }
}
