package dev.saldo.report;

import static dev.saldo.report.ReportFixture.OTP;
import static dev.saldo.report.ReportFixture.at;
import static dev.saldo.report.ReportFixture.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.saldo.event.BalanceEvent;
import dev.saldo.event.BalanceEventFinder;
import dev.saldo.history.EventKind;
import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.history.ManualClassification;
import dev.saldo.history.Selection;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EstimatedRiseFinderTest {

  private static final BigDecimal NEARLY = new BigDecimal("0.01");

  private final InMemoryBalanceHistory history = new InMemoryBalanceHistory();

  @Test
  void aTopUpIsItsRisePlusTheUsageMeanwhile() {
    drain(0, 100);
    EventsReport.Row row = rows(0, 101).getFirst();
    assertThat(row.event().amount()).isEqualTo("490");
    assertThat(row.estimatedAmount()).isCloseTo(new BigDecimal("500"), within(NEARLY));
    assertThat(history.openStreams()).isZero();
  }

  @Test
  void samplesAroundTheWindowInformTheEstimateButAddNoEvents() {
    drain(0, 100);
    assertThat(rows(49.5, 50.5))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row.estimatedAmount()).isCloseTo(new BigDecimal("500"), within(NEARLY)));
    assertThat(rows(51, 101)).isEmpty();
    assertThat(rows(0, 50)).isEmpty();
  }

  @Test
  void onlyRisesHaveEstimates() {
    drain(0, 100);
    history.append(read(OTP, 101, without(Amount.unlimited("Unlim"))));
    history.append(read(OTP, 102, "99999"));
    history.append(read(OTP, 120, "99000"));
    history.append(read(OTP, 121, "900"));
    classify(120, 121, "-98100");
    history.append(
        read(OTP, 122, Balance.of("main", Amount.of(BigDecimal.ONE), BalanceUnit.money("EUR"))));
    assertThat(rows(51, 130))
        .extracting(row -> row.event().ruling().kind())
        .contains(EventKind.GAP, EventKind.CORRECTION, EventKind.UNIT_CHANGE);
    assertThat(rows(51, 130)).allSatisfy(row -> assertThat(row.estimatedAmount()).isNull());
  }

  @Test
  void ignoresAFallBeforeTheWindowThatIsClassifiedAsACorrection() {
    for (int hour = 0; hour <= 100; hour++) {
      int level = 10_000 - 10 * hour - (hour >= 48 ? 3_000 : 0) + (hour >= 50 ? 500 : 0);
      history.append(read(OTP, hour, String.valueOf(level)));
    }
    assertThat(rows(50, 51).getFirst().estimatedAmount()).isGreaterThan(new BigDecimal("550"));
    classify(47, 48, "-3010");
    assertThat(rows(50, 51).getFirst().estimatedAmount())
        .isCloseTo(new BigDecimal("500"), within(NEARLY));
  }

  @Test
  void estimatesDoNotChangeTheEvents() {
    drain(0, 100);
    history.append(
        read(OTP, 101, Balance.of("main", Amount.of(BigDecimal.ONE), BalanceUnit.money("EUR"))));
    history.append(read(OTP, 103, "20000"));
    for (double from : new double[] {0, 10.5, 50, 101, 102}) {
      List<BalanceEvent> plain = BalanceEventFinder.find(history, Selection.ALL, at(from), at(110));
      assertThat(rows(from, 110)).extracting(EventsReport.Row::event).isEqualTo(plain);
    }
    Window window = new Window(at(0), at(110), ZoneOffset.UTC);
    assertThat(
            EventsReport.of(history, Selection.ALL, window, Set.of(EventKind.UNIT_CHANGE)).rows())
        .extracting(row -> row.event().ruling().kind())
        .containsOnly(EventKind.UNIT_CHANGE);
  }

  private List<EventsReport.Row> rows(double from, double to) {
    Window window = new Window(at(from), at(to), ZoneOffset.UTC);
    return EventsReport.of(history, Selection.ALL, window, Set.of()).rows();
  }

  /** Ten an hour, with a rise of 500 at hour 50. */
  private void drain(int from, int to) {
    for (int hour = from; hour <= to; hour++) {
      history.append(read(OTP, hour, String.valueOf(10_000 - 10 * hour + (hour >= 50 ? 500 : 0))));
    }
  }

  private void classify(double after, double at, String amount) {
    history.classify(
        new ManualClassification(
            history.series(Selection.ALL).getFirst().key(),
            at(after),
            at(at),
            new BigDecimal(amount),
            EventKind.CORRECTION,
            "",
            at(200)));
  }

  private static Balance without(Amount amount) {
    return Balance.of("main", amount, BalanceUnit.of(BalanceUnit.Kind.CREDITS, "credit"));
  }
}
