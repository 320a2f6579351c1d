package dev.saldo.app.cli.option;

import dev.saldo.account.TimeSpan;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** An age in days or a longer unit: {@code 90d}, {@code 26w}, {@code 2y}. */
final class AgeExpression {

  private AgeExpression() {}

  /** Returns the midnight at that age, so that no day is divided. */
  static Instant parse(String option, String text, Instant now, ZoneId zone) {
    try {
      return TimeSpan.find(text)
          .filter(age -> age.count() > 0 && age.unit().compareTo(ChronoUnit.DAYS) >= 0)
          .orElseThrow(
              () -> new IllegalArgumentException("is not an age such as 90d, 26w, 6mo or 2y"))
          .before(now.atZone(zone))
          .toLocalDate()
          .atStartOfDay(zone)
          .toInstant();
    } catch (IllegalArgumentException e) {
      throw new CommandUsageException(option + " '" + text + "' " + e.getMessage());
    }
  }
}
