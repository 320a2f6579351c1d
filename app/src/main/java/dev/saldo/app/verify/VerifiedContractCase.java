package dev.saldo.app.verify;

/**
 * What came of one case.
 *
 * @param provider the provider it is about
 * @param group what it is about, in a word or two
 * @param name what holds if it is well
 * @param outcome whether it holds
 * @param message what happened, one line; empty if there is nothing to say
 */
public record VerifiedContractCase(
    String provider, String group, String name, Outcome outcome, String message) {

  /** Whether a case holds. */
  public enum Outcome {
    /** It holds. */
    HELD,
    /** It does not hold. */
    FAILED,
    /** It was not run; the message says why. */
    SKIPPED
  }

  /** Keeps the message to one line without control characters. */
  public VerifiedContractCase {
    message = message.strip().replaceAll("\\s*\\R\\s*", "; ").replaceAll("[\\p{Cntrl} ]+", " ");
  }
}
