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

  private final CRC32 crc = new CRC32();
  private final byte[] number = new byte[Long.BYTES];

  private RowChecksum() {}

  /** Returns the checksum of values in their order. */
  public static int of(@Nullable Object... values) {
    RowChecksum checksum = new RowChecksum();
    for (Object value : values) {
      checksum.add(value);
    }
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
      case null -> crc.update(0);
      case Boolean truth -> crc.update(truth ? 1 : 2);
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
    crc.update(bytes);
  }

  private void add(long whole) {
    long rest = whole;
    for (int i = Long.BYTES - 1; i >= 0; i--) {
      number[i] = (byte) rest;
      rest >>= Byte.SIZE;
    }
    crc.update(number);
  }
}
