package dev.saldo.app.cli.session;

import java.io.Serial;

/** Thrown in a command that waits for a history, when a service can run it instead. */
public final class ServiceOpenedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  public ServiceOpenedException() {
    super("a service can run the command", null, false, false);
  }
}
