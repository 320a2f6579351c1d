package dev.saldo.benchmarks.alert;

import dev.saldo.alert.AlertCondition.RunwayBelow;
import dev.saldo.alert.AlertFacts;
import dev.saldo.alert.FactsNeeded;
import dev.saldo.runway.Runway;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares rules that could decide when {@code runway-below: 3d} warns: the percentile that must be
 * below, the number of readings in a row, and whether the median must be near, too. The argument is
 * a CSV file with the columns account, epoch second and balance. The balances are replayed as they
 * are, and once more with top-ups that come too late; the first 14 days of each account are only
 * learned from.
 */
public final class WarningRuleComparison {

  private static final Duration LEARNED = Duration.ofDays(14);
  private static final RunwayBelow RULE = new RunwayBelow(Duration.ofDays(3), Duration.ofDays(4));
  private static final FactsNeeded PREDICTED = new FactsNeeded(true, false, false);
  private static final double LAST_HOUR = 400 * 24;

  /** Less than the last decimal place of a balance, more than sums of floating points lose. */
  private static final double ROUNDING = 0.001;

  /**
   * A rule to compare.
   *
   * @param median the weight of the median in the logarithm of the figure that decides; the rest is
   *     that of the 10th percentile
   * @param near the hours below which that figure must be
   * @param likely whether the median must be near, too
   */
  private record Candidate(
      String name, double median, double near, boolean likely, int consecutive) {

    double deciding(Reading reading) {
      return Math.pow(reading.early(), 1 - median) * Math.pow(reading.middle(), median);
    }

    boolean warns(Reading reading) {
      return deciding(reading) < near && (!likely || reading.middle() < hours(RULE.likely()));
    }

    boolean ends(Reading reading) {
      return deciding(reading) >= hours(RULE.recovers());
    }
  }

  /**
   * A reading that can be judged, or only a level.
   *
   * @param used the use since the first reading
   * @param early the hours until the 10th percentile; not a number if nothing is known
   * @param middle the hours until the median
   */
  private record Reading(Instant at, double left, double used, double early, double middle) {}

  private record Warning(int opened, int ended) {}

  private record Score(int warnings, int wrong, int undecided, int empties, List<Double> leads) {

    static Score sum(Score one, Score other) {
      return new Score(
          one.warnings + other.warnings,
          one.wrong + other.wrong,
          one.undecided + other.undecided,
          one.empties + other.empties,
          Stream.concat(one.leads.stream(), other.leads.stream()).toList());
    }

    String text() {
      return String.format(
          Locale.ROOT,
          "%4d %5.2f %5d %6.1f %% %6.1f %%",
          warnings,
          10.0 * wrong / Math.max(1, warnings - undecided),
          empties,
          100.0 * leads.size() / Math.max(1, empties),
          100.0
              * leads.stream().filter(lead -> lead >= hours(RULE.threshold())).count()
              / Math.max(1, empties));
    }
  }

  private WarningRuleComparison() {}

  /** Prints the figures. */
  public static void main(String[] arguments) throws IOException {
    List<RecordedBalances> recorded = RecordedBalances.read(Path.of(arguments[0]));
    System.out.println(
        "warnings, false in ten, empties, warned before, warned 3 days before;"
            + " as recorded | topped up too late");
    List<List<Reading>> original = read(recorded.stream());
    List<List<Reading>> late = read(recorded.stream().map(RecordedBalances::toppedUpTooLate));
    for (Candidate candidate : candidates()) {
      System.out.printf(
          "%-32s %s | %s%n",
          candidate.name(), scoreAll(candidate, original).text(), scoreAll(candidate, late).text());
    }
  }

  private static List<Candidate> candidates() {
    List<Candidate> all = new ArrayList<>();
    for (int consecutive : new int[] {1, 3}) {
      String times = ", consecutive: " + consecutive;
      double time = hours(RULE.threshold());
      all.add(new Candidate("p10" + times, 0, time, false, consecutive));
      all.add(new Candidate("p15" + times, 0.191, time, false, consecutive));
      all.add(new Candidate("p20" + times, 0.343, time, false, consecutive));
      all.add(new Candidate("p25" + times, 0.474, time, false, consecutive));
      all.add(new Candidate("p30" + times, 0.591, time, false, consecutive));
      all.add(new Candidate("p10, median near" + times, 0, time, true, consecutive));
      all.add(
          new Candidate("p10 and median near" + times, 0, hours(RULE.near()), true, consecutive));
    }
    return all;
  }

  private static List<List<Reading>> read(Stream<RecordedBalances> recorded) {
    return recorded.parallel().map(WarningRuleComparison::read).collect(Collectors.toList());
  }

