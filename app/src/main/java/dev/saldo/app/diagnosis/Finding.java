package dev.saldo.app.diagnosis;

/**
 * The result of one check. Immutable and thread-safe.
 *
 * @param check the name of the check, such as {@code database}
 * @param outcome the result
 * @param message what was found, in one line
 * @param fix what to do; empty if nothing
 * @param exitCode the exit code of a failure; 0 for any other result
 */
public record Finding(String check, Outcome outcome, String message, String fix, int exitCode) {

  /** The result of a check. */
  public enum Outcome {
    /** Nothing needs to be done. */
    OK,
    /** It was not checked. */
    SKIPPED,
    /** It works, but may fail later or is unsafe. */
    WARNING,
    /** It does not work. */
    FAILED
  }

  public Finding {
    message = oneLine(message);
    fix = oneLine(fix);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  /** Returns a check without a problem. */
  public static Finding ok(String check, String message) {
    return new Finding(check, Outcome.OK, message, "", 0);
  }

  /** Returns a check that was not made. */
  public static Finding skipped(String check, String message) {
    return new Finding(check, Outcome.SKIPPED, message, "", 0);
  }

  /** Returns a check that found something to mend. */
  public static Finding warning(String check, String message, String fix) {
    return new Finding(check, Outcome.WARNING, message, fix, 0);
  }

  /** Returns a check that failed. */
  public static Finding failed(String check, String message, String fix, int exitCode) {
    return new Finding(check, Outcome.FAILED, message, fix, exitCode);
  }

  /**
   * Returns a warning from a message that ends with what to do, after a semicolon.
   *
   * @param usualFix used if the message has none
   */
  public static Finding warningOf(String check, String text, String usualFix) {
    int end = text.lastIndexOf("; ");
    return end < 0
        ? warning(check, text, usualFix)
        : warning(check, text.substring(0, end), text.substring(end + 2));
  }

  /** Returns a failure from a message that ends with what to do, after a semicolon. */
  public static Finding failedOf(String check, String text, String usualFix, int exitCode) {
    int end = text.lastIndexOf("; ");
    return end < 0
        ? failed(check, text, usualFix, exitCode)
        : failed(check, text.substring(0, end), text.substring(end + 2), exitCode);
  }
}
