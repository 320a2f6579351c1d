package dev.saldo.feign;

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
}
