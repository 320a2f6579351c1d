package dev.saldo.spi.channel;

import dev.saldo.spi.BalanceUnit;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person is told. Immutable and thread-safe.
 *
 * @param id identifies the notice: letters, digits, hyphens and underscores; every attempt to
 *     deliver it has the same, no other notice has it
 * @param kind the reason for it
 * @param severity how urgent it is
 * @param createdAt the time at which it was written, UTC
 * @param title one short line, such as {@code otp-ghana: 2.8 days left}
 * @param text one or more complete sentences, in lines separated by {@code \n}
 * @param episode the episode that it is about; null for a test, and for a summary of several
 */
public record AlertNotice(
    String id,
    AlertMessageKind kind,
    AlertSeverity severity,
    Instant createdAt,
    String title,
    String text,
    @Nullable Episode episode) {

  /**
   * The episode that a notice is about, as it was when the notice was written.
   *
   * @param id identifies the episode
   * @param rule the name of the rule
   * @param account the name of the account
   * @param provider the name of its provider; empty if the account was never read
   * @param bucket the bucket; empty if the episode is about the account
   * @param unit the unit of the amounts; null if the episode is about the account
   * @param amount the amount left; null if it is unknown
   * @param threshold the amount below which the rule applies; null if it has none
   * @param runway the prediction; null if it is unknown
   * @param observedAt the time of the sample that was judged, UTC; null if there is none
   * @param openedAt the time at which the episode opened, UTC
   * @param closedAt the time at which it ended, UTC; null while it is open
   * @param reason the judgement in a few words
   */
  public record Episode(
      String id,
      String rule,
      String account,
      String provider,
      String bucket,
      @Nullable BalanceUnit unit,
      @Nullable BigDecimal amount,
      @Nullable BigDecimal threshold,
      @Nullable RunwayDays runway,
      @Nullable Instant observedAt,
      Instant openedAt,
      @Nullable Instant closedAt,
      String reason) {}

  /**
   * The days until a balance is predicted to run out. Null is more than a year, or unknown.
   *
   * @param p10 the 10th percentile, in days
   * @param p50 the median, in days
   * @param p90 the 90th percentile, in days
   */
  public record RunwayDays(
      @Nullable BigDecimal p10, @Nullable BigDecimal p50, @Nullable BigDecimal p90) {}
}
