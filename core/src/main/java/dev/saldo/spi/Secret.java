package dev.saldo.spi;

import java.util.Objects;
import java.util.function.Supplier;

/**
 * A password, key or token. It cannot be printed by accident. It is read again at each use, so that
 * it can change without a restart. Secrets are never equal to each other. Thread-safe if its source
 * is.
 */
public final class Secret {

  private final Supplier<String> source;

  private Secret(Supplier<String> source) {
    this.source = source;
  }

  /** Returns a secret with a fixed value. */
  public static Secret of(String value) {
    Objects.requireNonNull(value, "value");
    return new Secret(() -> value);
  }

  /**
   * Returns a secret that is read again at each use.
   *
   * @param source returns the value, or throws {@link BalanceException} with {@link
   *     FailureReason#CONFIGURATION} if there is none
   */
  public static Secret from(Supplier<String> source) {
    return new Secret(Objects.requireNonNull(source, "source"));
  }

  /** Returns the value. Put it into a request and nowhere else. */
  public String reveal() {
    return Objects.requireNonNull(source.get(), "a secret has no value");
  }

  /** Returns {@code ***}, whatever the value. */
  @Override
  public String toString() {
    return "***";
  }
}
