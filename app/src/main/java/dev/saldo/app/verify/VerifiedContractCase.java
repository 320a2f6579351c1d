package dev.saldo.app.verify;

/**
 * The result of one case.
 *
 * @param provider the verified provider
 * @param group the group of the case, in a word or two
 * @param name the requirement
 * @param outcome the outcome
 * @param message a remark on the outcome, one line; may be empty
 */
public record VerifiedContractCase(
    String provider, String group, String name, Outcome outcome, String message) {

  /** The outcome of a case. */
  public enum Outcome {
    /** The requirement holds. */
    HELD,
    /** The requirement does not hold. */
    FAILED,
    /** The case was not run; the message says why. */
    SKIPPED
  }

  /** Reduces the message to one line without control characters. */
  public VerifiedContractCase {
    message = message.strip().replaceAll("\\s*\\R\\s*", "; ").replaceAll("[\\p{Cntrl} ]+", " ");
  }
}
