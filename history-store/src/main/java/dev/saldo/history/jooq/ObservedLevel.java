package dev.saldo.history.jooq;

import dev.saldo.history.TotalledSample;
import dev.saldo.spi.Balance.Meaning;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The level of a series at an instant.
 *
 * @param at the instant, UTC
 * @param level the level, normalized so that usage decreases it; null if no number was stated
 */
record ObservedLevel(Instant at, @Nullable BigDecimal level) {

  static ObservedLevel of(Instant at, @Nullable BigDecimal amount, Meaning meaning) {
    return new ObservedLevel(at, amount == null ? null : TotalledSample.level(meaning, amount));
  }

  static ObservedLevel of(TotalledSample sample) {
    return new ObservedLevel(sample.observedAt(), sample.level());
  }

  /** Returns the levels of samples, reading each one when it is asked for. */
  static Iterator<ObservedLevel> of(Iterator<TotalledSample> samples) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return samples.hasNext();
      }

      @Override
      public ObservedLevel next() {
        return of(samples.next());
      }
    };
  }
}
