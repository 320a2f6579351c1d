package dev.saldo.alert.backtest;

import dev.saldo.account.PrepaidCredit;
import dev.saldo.alert.AlertEpisode;
import dev.saldo.alert.backtest.AlertBacktestScore.Empties;
import dev.saldo.alert.backtest.AlertBacktestScore.FalseAlarms;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Series;
import dev.saldo.history.TotalledSample;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The levels and the use of a bucket in a window. */
final class BucketPast {

  /**
   * A sample with a number.
   *
   * @param left the amount left, with the credit limit
   * @param used the use so far, which top-ups do not change
   */
  private record Level(Instant at, BigDecimal left, BigDecimal used) {

    boolean isEmpty() {
      return left.signum() <= 0;
    }
  }

  private final List<Level> levels;

  private BucketPast(List<Level> levels) {
    this.levels = levels;
  }

  static BucketPast read(BalanceHistory history, Series series, Instant from, Instant to) {
    List<Level> levels = new ArrayList<>();
    try (Stream<TotalledSample> samples = history.walk(series.key(), from, to)) {
      samples
          .filter(sample -> sample.observedAt().isBefore(to))
          .forEach(sample -> level(series, sample).ifPresent(levels::add));
    }
    return new BucketPast(levels);
  }

  private static Optional<Level> level(Series series, TotalledSample sample) {
    return Optional.ofNullable(sample.counted().value())
        .flatMap(value -> PrepaidCredit.usable(series.key().meaning(), series.terms(), value))
        .map(left -> new Level(sample.observedAt(), left, sample.totals().fallen()));
  }

  /** Returns the empties, with the lead times of those during an episode. */
  Empties empties(List<AlertEpisode> episodes) {
    int count = 0;
    List<Duration> leadTimes = new ArrayList<>();
    for (int i = 1; i < levels.size(); i++) {
      if (levels.get(i).isEmpty() && !levels.get(i - 1).isEmpty()) {
        Instant at = levels.get(i).at();
        count++;
        episodes.stream()
            .filter(episode -> isOpenBefore(episode, at))
            .findFirst()
            .ifPresent(episode -> leadTimes.add(Duration.between(episode.openedAt(), at)));
      }
    }
    return new Empties(count, leadTimes);
  }

  private static boolean isOpenBefore(AlertEpisode episode, Instant at) {
    AlertEpisode.Closing closing = episode.closing();
    return episode.openedAt().isBefore(at) && (closing == null || !closing.at().isBefore(at));
  }

  /** Returns the warnings that were false, for a rule that warns a time ahead. */
  FalseAlarms falseAlarms(List<AlertEpisode> episodes, Duration threshold) {
    int wrong = 0;
    int undecided = 0;
    for (AlertEpisode episode : episodes) {
      Optional<Boolean> came = cameTrue(episode.openedAt(), threshold.multipliedBy(2));
      wrong += came.isPresent() && !came.get() ? 1 : 0;
      undecided += came.isEmpty() ? 1 : 0;
    }
    return new FalseAlarms(wrong, undecided);
  }

  private Optional<Boolean> cameTrue(Instant warnedAt, Duration within) {
    Instant end = warnedAt.plus(within);
    Level warned = null;
    for (Level level : levels) {
      if (!level.at().isAfter(warnedAt)) {
        warned = level;
      } else if (warned != null && level.at().isAfter(end)) {
        return Optional.of(false);
      } else if (warned != null
          && level.used().subtract(warned.used()).compareTo(warned.left()) >= 0) {
        return Optional.of(true);
      }
    }
    return Optional.empty();
  }
}
