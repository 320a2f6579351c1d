package dev.saldo.app.format;

import dev.saldo.report.Chart.Outlook;
import dev.saldo.report.Chart.Span;
import dev.saldo.report.Chart.Timeline;
import dev.saldo.report.RunwayDayRange;
import dev.saldo.runway.ExpectedBalanceLevel;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Timelines with a prediction. */
public final class Timelines {

  private static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");

  private Timelines() {}

  /** Twenty days falling by 50 to 1,000, and a range of 16 to 28 days, of which 20 are shown. */
  public static Timeline withOutlook() {
    return withOutlook(
        new Outlook(
            new RunwayDayRange(
                new BigDecimal("16"), new BigDecimal("20"), new BigDecimal("28.125")),
            "first estimate",
            levels(20)));
  }

  /** The same with another outlook. */
  public static Timeline withOutlook(Outlook outlook) {
    List<Span> spans = new ArrayList<>();
    BigDecimal level = new BigDecimal("2000");
    BigDecimal used = new BigDecimal("50");
    for (int day = 20; day > 0; day--) {
      Instant from = NOW.minus(Duration.ofDays(day));
      BigDecimal next = level.subtract(used);
      spans.add(new Span(from, from.plus(Duration.ofDays(1)), level, next, next, level, used));
      level = next;
    }
    return new Timeline("otp-ghana · main", "GHS", ZoneId.of("Africa/Accra"), spans, outlook);
  }

  public static List<ExpectedBalanceLevel> levels(int days) {
    List<ExpectedBalanceLevel> levels = new ArrayList<>();
    for (int hour = 0; hour <= days * 24; hour += 4) {
      levels.add(
          new ExpectedBalanceLevel(
              NOW.plus(Duration.ofHours(hour)), left(hour, 16), left(hour, 20), left(hour, 28)));
    }
    return levels;
  }

  private static BigDecimal left(int hour, int days) {
    return BigDecimal.valueOf(Math.max(0, 1000 - 1000L * hour / 24 / days));
  }
}
