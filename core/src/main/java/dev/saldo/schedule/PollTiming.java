package dev.saldo.schedule;

/** When an account is polled, as the user states it. Immutable and thread-safe. */
public sealed interface PollTiming {

  /**
   * At times that do not depend on the balance.
   *
   * @param schedule the times
   */
  record Fixed(PollSchedule schedule) implements PollTiming {}

  /**
   * At an interval that follows the balance.
   *
   * @param interval the bounds of the interval
   */
  record Adaptive(AdaptiveInterval interval) implements PollTiming {}
}
