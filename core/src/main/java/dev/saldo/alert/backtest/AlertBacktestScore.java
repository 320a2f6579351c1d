package dev.saldo.alert.backtest;

import dev.saldo.alert.AlertSubject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The score of a rule over the past of an account or one of its buckets. Immutable and thread-safe.
 *
 * @param subject the rule, account and bucket
 * @param warnings the number of episodes
 * @param empties how many times the balance ran out; null if the rule does not warn of that
 * @param falseAlarms which warnings were false; null if the rule states no time
 */
public record AlertBacktestScore(
    AlertSubject subject,
    int warnings,
    @Nullable Empties empties,
    @Nullable FalseAlarms falseAlarms) {

  /**
   * The times at which nothing was left after something was left.
   *
   * @param count their number
   * @param leadTimes the time from the warning to each of them that was warned of before, shortest
   *     first
   */
  public record Empties(int count, List<Duration> leadTimes) {

    public Empties {
      leadTimes = leadTimes.stream().sorted().toList();
    }

    /** Returns the number of those without a warning before. */
    public int missed() {
      return count - leadTimes.size();
    }

    /** Returns the shortest lead time; empty if none was warned of. */
    public Optional<Duration> shortest() {
      return leadTimes.stream().findFirst();
    }

    /** Returns the median lead time, the shorter one of two; empty if none was warned of. */
    public Optional<Duration> median() {
      return leadTimes.isEmpty()
          ? Optional.empty()
          : Optional.of(leadTimes.get((leadTimes.size() - 1) / 2));
    }
  }

  /**
   * The warnings after which the use, without any top-up, would not have used up the balance within
   * twice the time of the rule.
   *
   * @param count their number
   * @param undecided the warnings of which it is not known, because the history ends before
   */
  public record FalseAlarms(int count, int undecided) {}
}
