package dev.saldo.runway;

import dev.saldo.runway.PaceCorrectionNetwork.PaceCorrectionAnswer;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The learned method: the plain one, corrected by a network.
 *
 * <p>A network alone could let a higher balance run out sooner. Therefore it is asked only about
 * balances that last 1, 2, 4, 8, ... hours of mean use. The answer for such a balance is the latest
 * of the network's answers for it and for all lower ones, and between two of them it is
 * interpolated. No answer is later than e times the plain one, so lower balances are asked about
 * only until they cannot matter: for three or four in all.
 *
 * <p>The network was trained with runways of up to two months, and its answers about much longer
 * ones change with every sample. It is not asked about them: from {@link #LONGEST_ASKED} hours on,
 * or from 20 times the age of the account if that is more, the correction stays as it is there. So
 * a top-up lengthens a long runway as the plain method does.
 */
final class LearnedUsagePaces implements UsagePaceMethod {

  private static final double STEP = StrictMath.log(2);

  /** The largest factor, as a logarithm, by which an answer is later than the plain one. */
  private static final double FURTHEST_LATER = 1;

  /** The longest runway in hours that the network is asked about, for a young account. */
  private static final double LONGEST_ASKED = 1024;

  /** The same as a multiple of the age, for an older account. */
  private static final double LONGEST_ASKED_OF_AGE = 20;

  private static final double HOURS_OF_DAY = 24;
  private static final double SHIFT_OF_MIDDLE = -0.01;
  private static final double EARLY = 0.95;
  private static final double EARLY_OF_YOUNG = 0.53;
  private static final double YOUNG_DAYS = 5;
  private static final double LATE = 0.86;
  private static final double LATE_OF_NEW = 0.4;
  private static final double NEW_DAYS = 3;
  private static final double LATE_OF_OLD = 0.31;
  private static final double OLD_DAYS = 60;

  /** The age from which the correction is complete; a few hours of usage say too little. */
  private static final double FULL_AFTER_DAYS = 1;

  /** The burstiness below which the correction fades; a constant usage needs none. */
  private static final double STEADY = 0.005;

  /** The logarithms of the hours of mean use in which a balance runs out. */
  private record RunwayEndLogarithms(double early, double middle, double late) {

    boolean exceeds(RunwayEndLogarithms other) {
      return early > other.early || middle > other.middle || late > other.late;
    }

    RunwayEndLogarithms max(RunwayEndLogarithms other) {
      return new RunwayEndLogarithms(
          Math.max(early, other.early), Math.max(middle, other.middle), Math.max(late, other.late));
    }

    RunwayEndLogarithms min(RunwayEndLogarithms other) {
      return new RunwayEndLogarithms(
          Math.min(early, other.early), Math.min(middle, other.middle), Math.min(late, other.late));
    }

    RunwayEndLogarithms towards(RunwayEndLogarithms other, double part) {
      return new RunwayEndLogarithms(
          early + part * (other.early - early),
          middle + part * (other.middle - middle),
          late + part * (other.late - late));
    }
  }

  private final PlainUsagePaces plain;
  private final PaceCorrectionFeatures features;
  private final DoubleUnaryOperator used;
  private final double earlyWidening;
  private final double lateWidening;
  private final double longestAsked;
  private final double strength;
  private @Nullable PaceCorrectionAnswer ofLongest;

  /**
   * Creates the method for an account.
   *
   * @param used the use in a number of hours of mean use
   */
  LearnedUsagePaces(ObservedUsageProfile profile, double burstiness, DoubleUnaryOperator used) {
    this.plain =
        new PlainUsagePaces(
            burstiness, StrictMath.exp(-profile.age() / PlainUsagePaces.NEWNESS_DAYS));
    this.features = new PaceCorrectionFeatures(profile, burstiness);
    this.used = used;
    this.longestAsked =
        StrictMath.log(
            Math.max(LONGEST_ASKED, LONGEST_ASKED_OF_AGE * HOURS_OF_DAY * profile.age()));
    this.strength = Math.min(1, Math.min(burstiness / STEADY, profile.age() / FULL_AFTER_DAYS));
    double part = profile.age() / YOUNG_DAYS;
    double young = part * StrictMath.exp(1 - part);
    this.earlyWidening = EARLY + EARLY_OF_YOUNG * young * young;
    this.lateWidening =
        LATE
            + LATE_OF_NEW * StrictMath.exp(-profile.age() / NEW_DAYS)
            + LATE_OF_OLD * (1 - StrictMath.exp(-profile.age() / OLD_DAYS));
  }

  @Override
  public PossibleUsagePaces at(double hoursOfUse) {
    double place = StrictMath.log(hoursOfUse) / STEP;
    int below = (int) Math.floor(place);
    RunwayEndLogarithms low = ends(below);
    for (int i = below - 1; latest(i).exceeds(low); i--) {
      low = low.max(ends(i));
    }
    RunwayEndLogarithms ends = low.towards(low.max(ends(below + 1)), place - below);
    return new PossibleUsagePaces(
        hoursOfUse / StrictMath.exp(ends.early),
        hoursOfUse / StrictMath.exp(ends.middle),
        hoursOfUse / StrictMath.exp(ends.late));
  }

  /** Returns the latest ends that are possible for a balance that lasts some doublings of 1 h. */
  private RunwayEndLogarithms latest(int doublings) {
    double middle = plain.middle(doublings * STEP) + FURTHEST_LATER;
    return new RunwayEndLogarithms(middle - plain.early(), middle, middle + plain.late());
  }

  private RunwayEndLogarithms ends(int doublings) {
    double expected = plain.middle(doublings * STEP);
    PaceCorrectionAnswer answer = answer(doublings * STEP);
    double middle = expected + strength * (answer.middle() + SHIFT_OF_MIDDLE);
    return new RunwayEndLogarithms(
            middle - weaker(earlyWidening * answer.early()) * plain.early(),
            middle,
            middle + weaker(lateWidening * answer.late()) * plain.late())
        .min(latest(doublings));
  }

  private double weaker(double factor) {
    return 1 + strength * (factor - 1);
  }

  private PaceCorrectionAnswer answer(double logarithm) {
    if (logarithm < longestAsked) {
      return ask(logarithm);
    }
    if (ofLongest == null) {
      ofLongest = ask(longestAsked);
    }
    return ofLongest;
  }

  private PaceCorrectionAnswer ask(double logarithm) {
    double hours = StrictMath.exp(logarithm);
    double balance = Math.max(Double.MIN_NORMAL, used.applyAsDouble(hours));
    double expected = StrictMath.exp(plain.middle(logarithm));
    return PaceCorrectionNetwork.get().answer(features.of(balance, hours, expected));
  }
}
