package dev.saldo.app.exchange;

import java.io.Serial;
import java.util.List;

/** Thrown for malformed lines of a CSV file. */
public final class MalformedCsvException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final List<String> problems;
  private final long count;

  MalformedCsvException(long line, String message) {
    this(List.of("line " + line + ": " + message), 1);
  }

  MalformedCsvException(long line, String message, Throwable cause) {
    this(line, message);
    initCause(cause);
  }

  /**
   * Creates an exception for several lines.
   *
   * @param problems the first problems, each with its line
   * @param count the number of all problems
   */
  MalformedCsvException(List<String> problems, long count) {
    super(problems.get(0));
    this.problems = List.copyOf(problems);
    this.count = count;
  }

  /** Returns the first problems, each with its line. */
  public List<String> problems() {
    return problems;
  }

  /** Returns the number of all problems. */
  public long count() {
    return count;
  }
}
