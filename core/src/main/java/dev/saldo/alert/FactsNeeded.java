package dev.saldo.alert;

import java.util.Collection;

/**
 * The facts that some conditions need beyond the latest levels.
 *
 * @param runway whether they need the prediction
 * @param topUps whether they need the levels before the latest top-ups, and the latest of them
 * @param usage whether they need the usual use
 */
public record FactsNeeded(boolean runway, boolean topUps, boolean usage) {

  /** The latest levels only. */
  public static final FactsNeeded LEVELS = new FactsNeeded(false, false, false);

  /** All facts. */
  public static final FactsNeeded ALL = new FactsNeeded(true, true, true);

  /** Returns the facts that conditions need. */
  public static FactsNeeded of(Collection<AlertCondition> conditions) {
    FactsNeeded needed = LEVELS;
    for (AlertCondition condition : conditions) {
      needed = needed.with(of(condition));
    }
    return needed;
  }

  private static FactsNeeded of(AlertCondition condition) {
    return switch (condition) {
      case AlertCondition.RunwayBelow runway -> new FactsNeeded(true, false, false);
      case AlertCondition.OrderBy order -> new FactsNeeded(true, false, false);
      case AlertCondition.TopUpOverdue overdue -> new FactsNeeded(false, true, false);
      case AlertCondition.ToppedUp topped -> new FactsNeeded(false, true, false);
      case AlertCondition.UseAboveUsual above -> new FactsNeeded(false, false, true);
      default -> LEVELS;
    };
  }

  /** Returns the facts that either needs. */
  public FactsNeeded with(FactsNeeded other) {
    return new FactsNeeded(runway || other.runway, topUps || other.topUps, usage || other.usage);
  }
}
