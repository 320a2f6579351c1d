package dev.saldo.app.cli;

/** What the process ends with. Scripts rely on the numbers. */
final class ExitCode {

  static final int DONE = 0;
  static final int FAULT = 1;
  static final int WRONG_USAGE = 2;
  static final int SOME_ACCOUNTS_FAILED = 3;
  static final int WRONG_CONFIGURATION = 4;
  static final int NOT_VERIFIED = 7;

  private ExitCode() {}
}
