package dev.saldo.history.jooq;

import dev.saldo.history.WeeklyUsage;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * The hours of a week of use as its row holds them: 168 times what was used, as IEEE 754 doubles,
 * and 168 times how many milliseconds were seen, as 32-bit numbers, all big-endian. The latter are
 * missing if every hour was seen whole.
 */
final class WeeklyUsageCodec {

  private static final int WHOLE = (int) Duration.ofHours(1).toMillis();
  private static final int SHORT = WeeklyUsage.HOURS * Double.BYTES;
  private static final int LONG = SHORT + WeeklyUsage.HOURS * Integer.BYTES;

  private WeeklyUsageCodec() {}

  static byte[] write(WeeklyUsage week) {
    int[] seen = week.seen();
    boolean whole = Arrays.stream(seen).allMatch(millis -> millis == WHOLE);
    ByteBuffer bytes = ByteBuffer.allocate(whole ? SHORT : LONG);
    bytes.asDoubleBuffer().put(week.used());
    if (!whole) {
      bytes.position(SHORT).asIntBuffer().put(seen);
    }
    return bytes.array();
  }

  static WeeklyUsage read(Instant begins, long falls, long rises, byte[] hours) {
    ByteBuffer bytes = ByteBuffer.wrap(hours);
    double[] used = new double[WeeklyUsage.HOURS];
    int[] seen = new int[WeeklyUsage.HOURS];
    bytes.asDoubleBuffer().get(used);
    if (hours.length == SHORT) {
      Arrays.fill(seen, WHOLE);
    } else {
      bytes.position(SHORT).asIntBuffer().get(seen);
    }
    return new WeeklyUsage(begins, falls, rises, used, seen);
  }
}
