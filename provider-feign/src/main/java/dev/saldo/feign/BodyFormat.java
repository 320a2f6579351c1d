package dev.saldo.feign;

import java.lang.reflect.Type;

/** A format of bodies that can be read into records. Thread-safe. */
public interface BodyFormat {

  /**
   * Reads a body that contains exactly one document.
   *
   * @param body at most 1 MiB, decompressed, not empty
   * @throws dev.saldo.spi.BalanceException with {@code UNEXPECTED_RESPONSE} if the body is anything
   *     else
   */
  <T> T read(byte[] body, Class<T> type);

  /**
   * Reads a body into a type with arguments, such as a list of records. A format that only knows
   * classes refuses it.
   *
   * @throws IllegalArgumentException if this format cannot read that type
   */
  default Object read(byte[] body, Type type) {
    if (type instanceof Class<?> plain) {
      return read(body, plain);
    }
    throw new IllegalArgumentException("this format cannot read " + type.getTypeName());
  }
}
