package dev.saldo.app;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.saldo.schedule.PollSchedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** A schedule with the times of a UNIX cron expression. Immutable and thread-safe. */
final class CronPollSchedule implements PollSchedule {

  /** The time from which the longest interval is measured. It does not depend on the clock. */
  private static final Instant ORIGIN = Instant.parse("2026-01-01T00:00:00Z");

  private static final int MEASURED = 1_500;

  private final ExecutionTime times;
  private final ZoneId zone;

  private CronPollSchedule(ExecutionTime times, ZoneId zone) {
    this.times = times;
    this.zone = zone;
  }

  /**
   * Returns the schedule of an expression with five fields, such as {@code 0 8-18 * * 1-5}.
   *
   * @throws IllegalArgumentException if it is not such an expression, or if it has no times
   */
  static CronPollSchedule of(String expression, ZoneId zone) {
    Cron cron =
        new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX))
            .parse(expression)
            .validate();
    CronPollSchedule schedule = new CronPollSchedule(ExecutionTime.forCron(cron), zone);
    if (schedule.times.nextExecution(ORIGIN.atZone(zone)).isEmpty()) {
      throw new IllegalArgumentException("has no times");
    }
    return schedule;
  }

  @Override
  public Instant latest(Instant at) {
    return instant(times.lastExecution(at.plusMillis(1).atZone(zone)));
  }

  @Override
  public Instant next(Instant after) {
    return instant(times.nextExecution(after.atZone(zone)));
  }

  private static Instant instant(Optional<ZonedDateTime> time) {
    return time.map(ZonedDateTime::toInstant)
        .orElseThrow(() -> new IllegalStateException("the cron expression has no such time"));
  }

  /** Returns the longest time from one poll to the next, which decides what counts as a gap. */
  Duration longestInterval() {
    Duration longest = Duration.ZERO;
    Instant before = next(ORIGIN);
    for (int i = 0; i < MEASURED; i++) {
      Instant time = next(before);
      Duration apart = Duration.between(before, time);
      longest = apart.compareTo(longest) > 0 ? apart : longest;
      before = time;
    }
    return longest;
  }
}
