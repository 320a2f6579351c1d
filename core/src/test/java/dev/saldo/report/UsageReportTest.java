package dev.saldo.report;

import static dev.saldo.report.ReportFixture.BULK;
import static dev.saldo.report.ReportFixture.OTP;
import static dev.saldo.report.ReportFixture.at;
import static dev.saldo.report.ReportFixture.credits;
import static dev.saldo.report.ReportFixture.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.usage.Step;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UsageReportTest {

  private static final Window DAY = new Window(at(0), at(24), ZoneOffset.UTC);

  private final InMemoryBalanceHistory history = new InMemoryBalanceHistory();

  @Test
  void aReadingThatLooksFalseIsUnconfirmedInTheStepThatEndsWithIt() {
    for (int hour = 0; hour < 48; hour++) {
      history.append(read(OTP, hour, String.valueOf(1_000 - hour)));
    }
    history.append(read(OTP, 48, "0"));
    BigDecimal before = new BigDecimal("953");
    assertThat(amountsBefore(48.5)).containsExactly(null, before, before);
    assertThat(amountsBefore(47.5)).containsExactly(null, before);
    assertThat(amountsBefore(47)).containsExactly(null, null);
    history.append(read(OTP, 49, "951"));
    assertThat(amountsBefore(49.5)).containsOnlyNulls();
  }

  private List<BigDecimal> amountsBefore(double hours) {
    Window window = new Window(at(0), at(hours), ZoneOffset.UTC);
    return UsageReport.of(history, Selection.ALL, window, Step.DAY).rows().stream()
        .map(UsageReport.Row::amountBefore)
        .toList();
  }

  @Test
  void hasARowPerSeriesOrderedByAccountAndBucket() {
    history.append(
        List.of(
            read(OTP, 0, credits("main", "100"), credits("bonus", "5")),
            read(BULK, 0, "10"),
            read(OTP, 24, credits("main", "52"), credits("bonus", "8"))));
    UsageReport report = UsageReport.of(history, Selection.ALL, DAY, Step.TOTAL);
    assertThat(report.rows())
        .extracting(
            row -> row.subject().account(),
            row -> row.subject().bucket(),
            row -> row.usage().used(),
            row -> row.usage().added(),
            row -> row.usage().usedPerDay())
        .containsExactly(
            tuple("bulk", "main", BigDecimal.ZERO, BigDecimal.ZERO, null),
            tuple("otp", "bonus", BigDecimal.ZERO, new BigDecimal("3"), BigDecimal.ZERO),
            tuple("otp", "main", new BigDecimal("48"), BigDecimal.ZERO, new BigDecimal("48")));
  }

  /** The heads of a thousand series take as long as a quarter of the seeks. */
  @Test
  void readsTheSeriesOfTheWindowOnce() {
    history.append(read(OTP, 0, "10"));
    List<String> calls = new ArrayList<>();
    BalanceHistory counted =
        (BalanceHistory)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {BalanceHistory.class},
                (proxy, method, arguments) -> {
                  calls.add(method.getName());
                  return method.invoke(history, arguments);
                });
    UsageReport.of(counted, Selection.ALL, DAY, Step.TOTAL);
    TrendReport.of(counted, Selection.ALL, DAY, Step.HOUR);
    assertThat(calls).doesNotContain("series").containsOnlyOnce("outline");
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void theStepsAddUpToTheTotal(Step step) {
    for (int hour = 0; hour < 60; hour++) {
      history.append(read(OTP, hour + hour * hour / 777.0, String.valueOf(hour * 7919 % 1000)));
    }
    Window window = new Window(at(3.21), at(55.55), ZoneOffset.UTC);
    Stream<BigDecimal> used =
        UsageReport.of(history, Selection.ALL, window, step).rows().stream()
            .map(row -> Objects.requireNonNull(row.usage().used()));
    BigDecimal total =
        Objects.requireNonNull(
            UsageReport.of(history, Selection.ALL, window, Step.TOTAL)
                .rows()
                .getFirst()
                .usage()
                .used());
    assertThat(used.reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(total);
  }

  @Test
  void theSelectionFiltersTheRows() {
    history.append(List.of(read(OTP, 0, "100"), read(BULK, 0, "10")));
    Selection bulk = new Selection(Set.of("bulk"), Set.of());
    assertThat(UsageReport.of(history, bulk, DAY, Step.TOTAL).rows())
        .extracting(row -> row.subject().account())
        .containsExactly("bulk");
  }

  @Test
  void anEmptyHistoryIsAnEmptyReport() {
    UsageReport report = UsageReport.of(history, Selection.ALL, DAY, Step.HOUR);
    assertThat(report.rows()).isEmpty();
    assertThat(report.table().rows()).isEmpty();
    assertThat(report.table().columns()).isNotEmpty();
  }

  @Test
  void writesAnUnknownFigureAsUnknownAndNeverAsZero() {
    history.append(read(OTP, 30, "100"));
    Table table = UsageReport.of(history, Selection.ALL, DAY, Step.TOTAL).table();
    List<String> keys = table.columns().stream().map(Table.Column::key).toList();
    for (String figure : List.of("opening", "used", "added", "closing", "usedPerDay")) {
      assertThat(table.rows().getFirst().get(keys.indexOf(figure)))
          .as(figure)
          .isEqualTo(new Cell.Unknown(""));
    }
    assertThat(table.rows().getFirst().get(keys.indexOf("samples"))).isEqualTo(new Cell.Count(0));
  }

  @Test
  void refusesAnEmptyWindow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Window(at(1), at(1), ZoneOffset.UTC))
        .withMessageStartingWith("the window is empty");
  }
}
