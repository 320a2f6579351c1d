package dev.saldo.app.cli.command;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of Saldo. */
final class SaldoVersionProvider implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"saldo " + number()};
  }

  static String number() {
    return Optional.ofNullable(SaldoVersionProvider.class.getPackage().getImplementationVersion())
        .orElse("(unpackaged)");
  }
}
