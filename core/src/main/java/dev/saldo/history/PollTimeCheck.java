package dev.saldo.history;

import dev.saldo.StoreApi;
import java.time.Instant;
import java.util.List;

/** The refusal of poll results whose time can only come from a wrong clock. */
@StoreApi
public final class PollTimeCheck {

  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant LAST = Instant.parse("2201-01-01T00:00:00Z");

  private PollTimeCheck() {}

  /** Returns whether an instant is of the years 1970 to 2200. */
  static boolean isPlausible(Instant at) {
    return !at.isBefore(FIRST) && at.isBefore(LAST);
  }

  /**
   * Checks that every result is of the years 1970 to 2200, as imported samples must be.
   *
   * @throws HistoryException naming the first account whose result is not
   */
  @StoreApi
  public static void check(List<PollResult> results) {
    for (PollResult result : results) {
      Instant at = result.observedAt();
      if (!isPlausible(at)) {
        throw HistoryException.ofRefusal(
            "the reading of %s is of %s, outside the years 1970 to 2200: set the clock of this machine"
                .formatted(result.account().name(), at));
      }
    }
  }
}
