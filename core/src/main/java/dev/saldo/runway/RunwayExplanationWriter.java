package dev.saldo.runway;

import dev.saldo.account.RunwayPredictionMethod;
import dev.saldo.runway.ObservedUsageProfile.UsageStretchSum;
import dev.saldo.runway.Runway.Band;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The facts that a prediction depends on, in words: the latest usage against that of the week, how
 * much the days differ, the age of the account, and what the learned correction changed. They are
 * observations, not a claim about what the network made of them.
 */
public final class RunwayExplanationWriter {

  private static final double HALF_LIFE_OF_SHAPE = 56 * 24;
  private static final int LATEST_DAYS = 2;
  private static final int DAYS_OF_WEEK = 7;
  private static final double LITTLE = 0.05;
  private static final double ALIKE = 0.2;
  private static final double VERY_DIFFERENT = 0.6;
  private static final double YOUNG_DAYS = 30;
  private static final double HARDLY = 0.01;

  private final List<String> facts = new ArrayList<>();

  private RunwayExplanationWriter() {}

  /** Returns the facts in short phrases; none if the prediction has no date based on use. */
  public static List<String> explain(RunwayInput input) {
    Runway runway = RunwayEstimator.estimate(input);
    return switch (runway.state()) {
      case OK, IDLE, STALE -> new RunwayExplanationWriter().write(input, runway);
      case EMPTY, NOT_FALLING, UNLIMITED, NO_LIMIT, DIRECTION_UNKNOWN, INSUFFICIENT_DATA, DERIVED ->
          List.of();
    };
  }

  private List<String> write(RunwayInput input, Runway runway) {
    RecentObservedHours hours = RecentObservedHours.of(input.use(), input.zone());
    WeeklyUsageShape shape = hours.shape(HALF_LIFE_OF_SHAPE);
    Instant first = Objects.requireNonNull(input.use().first());
    Instant last = Objects.requireNonNull(input.use().last());
    double days = Duration.between(first, last).toMillis() / 86_400_000.0;
    addLatest(new ObservedUsageProfile(hours, shape, days));
    addSpread(hours.burstiness(shape));
    addAge(days);
    if (input.method() != RunwayPredictionMethod.PLAIN) {
      addCorrection(runway, RunwayEstimator.estimate(input.with(RunwayPredictionMethod.PLAIN)));
    }
    return List.copyOf(facts);
  }

  private void addLatest(ObservedUsageProfile profile) {
    double latest = level(profile.days, LATEST_DAYS);
    double week = level(profile.days, DAYS_OF_WEEK);
    if (profile.age() < DAYS_OF_WEEK || !(latest >= 0) || !(week > 0)) {
      return;
    }
    double change = latest / week - 1;
    if (Math.abs(change) < LITTLE) {
      facts.add("the last 2 days used as much as the week");
    } else {
      String direction = change > 0 ? " more" : " less";
      facts.add("the last 2 days used " + percent(Math.abs(change)) + direction + " than the week");
    }
  }

  private static double level(UsageStretchSum[] days, int count) {
    double used = 0;
    double time = 0;
    for (int i = 0; i < count; i++) {
      used += days[i].used();
      time += days[i].time();
    }
    return time > ObservedUsageProfile.MIN_HOURS_OF_DAY ? used / time : Double.NaN;
  }

  private void addSpread(double burstiness) {
    String by = percent(burstiness);
    if (burstiness < ALIKE) {
      facts.add("days differ by " + by + ", so the range is narrow");
    } else if (burstiness < VERY_DIFFERENT) {
      facts.add("days differ by " + by);
    } else {
      facts.add("days differ by " + by + ", so the range is wide");
    }
  }

  private void addAge(double days) {
    if (days < YOUNG_DAYS) {
      facts.add("watched for " + Math.max(1, Math.round(days)) + " d only, so the range is wider");
    }
  }

  private void addCorrection(Runway runway, Runway plain) {
    double middle = hours(runway, p50(runway)) / hours(plain, p50(plain)) - 1;
    if (!(Math.abs(middle) <= Double.MAX_VALUE)) {
      return;
    }
    if (Math.abs(middle) < HARDLY) {
      facts.add("the learned correction hardly moved the median");
    } else {
      String direction = middle > 0 ? " later" : " earlier";
      facts.add("the learned correction made the median " + percent(Math.abs(middle)) + direction);
    }
  }

  private static @Nullable Instant p50(Runway runway) {
    Band band = runway.emptyAt();
    return band == null ? null : band.p50();
  }

  private static double hours(Runway runway, @Nullable Instant at) {
    return at == null ? Double.NaN : Duration.between(runway.asOf(), at).toSeconds() / 3600.0;
  }

  private static String percent(double share) {
    return Math.round(100 * share) + " %";
  }
}
