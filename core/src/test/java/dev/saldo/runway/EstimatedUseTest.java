package dev.saldo.runway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.saldo.runway.EstimatedUse.Credit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EstimatedUseTest {

  private static final Instant START = Drain.START;

  private final List<Instant> times = new ArrayList<>();
  private final List<BigDecimal> levels = new ArrayList<>();

  @Test
  void aRiseHidesWhatWasUsedAroundIt() {
    for (int hour = 0; hour <= 240; hour++) {
      add(hour, 10_000 - 10 * hour + (hour >= 100 ? 500 : 0));
    }
    EstimatedUse use = new EstimatedUse(times, levels, ZoneOffset.UTC);
    assertThat(use.credits()).hasSize(1);
    Credit credit = use.credits().getFirst();
    assertThat(credit.rise()).isEqualByComparingTo("490");
    assertThat(credit.amount()).isCloseTo(new BigDecimal("500"), within(new BigDecimal("0.01")));
    assertThat(credit.observedAt()).isEqualTo(at(100));
    assertThat(use.between(at(96), at(120)))
        .isCloseTo(new BigDecimal("240"), within(new BigDecimal("0.01")));
  }

  @Test
  void useInAGapFollowsTheWeek() {
    long level = 100_000;
    for (int hour = 0; hour < 28 * 24; hour++) {
      if (hour < 20 * 24 || hour > 21 * 24) {
        add(hour, level);
      }
      level -= hour % 24 >= 12 ? 100 : 0;
    }
    EstimatedUse use = new EstimatedUse(times, levels, ZoneOffset.UTC);
    BigDecimal night = use.between(at(20 * 24), at(20 * 24 + 12));
    BigDecimal day = use.between(at(20 * 24 + 12), at(21 * 24));
    assertThat(day.add(night)).isCloseTo(new BigDecimal("1200"), within(new BigDecimal("60")));
    assertThat(night).isLessThan(new BigDecimal("150"));
  }

  @Test
  void sumsAreExactWhateverTheWindows() {
    Random random = new Random(3);
    for (int i = 0; i < 50; i++) {
      times.clear();
      levels.clear();
      long level = 1_000;
      long minute = 0;
      for (int k = 0; k < 300; k++) {
        minute += 1 + random.nextInt(200);
        level += random.nextInt(40) == 0 ? 700 : -random.nextInt(9);
        times.add(START.plusSeconds(60 * minute));
        levels.add(BigDecimal.valueOf(level, 2));
      }
      EstimatedUse use = new EstimatedUse(times, levels, ZoneOffset.ofHours(3));
      BigDecimal sum = BigDecimal.ZERO;
      Instant begin = START;
      while (begin.isBefore(times.getLast())) {
        Instant end = begin.plusSeconds(1 + random.nextInt(90_000));
        sum = sum.add(use.between(begin, end));
        begin = end;
      }
      BigDecimal added =
          use.credits().stream().map(Credit::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(sum).isEqualByComparingTo(levels.getFirst().subtract(levels.getLast()).add(added));
    }
  }

  private void add(int hour, long level) {
    times.add(at(hour));
    levels.add(BigDecimal.valueOf(level));
  }

  private static Instant at(int hour) {
    return START.plus(Duration.ofHours(hour));
  }
}
