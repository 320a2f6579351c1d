package dev.saldo.history.jooq;

import dev.saldo.history.DayOfUse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;

/**
 * The hours of a day of use as its row holds them: 24 times what was used, as IEEE 754 doubles, and
 * 24 times what was seen, as 32-bit numbers, all big-endian. The latter are missing if every hour
 * was seen whole.
 */
final class DayHours {

  private static final int WHOLE = (int) Duration.ofHours(1).toMillis();
  private static final int SHORT = DayOfUse.HOURS * Double.BYTES;
  private static final int LONG = SHORT + DayOfUse.HOURS * Integer.BYTES;

  private DayHours() {}

  static byte[] write(DayOfUse day) {
    boolean whole = true;
    for (int hour = 0; hour < DayOfUse.HOURS; hour++) {
      whole = whole && day.seen(hour) == WHOLE;
    }
    ByteBuffer bytes = ByteBuffer.allocate(whole ? SHORT : LONG);
    for (int hour = 0; hour < DayOfUse.HOURS; hour++) {
      bytes.putDouble(day.used(hour));
    }
    for (int hour = 0; hour < DayOfUse.HOURS && !whole; hour++) {
      bytes.putInt(day.seen(hour));
    }
    return bytes.array();
  }

  static DayOfUse read(Instant begins, long falls, long rises, byte[] hours) {
    ByteBuffer bytes = ByteBuffer.wrap(hours);
    double[] used = new double[DayOfUse.HOURS];
    int[] seen = new int[DayOfUse.HOURS];
    bytes.asDoubleBuffer().get(used);
    bytes.position(SHORT);
    for (int hour = 0; hour < DayOfUse.HOURS; hour++) {
      seen[hour] = bytes.hasRemaining() ? bytes.getInt() : WHOLE;
    }
    return new DayOfUse(begins, (int) falls, (int) rises, used, seen);
  }
}
