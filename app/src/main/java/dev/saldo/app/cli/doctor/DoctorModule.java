package dev.saldo.app.cli.doctor;

import com.google.inject.AbstractModule;

/** Binds the check of the installation. */
public final class DoctorModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(DoctorCommand.class);
    bind(DiagnosisChecks.class);
    bind(DiagnosisContext.class);
    bind(JavaCheck.class);
    bind(TerminalCheck.class);
    bind(ConfigurationCheck.class);
    bind(SecretCheck.class);
    bind(FileRightCheck.class);
    bind(DatabaseCheck.class);
    bind(DiskCheck.class);
    bind(JarCheck.class);
    bind(NetworkCheck.class);
    bind(ChannelCheck.class);
    bind(AccountProbe.class);
  }
}
