package dev.saldo.app;

import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.spi.Setting;
import dev.saldo.spi.channel.AlertSeverity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A rule of the configuration.
 *
 * @param name its name, unique in the file
 * @param when the condition, a {@link When} with one key
 * @param recovers the level at which an episode ends
 * @param accounts names of accounts, or patterns with {@code *}
 * @param tags tags of accounts
 * @param providers names of providers
 * @param buckets names of buckets or codes of units
 * @param severity how urgent a breach is
 * @param consecutive the number of readings in a row that count
 * @param channels the channels to tell
 * @param repeat the time from one reminder to the next
 * @param quiet the hours in which messages wait, a {@link Quiet}
 * @param escalate the steps
 */
record AlertEntry(
    @Setting("unique name, such as runs-out") String name,
    @Setting("condition, such as {runway-below: 3d}") Mapping when,
    @Setting("level at which it ends, such as {runway-above: 5d}") Recovers recovers,
    @Setting("names of accounts, or patterns such as otp-*") List<String> accounts,
    @Setting("tags of accounts") List<String> tags,
    @Setting("names of providers") List<String> providers,
    @Setting("buckets, or codes of their units") List<String> buckets,
    @Setting(value = "info, warning or critical", defaultValue = "warning") AlertSeverity severity,
    @Setting(value = "readings in a row that count", defaultValue = "1") int consecutive,
    @Setting("channels to tell; default: all") List<String> channels,
    @Setting("time from one reminder to the next") Optional<Duration> repeat,
    @Setting("hours in which messages wait") Mapping quiet,
    @Setting("steps of telling others") List<Step> escalate) {

  /**
   * A condition; only one of them is given.
   *
   * @param balanceBelow the amount below which it is low
   * @param runwayBelow the time below which it is short
   * @param orderBy the lead time, a {@link Lead}
   * @param useAboveUsual the accepted false alarms, a {@link Unusual}
   * @param topUpOverdue true
   * @param expiresWithin the time before the expiry
   * @param stale the age from which a reading is too old
   * @param failing the time for which all polls failed
   * @param unauthorized true
   * @param toppedUp the smallest amount, a {@link Arrived}
   */
  record When(
      @Setting("amount below which it is low") Optional<BigDecimal> balanceBelow,
      @Setting("time below which the 10th percentile of the runway is short")
          Optional<Duration> runwayBelow,
      @Setting("business days from an order until the credit arrives") Mapping orderBy,
      @Setting("use of an hour above the usual one") Mapping useAboveUsual,
      @Setting("below the levels at which top-ups came") Optional<Boolean> topUpOverdue,
      @Setting("time before the expiry of credit") Optional<Duration> expiresWithin,
      @Setting("age of the latest reading") Optional<Duration> stale,
      @Setting("time for which all polls failed") Optional<Duration> failing,
      @Setting("the vendor refuses the credentials") Optional<Boolean> unauthorized,
      @Setting("credit arrived") Mapping toppedUp) {}

  /**
   * The level at which an episode ends.
   *
   * @param balanceAbove the amount
   * @param runwayAbove the time
   */
  record Recovers(
      @Setting("amount from which it is no longer low") Optional<BigDecimal> balanceAbove,
      @Setting("time from which it is no longer short") Optional<Duration> runwayAbove) {}

  /**
   * The lead time of an order.
   *
   * @param leadDays the business days, such as {@code 5} or {@code 5d}
   * @param weekend the days of the week without business
   * @param holidays further days without business
   * @param zone the zone of the days; empty for that of the file
   */
  record Lead(
      @Setting("business days, such as 5d") String leadDays,
      @Setting("days without business, such as saturday") List<String> weekend,
      @Setting("further days without business, such as 2026-12-25") List<String> holidays,
      @Setting("time zone of the days") Optional<ZoneId> zone) {}

  /**
   * The accepted false alarms.
   *
   * @param falseAlarms their mean number a month
   */
  record Unusual(
      @Setting(value = "accepted false alarms a month", defaultValue = "1")
          BigDecimal falseAlarms) {}

  /**
   * The credit that is worth telling.
   *
   * @param least the smallest amount; empty for any
   */
  record Arrived(@Setting("smallest amount worth telling") Optional<BigDecimal> least) {}

  /**
   * The hours in which messages wait.
   *
   * @param from the local time at which they begin
   * @param to the local time at which they end
   * @param zone the zone of the times; empty for that of the file
   */
  record Quiet(
      @Setting("local time, such as 22:00") String from,
      @Setting("local time, such as 07:00") String to,
      @Setting("time zone of the times") Optional<ZoneId> zone) {}

  /**
   * A step of telling others.
   *
   * @param after the time since the episode opened
   * @param channels the channels
   */
  record Step(
      @Setting("time since it opened") Duration after,
      @Setting("channels to tell from then on") List<String> channels) {}
}
