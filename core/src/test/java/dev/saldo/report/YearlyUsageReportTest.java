package dev.saldo.report;

import static dev.saldo.report.ReportFixture.OTP;
import static dev.saldo.report.ReportFixture.at;
import static dev.saldo.report.ReportFixture.credits;
import static dev.saldo.report.ReportFixture.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.report.YearlyUsageReport.Row;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.usage.Step;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class YearlyUsageReportTest {

  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final int FULL = 100_000;

  private final InMemoryBalanceHistory history = new InMemoryBalanceHistory();

  @Test
  void comparesEntireMonthsAndTheRestAsFarAsItGoes() {
    fill("2026-01-01", "2027-03-10");
    assertThat(lines(Step.MONTH, "2027-01-01", "2027-03-10"))
        .containsExactly("465 310 155 50 ENTIRE", "420 280 140 50 ENTIRE", "135 90 45 50 TO_DATE");
    assertThat(lines(Step.TOTAL, "2027-01-01", "2027-03-10"))
        .containsExactly("1020 680 340 50 ENTIRE");
  }

  @Test
  void aLeapDayIsComparedWithTheEndOfFebruary() {
    fill("2023-02-01", "2024-03-01");
    assertThat(lines(Step.MONTH, "2024-02-01", "2024-03-01"))
        .containsExactly("435 280 155 55.4 ENTIRE");
    assertThat(lines(Step.MONTH, "2024-02-01", "2024-02-29"))
        .containsExactly("420 280 140 50 TO_DATE");
    assertThat(lines(Step.TOTAL, "2024-02-29", "2024-03-01")).containsExactly("15 - - - UNKNOWN");
  }

  @Test
  void saysWhatIsNotKnownOfTheFirstYear() {
    fill("2026-02-10", "2027-03-01");
    assertThat(lines(Step.MONTH, "2027-01-01", "2027-03-01"))
        .containsExactly("465 - - - UNKNOWN", "420 190 - - PARTLY");
    assertThat(lines(Step.MONTH, "2027-02-01", "2027-04-01"))
        .as("a month that is not over")
        .containsExactly("420 190 - - PARTLY", "0 310 - - PARTLY");
  }

  @Test
  void anotherUnitIsNotCompared() {
    fill("2026-01-01", "2026-12-31");
    Balance money =
        Balance.of(
            "main", Amount.of(BigDecimal.TEN), BalanceUnit.of(BalanceUnit.Kind.MONEY, "GHS"));
    history.append(read(OTP, hours(start("2027-01-01")), money));
    history.append(read(OTP, hours(start("2027-02-01")), money));
    assertThat(lines(Step.MONTH, "2027-01-01", "2027-02-01"))
        .containsExactlyInAnyOrder("- 310 - - UNKNOWN", "0 - - - UNKNOWN");
  }

  @Test
  void nothingUsedAYearBeforeHasNoPercentage() {
    history.append(read(OTP, hours(start("2026-01-01")), credits("main", "500")));
    history.append(read(OTP, hours(start("2027-01-01")), credits("main", "500")));
    history.append(read(OTP, hours(start("2027-02-01")), credits("main", "400")));
    assertThat(lines(Step.MONTH, "2027-01-01", "2027-02-01")).containsExactly("100 0 100 - ENTIRE");
  }

  /** Reads the account every midnight; ten a day are used, and fifteen from the second year on. */
  private void fill(String from, String to) {
    int second = LocalDate.parse(from).getYear() + 1;
    BigDecimal level = BigDecimal.valueOf(FULL);
    for (LocalDate day = LocalDate.parse(from);
        !day.isAfter(LocalDate.parse(to));
        day = day.plusDays(1)) {
      history.append(
          read(OTP, hours(start(day.toString())), credits("main", level.toPlainString())));
      level = level.subtract(BigDecimal.valueOf(day.getYear() < second ? 10 : 15));
    }
  }

  private List<String> lines(Step step, String from, String to) {
    Window window = new Window(start(from), start(to), ZONE);
    UsageReport report = UsageReport.of(history, Selection.ALL, window, step);
    YearlyUsageReport years = YearlyUsageReport.of(history, Selection.ALL, report);
    assertThat(years.table().rows()).hasSameSizeAs(years.rows());
    return years.rows().stream().map(YearlyUsageReportTest::line).toList();
  }

  private static String line(Row row) {
    return String.join(
        " ",
        Arrays.asList(
            text(row.current().usage().used()),
            text(row.usedBefore()),
            text(row.change()),
            text(row.changePercent()),
            row.basis().name()));
  }

  private static String text(BigDecimal figure) {
    return figure == null ? "-" : figure.toPlainString();
  }

  private static Instant start(String day) {
    return LocalDate.parse(day).atStartOfDay(ZONE).toInstant();
  }

  private static double hours(Instant instant) {
    return Duration.between(at(0), instant).toMinutes() / 60.0;
  }
}
