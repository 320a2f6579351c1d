package dev.saldo.report;

import static dev.saldo.report.ReportFixture.BULK;
import static dev.saldo.report.ReportFixture.OTP;
import static dev.saldo.report.ReportFixture.at;
import static dev.saldo.report.ReportFixture.credits;
import static dev.saldo.report.ReportFixture.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.report.Chart.Comparison;
import dev.saldo.report.Chart.Span;
import dev.saldo.report.Chart.Timeline;
import dev.saldo.usage.Step;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageChartBuilderTest {

  private static final Window DAY = new Window(at(0), at(24), ZoneOffset.UTC);

  private final InMemoryBalanceHistory history = new InMemoryBalanceHistory();

  @Test
  void aWindowWithoutDataHasNoCharts() {
    history.append(read(OTP, -30, "100"));
    assertThat(TrendReport.of(history, Selection.ALL, DAY, Step.HOUR).charts()).isEmpty();
    assertThat(UsageReport.of(history, Selection.ALL, DAY, Step.HOUR).charts()).isEmpty();
    assertThat(UsageReport.of(history, Selection.ALL, DAY, Step.TOTAL).charts()).isEmpty();
  }

  @Test
  void aTotalIsAComparisonPerUnit() {
    history.append(
        List.of(
            read(OTP, 0, credits("main", "100"), credits("bonus", "5")),
            read(BULK, 0, "10"),
            read(BULK, 3, "4"),
            read(OTP, 3, credits("main", "52"), credits("bonus", "8"))));
    List<Chart> charts = UsageReport.of(history, Selection.ALL, DAY, Step.TOTAL).charts();
    assertThat(charts).singleElement().isInstanceOf(Comparison.class);
    assertThat(((Comparison) charts.getFirst()).bars())
        .containsExactly(
            new Chart.Bar("bulk · main", new BigDecimal("6"), BigDecimal.ZERO),
            new Chart.Bar("otp · bonus", BigDecimal.ZERO, new BigDecimal("3")),
            new Chart.Bar("otp · main", new BigDecimal("48"), BigDecimal.ZERO));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 7, 23, 24, 100})
  void joiningSpansLosesNoUsageAndNoExtreme(int most) {
    for (int hour = 0; hour <= 24; hour++) {
      history.append(read(OTP, hour, String.valueOf(5000 - hour * 7919 % 1000)));
    }
    Timeline original = timeline();
    Timeline joined = original.within(most);
    assertThat(joined.spans()).hasSizeLessThanOrEqualTo(most);
    assertThat(used(joined)).isEqualByComparingTo(used(original));
    assertThat(joined.spans().getLast().level()).isEqualTo(original.spans().getLast().level());
    assertThat(joined.spans().getFirst().from()).isEqualTo(at(0));
    assertThat(joined.spans().getLast().to()).isEqualTo(at(24));
    assertThat(joined.spans().stream().map(Span::low).filter(Objects::nonNull).sorted().findFirst())
        .isEqualTo(
            original.spans().stream().map(Span::low).filter(Objects::nonNull).sorted().findFirst());
  }

  @Test
  void figuresUnknownInEverySpanStayUnknown() {
    history.append(List.of(read(OTP, 20, "100"), read(OTP, 23, "90")));
    List<Span> spans = timeline().within(4).spans();
    assertThat(spans.getFirst()).isEqualTo(new Span(at(0), at(6), null, null, null, null, null));
    assertThat(spans.getLast().used()).isEqualByComparingTo("10");
  }

  private Timeline timeline() {
    return (Timeline) TrendReport.of(history, Selection.ALL, DAY, Step.HOUR).charts().getFirst();
  }

  private static BigDecimal used(Timeline timeline) {
    return timeline.spans().stream()
        .map(Span::used)
        .filter(Objects::nonNull)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
