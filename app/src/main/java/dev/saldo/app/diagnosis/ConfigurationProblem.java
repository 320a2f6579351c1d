package dev.saldo.app.diagnosis;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A problem of a configuration with its place.
 *
 * @param error whether it must be corrected; otherwise it is a warning
 * @param file the name of the file
 * @param line its line, counted from 1; 0 if unknown
 * @param text the key, the problem and what to do
 */
public record ConfigurationProblem(boolean error, String file, int line, String text) {

  private static final Pattern PLACE = Pattern.compile("(?s)(.+?):(\\d+): (.*)");

  /**
   * Returns a problem from its message, which begins with its place if that is known.
   *
   * @param file the name of the file, for a message without a place
   */
  public static ConfigurationProblem of(boolean error, String file, String message) {
    Matcher place = PLACE.matcher(message);
    if (place.matches() && place.group(1).equals(file)) {
      return new ConfigurationProblem(
          error, file, Integer.parseInt(place.group(2)), place.group(3));
    }
    String prefix = file + ": ";
    return new ConfigurationProblem(
        error, file, 0, message.startsWith(prefix) ? message.substring(prefix.length()) : message);
  }

  /** Returns the problem as one line. */
  public String describe() {
    return (error ? "" : "warning: ") + file + (line > 0 ? ":" + line : "") + ": " + text;
  }
}
