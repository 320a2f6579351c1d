package dev.saldo.app.cli.web;

/** Ends a command whose output is too long. */
final class LongOutputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LongOutputException() {
    super("the output is too long", null, false, false);
  }
}
