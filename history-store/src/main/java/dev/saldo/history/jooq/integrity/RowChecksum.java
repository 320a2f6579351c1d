package dev.saldo.history.jooq.integrity;

import dev.saldo.history.jooq.database.DamagedHistory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The CRC-32 of the values of a row, which shows every single flipped bit. Values that are equal
 * have the same checksum in every database: a decimal counts without trailing zeros.
 */
public final class RowChecksum {

  /** A row of a sample has about a hundred bytes; each call of the CRC costs as much as ten. */
  private static final int PENDING = 128;

  private final CRC32 crc = new CRC32();
  private final byte[] pending = new byte[PENDING];
  private int count;

  private RowChecksum() {}

  /** Returns the checksum of values in their order. */
  public static int of(@Nullable Object... values) {
    RowChecksum checksum = new RowChecksum();
    for (Object value : values) {
      checksum.add(value);
    }
    checksum.flush();
    return (int) checksum.crc.getValue();
  }

  /** Refuses a row as damaged unless its checksum is that of its values. */
  public static void require(int stored, String row, Instant at, @Nullable Object... values) {
    if (stored != of(values)) {
      throw DamagedHistory.refusal("the %s of %s does not match its checksum".formatted(row, at));
    }
  }

  private void add(@Nullable Object value) {
    switch (value) {
      case null -> add((byte) 0);
      case Boolean truth -> add((byte) (truth ? 1 : 2));
      case Long whole -> add(whole.longValue());
      case Integer whole -> add(whole.longValue());
      case Enum<?> constant -> add(constant.name().getBytes(StandardCharsets.UTF_8));
      case String[] texts -> {
        add((long) texts.length);
        List.of(texts).forEach(this::add);
      }
      case Instant at -> {
        add(at.getEpochSecond());
        add((long) at.getNano());
      }
      case BigDecimal decimal -> {
        BigDecimal plain = decimal.stripTrailingZeros();
        add((long) plain.scale());
        add(plain.unscaledValue().toByteArray());
      }
      case String text -> add(text.getBytes(StandardCharsets.UTF_8));
      case byte[] bytes -> add(bytes);
      default -> throw new IllegalArgumentException("no checksum of a " + value.getClass());
    }
  }

  private void add(byte[] bytes) {
    add((long) bytes.length);
    if (bytes.length > PENDING) {
      flush();
      crc.update(bytes);
    } else {
      reserve(bytes.length);
      System.arraycopy(bytes, 0, pending, count, bytes.length);
      count += bytes.length;
    }
  }

  private void add(byte single) {
    reserve(1);
    pending[count++] = single;
  }

  private void add(long whole) {
    reserve(Long.BYTES);
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      pending[count++] = (byte) (whole >> shift);
    }
  }

  private void reserve(int bytes) {
    if (count + bytes > PENDING) {
      flush();
    }
  }

  private void flush() {
    crc.update(pending, 0, count);
    count = 0;
  }
}
