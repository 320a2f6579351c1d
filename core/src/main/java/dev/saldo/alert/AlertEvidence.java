package dev.saldo.alert;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The judgement of a rule on the latest facts about a bucket. Immutable and thread-safe.
 *
 * @param verdict the judgement
 * @param level the figure that was judged, such as the balance; null if it is unknown
 * @param text the judgement in one sentence for the person who is told, without a full stop
 */
public record AlertEvidence(Verdict verdict, @Nullable BigDecimal level, String text) {

  /** The judgement of a rule. */
  public enum Verdict {
    /** The condition holds. */
    BREACH,
    /** The condition holds, but too doubtfully to open an episode; it does not end one either. */
    DOUBTFUL,
    /** The condition does not hold, but the level for the end of an episode is not reached. */
    BETWEEN,
    /** The condition does not hold, and an episode may end. */
    HEALTHY,
    /** Nothing is known: it neither opens nor ends an episode. */
    UNKNOWN
  }

  static AlertEvidence breach(@Nullable BigDecimal level, String text) {
    return new AlertEvidence(Verdict.BREACH, level, text);
  }

  static AlertEvidence doubtful(@Nullable BigDecimal level, String text) {
    return new AlertEvidence(Verdict.DOUBTFUL, level, text);
  }

  static AlertEvidence between(@Nullable BigDecimal level, String text) {
    return new AlertEvidence(Verdict.BETWEEN, level, text);
  }

  static AlertEvidence healthy(@Nullable BigDecimal level, String text) {
    return new AlertEvidence(Verdict.HEALTHY, level, text);
  }

  static AlertEvidence unknown(String text) {
    return new AlertEvidence(Verdict.UNKNOWN, null, text);
  }
}
