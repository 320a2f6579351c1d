package dev.saldo.event;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Rise;
import dev.saldo.history.SampleNeighbours;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesInstant;
import dev.saldo.history.TotalledSample;
import dev.saldo.usage.LevelChange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The change to which an instant given by the user refers.
 *
 * @param series the series of the change
 * @param change a rise or a fall
 */
public record LocatedLevelChange(Series series, LevelChange change) {

  private static final Duration NEAR = Duration.ofDays(400);

  /**
   * Returns the rises whose interval contains an instant: after the sample before the rise, and at
   * or before the sample that shows it. If there is none, returns the falls shown in the same
   * minute, because falls are everywhere and rarely meant.
   *
   * @param series the series to search
   */
  public static List<LocatedLevelChange> at(
      BalanceHistory history, List<Series> series, Instant at) {
    List<LocatedLevelChange> around = around(history, series, at);
    List<LocatedLevelChange> rises =
        around.stream().filter(found -> found.change().amount().signum() > 0).toList();
    return rises.isEmpty()
        ? around.stream().filter(found -> isShownIn(found.change(), at)).toList()
        : rises;
  }

  private static boolean isShownIn(LevelChange change, Instant at) {
    return change
        .observedAt()
        .truncatedTo(ChronoUnit.MINUTES)
        .equals(at.truncatedTo(ChronoUnit.MINUTES));
  }

  private static List<LocatedLevelChange> around(
      BalanceHistory history, List<Series> series, Instant at) {
    List<SeriesInstant> justBefore =
        series.stream()
            .map(candidate -> new SeriesInstant(candidate.key(), at.minusMillis(1)))
            .toList();
    List<SampleNeighbours> brackets = history.brackets(justBefore);
    List<LocatedLevelChange> found = new ArrayList<>();
    for (int i = 0; i < brackets.size(); i++) {
      TotalledSample before = brackets.get(i).atOrBefore();
      TotalledSample after = brackets.get(i).after();
      if (before == null
          || after == null
          || before.observedLevel() == null
          || after.observedLevel() == null) {
        continue;
      }
      BigDecimal amount = after.observedLevel().subtract(before.observedLevel());
      if (amount.signum() != 0) {
        LevelChange change = new LevelChange(before.observedAt(), after.observedAt(), amount);
        found.add(new LocatedLevelChange(series.get(i), change));
      }
    }
    return found;
  }

  /** Returns the rises nearest to an instant, nearest first, at most {@code most}. */
  public static List<Rise> nearest(
      BalanceHistory history, Selection selection, List<Series> series, Instant at, int most) {
    return history.rises(selection, at.minus(NEAR), at.plus(NEAR)).stream()
        .filter(
            rise -> series.stream().anyMatch(candidate -> candidate.key().equals(rise.series())))
        .sorted(Comparator.comparing(rise -> Duration.between(rise.observedAt(), at).abs()))
        .limit(most)
        .toList();
  }
}
