package dev.saldo.app.cli.session;

import java.util.Optional;

/** The version of Saldo that runs. */
public final class SaldoVersion {

  private SaldoVersion() {}

  /** Returns the version of the jar, or {@code (unpackaged)}. */
  public static String number() {
    return Optional.ofNullable(SaldoVersion.class.getPackage().getImplementationVersion())
        .orElse("(unpackaged)");
  }

  /** Returns the line that {@code saldo --version} prints. */
  public static String line() {
    return "saldo " + number();
  }
}
