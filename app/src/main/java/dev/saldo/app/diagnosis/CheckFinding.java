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
public record CheckFinding(
    String check, Outcome outcome, String message, String fix, int exitCode) {

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

  public CheckFinding {
    message = oneLine(message);
    fix = oneLine(fix);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  /** Returns a check without a problem. */
  public static CheckFinding ok(String check, String message) {
    return new CheckFinding(check, Outcome.OK, message, "", 0);
  }

  /** Returns a check that was not made. */
  public static CheckFinding skipped(String check, String message) {
    return new CheckFinding(check, Outcome.SKIPPED, message, "", 0);
  }

  /** Returns a check that found something to mend. */
  public static CheckFinding warning(String check, String message, String fix) {
    return new CheckFinding(check, Outcome.WARNING, message, fix, 0);
  }

  /** Returns a check that failed. */
  public static CheckFinding failed(String check, String message, String fix, int exitCode) {
    return new CheckFinding(check, Outcome.FAILED, message, fix, exitCode);
  }

  /**
   * Returns a warning from a message that ends with what to do, after a semicolon.
   *
   * @param usualFix used if the message has none
   */
  public static CheckFinding warningOf(String check, String text, String usualFix) {
    int end = text.lastIndexOf("; ");
    return end < 0
        ? warning(check, text, usualFix)
        : warning(check, text.substring(0, end), text.substring(end + 2));
  }

  /** Returns a failure from a message that ends with what to do, after a semicolon. */
  public static CheckFinding failedOf(String check, String text, String usualFix, int exitCode) {
    int end = text.lastIndexOf("; ");
    return end < 0
        ? failed(check, text, usualFix, exitCode)
        : failed(check, text.substring(0, end), text.substring(end + 2), exitCode);
  }
}
