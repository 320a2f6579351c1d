package dev.saldo.report;

import dev.saldo.runway.Runway;
import dev.saldo.runway.Runway.Band;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A band in days from the question on, to the hundredth; null where it is unknown or more than 400.
 *
 * @param p10 the early edge
 * @param p50 the middle
 * @param p90 the late edge
 */
public record RunwayDayRange(
    @Nullable BigDecimal p10, @Nullable BigDecimal p50, @Nullable BigDecimal p90) {

  /** Nothing is known. */
  public static final RunwayDayRange UNKNOWN = new RunwayDayRange(null, null, null);

  private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);

  /** Returns the days of a runway. */
  public static RunwayDayRange of(Runway runway) {
    Band band = runway.emptyAt();
    return band == null
        ? UNKNOWN
        : new RunwayDayRange(
            days(runway.asOf(), band.p10()),
            days(runway.asOf(), band.p50()),
            days(runway.asOf(), band.p90()));
  }

  private static @Nullable BigDecimal days(Instant asOf, @Nullable Instant at) {
    return at == null
        ? null
        : BigDecimal.valueOf(Duration.between(asOf, at).toSeconds())
            .divide(SECONDS, 2, RoundingMode.HALF_EVEN);
  }

  /**
   * Returns the middle and the band in words that follow "empty", such as {@code in 8.9 days
   * (7.2-10.6)}. For a runway that has a band.
   */
  public String words() {
    if (p50 == null) {
      return "in more than 400 days" + (p10 == null ? "" : " (" + band() + ")");
    }
    return "in " + few(p50) + " days (" + band() + ")";
  }

  /** Returns the band in a few characters, such as {@code 24-40}; empty if nothing is known. */
  String band() {
    if (p10 == null) {
      return "";
    }
    return p90 == null ? "over " + few(p10) : few(p10) + "-" + few(p90);
  }

  private static String few(BigDecimal days) {
    return days.setScale(days.compareTo(BigDecimal.TEN) < 0 ? 1 : 0, RoundingMode.HALF_EVEN)
        .toPlainString();
  }
}