  private static List<Reading> read(RecordedBalances recorded) {
    AccountFactsReplay replay = new AccountFactsReplay(recorded.account(), ZoneOffset.UTC);
    List<Reading> readings = new ArrayList<>();
    double used = 0;
    double before = Double.NaN;
    for (RecordedBalances.Level level : recorded.levels()) {
      replay.add(level.at(), level.amount());
      AlertFacts.Bucket bucket = replay.facts(PREDICTED).buckets().getFirst().facts();
      double left = bucket.left() == null ? 0 : bucket.left().doubleValue();
      used += left < before ? before - left : 0;
      before = left;
      readings.add(reading(level.at(), left, used, bucket));
    }
    return readings;
  }

  private static Reading reading(Instant at, double left, double used, AlertFacts.Bucket bucket) {
    Runway runway = bucket.runway();
    Runway.Band band = runway.emptyAt();
    boolean known =
        switch (runway.state()) {
          case OK, IDLE, NOT_FALLING, EMPTY -> bucket.trusted();
          default -> false;
        };
    Instant early = band == null ? null : band.p10();
    Instant middle = band == null ? null : band.p50();
    return known
        ? new Reading(at, left, used, until(runway, early), until(runway, middle))
        : new Reading(at, left, used, Double.NaN, Double.NaN);
  }

  private static double until(Runway runway, @Nullable Instant end) {
    return end == null ? LAST_HOUR : hours(Duration.between(runway.asOf(), end));
  }

  private static double hours(Duration duration) {
    return duration.toSeconds() / 3600.0;
  }

  private static Score scoreAll(Candidate candidate, List<List<Reading>> accounts) {
    return accounts.stream()
        .map(readings -> score(candidate, readings))
        .reduce(new Score(0, 0, 0, 0, List.of()), Score::sum);
  }

  private static Score score(Candidate candidate, List<Reading> readings) {
    List<Warning> warnings = warnings(candidate, readings);
    Instant start = start(readings);
    int empties = 0;
    List<Double> leads = new ArrayList<>();
    for (int i = 1; i < readings.size(); i++) {
      if (!readings.get(i - 1).at().isBefore(start)
          && readings.get(i).left() <= 0
          && readings.get(i - 1).left() > 0) {
        empties++;
        int empty = i;
        warnings.stream()
            .filter(warning -> warning.opened() < empty && warning.ended() >= empty)
            .findFirst()
            .ifPresent(warning -> leads.add(lead(readings, warning.opened(), empty)));
      }
    }
    List<OptionalInt> ends = warnings.stream().map(warning -> end(readings, warning)).toList();
    return new Score(
        warnings.size(),
        (int) ends.stream().filter(end -> end.orElse(1) == 0).count(),
        (int) ends.stream().filter(OptionalInt::isEmpty).count(),
        empties,
        leads);
  }

  private static Instant start(List<Reading> readings) {
    return readings.getFirst().at().plus(LEARNED);
  }

  private static double lead(List<Reading> readings, int opened, int empty) {
    return hours(Duration.between(readings.get(opened).at(), readings.get(empty).at()));
  }

  private static List<Warning> warnings(Candidate candidate, List<Reading> readings) {
    List<Warning> found = new ArrayList<>();
    Instant start = start(readings);
    int opened = -1;
    int inARow = 0;
    for (int i = 0; i < readings.size(); i++) {
      Reading reading = readings.get(i);
      if (reading.at().isBefore(start) || Double.isNaN(reading.early())) {
        continue;
      }
      boolean counts = opened < 0 ? candidate.warns(reading) : candidate.ends(reading);
      inARow = counts ? inARow + 1 : 0;
      if (inARow >= candidate.consecutive()) {
        inARow = 0;
        if (opened >= 0) {
          found.add(new Warning(opened, i));
        }
        opened = opened < 0 ? i : -1;
      }
    }
    if (opened >= 0) {
      found.add(new Warning(opened, Integer.MAX_VALUE));
    }
    return found;
  }

  /** Returns 1 if the use after a warning came to what was left, 0 if not, empty if unknown. */
  private static OptionalInt end(List<Reading> readings, Warning warning) {
    Reading warned = readings.get(warning.opened());
    Instant end = warned.at().plus(RULE.threshold().multipliedBy(2));
    for (Reading reading : readings.subList(warning.opened() + 1, readings.size())) {
      if (reading.at().isAfter(end)) {
        return OptionalInt.of(0);
      }
      if (reading.used() - warned.used() >= warned.left() - ROUNDING) {
        return OptionalInt.of(1);
      }
    }
    return OptionalInt.empty();
  }
}
