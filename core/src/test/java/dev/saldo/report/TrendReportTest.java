package dev.saldo.report;

import static dev.saldo.report.ReportFixture.BULK;
import static dev.saldo.report.ReportFixture.OTP;
import static dev.saldo.report.ReportFixture.at;
import static dev.saldo.report.ReportFixture.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.report.TrendReport.Course;
import dev.saldo.usage.Step;
import dev.saldo.usage.TrendStep;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrendReportTest {

  private final InMemoryBalanceHistory history = new InMemoryBalanceHistory();

  @Test
  void hasACoursePerSeriesAndClosesWhatItReads() {
    for (int hour = 0; hour < 48; hour++) {
      history.append(read(OTP, hour + 0.5, String.valueOf(1000 - hour * 10)));
    }
    history.append(read(BULK, 30, "7"));
    TrendReport report = report(0, 72, Step.DAY);
    assertThat(report.courses())
        .extracting(course -> course.subject().account())
        .containsExactly("bulk", "otp");
    Course otp = report.courses().getLast();
    assertThat(otp.steps())
        .extracting(step -> step.low() + ".." + step.high())
        .containsExactly("765..1000", "530..765", "null..null");
    assertThat(otp.closings()).containsExactly(new BigDecimal("765"), new BigDecimal("530"), null);
    assertThat(history.openStreams()).isZero();
  }

  @Test
  void theStepsAreThoseOfTheUsageReport() {
    for (int hour = 0; hour < 90; hour++) {
      history.append(read(OTP, hour + hour % 7 / 7.0, String.valueOf(hour * 7919 % 1000)));
    }
    Window window = new Window(at(-5), at(100), ZoneOffset.ofHours(3));
    for (Step step : Step.values()) {
      TrendReport trend = TrendReport.of(history, Selection.ALL, window, step);
      assertThat(trend.courses().getFirst().steps())
          .extracting(TrendStep::usage)
          .isEqualTo(
              UsageReport.of(history, Selection.ALL, window, step).rows().stream()
                  .map(UsageReport.Row::usage)
                  .toList());
    }
  }

  @Test
  void isATableWithARowPerStep() {
    history.append(List.of(read(OTP, 1, "100"), read(OTP, 2, "90")));
    Table table = report(0, 3, Step.HOUR).table();
    assertThat(table.rows()).hasSize(3);
    List<String> keys = table.columns().stream().map(Table.Column::key).toList();
    assertThat(keys).contains("low", "high", "opening", "closing").doesNotHaveDuplicates();
    assertThat(table.rows().get(1).get(keys.indexOf("low")))
        .isEqualTo(new Cell.Figure(new BigDecimal("90"), Cell.Precision.CALCULATED));
    assertThat(table.rows().getFirst().get(keys.indexOf("low"))).isEqualTo(new Cell.Unknown(""));
  }

  private TrendReport report(double from, double to, Step step) {
    Window window = new Window(at(from), at(to), ZoneOffset.UTC);
    return TrendReport.of(history, Selection.ALL, window, step);
  }
}
