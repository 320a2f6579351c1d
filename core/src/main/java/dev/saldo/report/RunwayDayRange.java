package dev.saldo.report;

import dev.saldo.runway.Runway;
import dev.saldo.runway.Runway.Band;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The band of a runway in days from the prediction, to the hundredth; null if unknown or more than
 * 400. Immutable and thread-safe.
 *
 * @param p10 the 10th percentile
 * @param p50 the median
 * @param p90 the 90th percentile
 */
public record RunwayDayRange(
    @Nullable BigDecimal p10, @Nullable BigDecimal p50, @Nullable BigDecimal p90) {

  /** An unknown range. */
  public static final RunwayDayRange UNKNOWN = new RunwayDayRange(null, null, null);

  private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);

  /** Returns the band of a runway in days. */
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
   * Returns the median and the band in words that continue "empty", such as {@code in 8.9 days
   * (7.2-10.6)}. Only for a runway that has a band.
   */
  public String words() {
    if (p50 == null) {
      return "in more than 400 days" + (p10 == null ? "" : " (" + band() + ")");
    }
    return "in " + rounded(p50) + " days (" + band() + ")";
  }

  /** Returns the band in short form, such as {@code 24-40}; empty if unknown. */
  String band() {
    if (p10 == null) {
      return "";
    }
    return p90 == null ? "over " + rounded(p10) : rounded(p10) + "-" + rounded(p90);
  }

  private static String rounded(BigDecimal days) {
    return days.setScale(days.compareTo(BigDecimal.TEN) < 0 ? 1 : 0, RoundingMode.HALF_EVEN)
        .toPlainString();
  }
}
