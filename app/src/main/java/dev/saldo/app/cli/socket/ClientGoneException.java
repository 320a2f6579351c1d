package dev.saldo.app.cli.socket;

import java.io.Serial;

/** Thrown in a command whose client is gone, so that it ends. */
final class ClientGoneException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  ClientGoneException() {
    super("the command was cancelled", null, false, false);
  }
}
