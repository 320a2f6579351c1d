package dev.saldo.app.cli.command;

import dev.saldo.app.cli.session.SaldoVersion;
import picocli.CommandLine.IVersionProvider;

/** The version of Saldo. */
final class SaldoVersionProvider implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {SaldoVersion.line()};
  }
}
