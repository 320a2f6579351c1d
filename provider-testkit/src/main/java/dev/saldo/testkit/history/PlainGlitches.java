package dev.saldo.testkit.history;

import dev.saldo.history.BalanceSample;
import dev.saldo.spi.Balance.Meaning;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A second, slow and simple search for glitches in all samples of a series. It shares no code with
 * the rule that histories apply when they write.
 */
final class PlainGlitches {

  private final List<BalanceSample> samples;
  private final Duration every;

  private record Range(int first, int next) {

    boolean holds(int index) {
      return first < index && index < next;
    }
  }

  private PlainGlitches(List<BalanceSample> samples, Duration every) {
    this.samples = samples;
    this.every = every;
  }

  /** Returns for each sample the amount that counts; null if no number was stated. */
  static List<@Nullable BigDecimal> counted(List<BalanceSample> samples, Duration every) {
    PlainGlitches glitches = new PlainGlitches(samples, every);
    List<Range> ranges = glitches.ranges();
    List<@Nullable BigDecimal> counted = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      int index = i;
      int shown =
          ranges.stream()
              .filter(range -> range.holds(index))
              .filter(range -> ranges.stream().noneMatch(other -> other.holds(range.first())))
              .mapToInt(Range::first)
              .findFirst()
              .orElse(i);
      counted.add(samples.get(shown).amount().value());
    }
    return counted;
  }

  private List<Range> ranges() {
    List<Range> ranges = new ArrayList<>();
    for (int first = 0; first < samples.size(); first++) {
      for (int next = first + 2; next < Math.min(samples.size(), first + 5); next++) {
        if (isGlitch(first, next)) {
          ranges.add(new Range(first, next));
          break;
        }
      }
    }
    return ranges;
  }

  private boolean isGlitch(int first, int next) {
    if (IntStream.rangeClosed(first, next).anyMatch(i -> level(i) == null)
        || number(first).signum() == 0
        || isLarge(first, next)) {
      return false;
    }
    BigDecimal usual = usual(first);
    for (int i = first + 1; i < next; i++) {
      boolean isUsual =
          number(first).subtract(number(i)).abs().compareTo(usual.multiply(BigDecimal.TEN)) <= 0;
      if (!isLarge(first, i) || !isLarge(i, next) || isUsual) {
        return false;
      }
    }
    return isTakenBack(first, next, usual) && isInTime(first, next);
  }

  private boolean isTakenBack(int first, int next, BigDecimal usual) {
    BigDecimal fall = number(first).subtract(number(next));
    BigDecimal level = number(first).abs();
    return fall.signum() >= 0
        ? fall.compareTo(usual.multiply(BigDecimal.valueOf((long) next - first))) <= 0
            || fall.movePointRight(1).compareTo(level) <= 0
        : fall.negate().compareTo(usual) <= 0
            || fall.negate().movePointRight(6).compareTo(level) <= 0;
  }

  private boolean isInTime(int first, int next) {
    List<Long> apart =
        IntStream.rangeClosed(Math.max(0, first - 5), first)
            .mapToObj(i -> millis(i, i + 1))
            .sorted()
            .toList();
    long interval = Math.max(every.toMillis(), apart.get((apart.size() - 1) / 2));
    return 2 * millis(first + 1, next) <= 7 * interval;
  }

  /** Returns the third largest of the five changes up to a sample. */
  private BigDecimal usual(int last) {
    return IntStream.rangeClosed(Math.max(1, last - 4), last)
        .filter(i -> level(i - 1) != null && level(i) != null)
        .mapToObj(i -> number(i).subtract(number(i - 1)).abs())
        .sorted(Comparator.reverseOrder())
        .skip(2)
        .findFirst()
        .orElse(BigDecimal.ZERO);
  }

  private boolean isLarge(int one, int other) {
    BigDecimal larger = number(one).abs().max(number(other).abs());
    return number(one)
            .subtract(number(other))
            .abs()
            .add(number(one).subtract(number(other)).abs())
            .compareTo(larger)
        > 0;
  }

  private long millis(int one, int other) {
    return Duration.between(samples.get(one).observedAt(), samples.get(other).observedAt())
        .toMillis();
  }

  private BigDecimal number(int index) {
    BigDecimal level = level(index);
    if (level == null) {
      throw new IllegalStateException("no number at " + samples.get(index).observedAt());
    }
    return level;
  }

  private @Nullable BigDecimal level(int index) {
    BigDecimal value = samples.get(index).amount().value();
    Meaning meaning = samples.get(index).series().meaning();
    return value == null || meaning == Meaning.REMAINING || meaning == Meaning.LIMIT
        ? value
        : value.negate();
  }
}
