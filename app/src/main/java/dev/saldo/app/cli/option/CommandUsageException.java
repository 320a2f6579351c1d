package dev.saldo.app.cli.option;

import java.io.Serial;

/** The command line asks for something that cannot be; the message says what could be. */
public final class CommandUsageException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  public CommandUsageException(String message) {
    super(message);
  }
}
