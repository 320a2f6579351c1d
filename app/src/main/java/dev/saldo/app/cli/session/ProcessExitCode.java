package dev.saldo.app.cli.session;

/** The exit codes of the process. Scripts rely on the numbers. */
public final class ProcessExitCode {

  public static final int DONE = 0;
  public static final int FAULT = 1;
  public static final int WRONG_USAGE = 2;
  public static final int SOME_ACCOUNTS_FAILED = 3;
  public static final int WRONG_CONFIGURATION = 4;
  public static final int NOT_MET = 5;
  public static final int UNKNOWN = 6;
  public static final int NOT_VERIFIED = 7;

  private ProcessExitCode() {}
}
