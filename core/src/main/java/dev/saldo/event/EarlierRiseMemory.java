package dev.saldo.event;

import dev.saldo.StoreApi;
import dev.saldo.history.Rise;
import dev.saldo.history.SeriesKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The rises of one series that count for the next one, remembered from one append to the next, so
 * that a series that rises often need not read 100 days of them each time. Not thread-safe.
 */
@StoreApi
public final class EarlierRiseMemory {

  private final EarlierRises rises;
  private @Nullable Instant last;

  private EarlierRiseMemory(EarlierRises rises, @Nullable Instant last) {
    this.rises = rises;
    this.last = last;
  }

  /** Returns a memory of rises, oldest first. */
  public static EarlierRiseMemory of(Collection<Rise> before) {
    Instant last = null;
    for (Rise rise : before) {
      last = rise.observedAt();
    }
    return new EarlierRiseMemory(EarlierRises.of(before), last);
  }

  /** Returns whether every remembered rise is before an instant. */
  public boolean isBefore(Instant at) {
    return last == null || last.isBefore(at);
  }

  /** Returns the number of remembered rises. */
  public int size() {
    return rises.size();
  }

  /** Returns the facts of the next rise, which is remembered for the following ones. */
  RiseFacts facts(SeriesKey key, Rise rise, BigDecimal mostUsed) {
    rises.forgetBefore(rise);
    RiseFacts facts = new RiseFacts(key, false, rise, rises, mostUsed);
    rises.add(rise);
    last = rise.observedAt();
    return facts;
  }
}
