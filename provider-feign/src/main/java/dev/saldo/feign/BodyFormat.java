package dev.saldo.feign;

/** Turns bodies into records. Thread-safe. */
public interface BodyFormat {

  /**
   * Reads a body that holds one document and nothing else.
   *
   * @param body at most 1 MiB, no longer compressed, not empty
   * @throws dev.saldo.spi.BalanceException with {@code UNEXPECTED_RESPONSE} if it is not such a
   *     document
   */
  <T> T read(byte[] body, Class<T> type);
}
