package dev.saldo.app.cli.option;

import java.io.Serial;

/** Thrown for a wrong command line. The message says what would be right. */
public final class CommandUsageException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /** Creates the exception; the message is one line for the user. */
  public CommandUsageException(String message) {
    super(message);
  }
}
