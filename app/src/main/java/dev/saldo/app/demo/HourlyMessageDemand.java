package dev.saldo.app.demo;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.util.SplittableRandom;

/**
 * The messages sent in an hour: few at night, fewer at the weekend, many on the day of a campaign.
 * Deterministic.
 *
 * @param seed the seed of the account
 * @param perHour the average on a weekday without a campaign
 * @param weekendPercent the number on a Saturday or Sunday, in percent of a weekday
 * @param campaignPercent the percentage of days with a campaign
 */
record HourlyMessageDemand(long seed, int perHour, int weekendPercent, int campaignPercent)
    implements HourlyDemand {

  private static final int CAMPAIGN_FACTOR = 4;

  /** The number in each hour of the day, in percent of the average hour. */
  private static final int[] SHAPE = {
    25, 15, 10, 8, 8, 15, 40, 80, 130, 165, 180, 180, 165, 160, 165, 170, 165, 160, 150, 140, 125,
    100, 70, 45
  };

  @Override
  public long inHourFrom(ZonedDateTime hour) {
    long usual = (long) perHour * SHAPE[hour.getHour()] / 100;
    boolean weekend = hour.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    long today = weekend ? usual * weekendPercent / 100 : usual;
    long sent = isCampaign(hour) ? today * CAMPAIGN_FACTOR : today;
    return sent * random(hour.toEpochSecond()).nextInt(75, 126) / 100;
  }

  private boolean isCampaign(ZonedDateTime hour) {
    return OfficeHours.contain(hour)
        && random(hour.toLocalDate().toEpochDay()).nextInt(100) < campaignPercent;
  }

  private SplittableRandom random(long of) {
    return new SplittableRandom(seed * 1_000_003 + of);
  }
}
