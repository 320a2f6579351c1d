package dev.saldo.app.cli.option;

import java.io.Serial;
import java.util.List;

/** Thrown for a wrong command line. The message says what would be right. */
public final class CommandUsageException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final List<String> lines;

  /** Creates the exception; the message is one line for the user. */
  public CommandUsageException(String message) {
    this(List.of(message));
  }

  /** Creates the exception for several mistakes, each a line for the user. */
  public CommandUsageException(List<String> lines) {
    super(String.join("\n", lines));
    this.lines = List.copyOf(lines);
  }

  /** Returns a line for each mistake. */
  public List<String> lines() {
    return lines;
  }
}
