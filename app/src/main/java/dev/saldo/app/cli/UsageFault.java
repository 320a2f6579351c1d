package dev.saldo.app.cli;

import java.io.Serial;

/** The command line asks for something that cannot be; the message says what could be. */
final class UsageFault extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  UsageFault(String message) {
    super(message);
  }
}
