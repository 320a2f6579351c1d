package dev.saldo.alert;

import dev.saldo.spi.channel.AlertSeverity;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule: what to look for, and whom to tell how often. Immutable and thread-safe.
 *
 * @param name the name of the rule, unique among those of a bucket
 * @param condition what to look for
 * @param severity how urgent a breach is
 * @param consecutive the number of readings in a row that must breach, and of healthy ones that end
 *     an episode, at least 1
 * @param repeat the time from one reminder to the next; null for none
 * @param quiet the hours in which nobody is told unless it is critical; null for none
 * @param channels the channels to tell
 * @param escalation the steps, in the order of their times
 */
public record AlertRule(
    String name,
    AlertCondition condition,
    AlertSeverity severity,
    int consecutive,
    @Nullable Duration repeat,
    @Nullable QuietHours quiet,
    List<String> channels,
    List<EscalationStep> escalation) {

  public AlertRule {
    channels = List.copyOf(channels);
    escalation = List.copyOf(escalation);
    if (consecutive < 1) {
      throw new IllegalArgumentException("consecutive must be at least 1, not " + consecutive);
    }
    if (repeat != null && !repeat.isPositive()) {
      throw new IllegalArgumentException("repeat must be more than 0, not " + repeat);
    }
    for (int step = 1; step < escalation.size(); step++) {
      if (escalation.get(step).after().compareTo(escalation.get(step - 1).after()) <= 0) {
        throw new IllegalArgumentException(
            "each step of an escalation must be later than the one" + " before");
      }
    }
  }

  /**
   * Returns this rule for an account whose interval follows its balance. Its predictions are made
   * from fewer readings and differ a little from those of all readings, so a rule about the runway
   * opens a tenth earlier.
   */
  AlertRule early() {
    return condition instanceof AlertCondition.RunwayBelow below
        ? new AlertRule(
            name, below.early(), severity, consecutive, repeat, quiet, channels, escalation)
        : this;
  }

  /**
   * Returns a rule that one reading opens and one ends, without reminders, quiet hours and steps.
   *
   * @param channels the channels to tell
   */
  public static AlertRule of(
      String name, AlertCondition condition, AlertSeverity severity, String... channels) {
    return new AlertRule(name, condition, severity, 1, null, null, List.of(channels), List.of());
  }
}
