package dev.saldo.history.jooq.integrity;

import dev.saldo.history.hourly.WeeklyUsage;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * The binary form of the hours of a week: the usage of each of 168 hours as an IEEE 754 double,
 * then the milliseconds observed in each hour as a 32-bit integer, all big-endian. The second part
 * is left out if every hour was observed completely, and both if nothing was observed.
 */
public final class WeeklyUsageCodec {

  private static final int COMPLETE = (int) Duration.ofHours(1).toMillis();
  private static final int SHORT = WeeklyUsage.HOURS * Double.BYTES;
  private static final int LONG = SHORT + WeeklyUsage.HOURS * Integer.BYTES;

  private WeeklyUsageCodec() {}

  /** Returns the binary form of a week. */
  public static byte[] write(WeeklyUsage week) {
    if (week.isEmpty()) {
      return new byte[0];
    }
    int[] seen = week.seen();
    boolean complete = Arrays.stream(seen).allMatch(millis -> millis == COMPLETE);
    ByteBuffer bytes = ByteBuffer.allocate(complete ? SHORT : LONG);
    bytes.asDoubleBuffer().put(week.used());
    if (!complete) {
      bytes.position(SHORT).asIntBuffer().put(seen);
    }
    return bytes.array();
  }

  /** Returns the checksum of a week's row. */
  public static int checksum(long seriesId, Instant begins, long falls, long rises, byte[] hours) {
    return RowChecksum.of(seriesId, begins, falls, rises, hours);
  }

  /** Returns a week from its binary form. */
  public static WeeklyUsage read(Instant begins, long falls, long rises, byte[] hours) {
    ByteBuffer bytes = ByteBuffer.wrap(hours);
    double[] used = new double[WeeklyUsage.HOURS];
    int[] seen = new int[WeeklyUsage.HOURS];
    if (hours.length == 0) {
      return new WeeklyUsage(begins, falls, rises, used, seen);
    }
    bytes.asDoubleBuffer().get(used);
    if (hours.length == SHORT) {
      Arrays.fill(seen, COMPLETE);
    } else {
      bytes.position(SHORT).asIntBuffer().get(seen);
    }
    return new WeeklyUsage(begins, falls, rises, used, seen);
  }
}
