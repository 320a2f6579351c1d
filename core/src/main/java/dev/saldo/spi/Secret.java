package dev.saldo.spi;

import java.util.Objects;
import java.util.function.Supplier;

/**
 * A password, key or token. It cannot be printed by accident, is read anew at each use, so that it
 * can be changed without a restart, and has no equality: two secrets are never compared.
 */
public final class Secret {

  private final Supplier<String> source;

  private Secret(Supplier<String> source) {
    this.source = source;
  }

  public static Secret of(String value) {
    Objects.requireNonNull(value, "value");
    return new Secret(() -> value);
  }

  /**
   * Returns a secret that is read at each use.
   *
   * @param source gives the value, or throws {@link BalanceException} with {@link
   *     FailureReason#CONFIGURATION} when there is none
   */
  public static Secret from(Supplier<String> source) {
    return new Secret(Objects.requireNonNull(source, "source"));
  }

  /** Returns the value, to be put into a request and nowhere else. */
  public String reveal() {
    return Objects.requireNonNull(source.get(), "a secret has no value");
  }

  /** Returns {@code ***}, whatever the value. */
  @Override
  public String toString() {
    return "***";
  }
}
