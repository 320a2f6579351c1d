package dev.saldo.history;

import dev.saldo.spi.Amount;

/**
 * A sample that contradicts the stored one of its instant. Immutable and thread-safe.
 *
 * @param sample the refused sample
 * @param stored the amount that the history has for the instant, which may be from the same import
 */
public record SampleConflict(BalanceSample sample, Amount stored) {

  /** Returns one line with both amounts. */
  String describe() {
    return "account %s, bucket %s already has %s at %s, not %s; nothing was saved: correct the sample or its time"
        .formatted(
            sample.series().account(),
            sample.series().bucket(),
            storedText(),
            sample.observedAt(),
            sampleText());
  }

  /** Returns the refused amount as text. */
  public String sampleText() {
    return text(sample.amount());
  }

  /** Returns the stored amount as text. */
  public String storedText() {
    return text(stored);
  }

  private static String text(Amount amount) {
    if (amount.value() != null) {
      return amount.value().stripTrailingZeros().toPlainString();
    }
    return amount.unlimited() ? "unlimited" : "no amount";
  }
}
