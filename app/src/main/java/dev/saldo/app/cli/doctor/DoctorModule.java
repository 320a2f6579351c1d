package dev.saldo.app.cli.doctor;

import com.google.inject.AbstractModule;

/** Binds the check of the installation. */
public final class DoctorModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(DoctorCommand.class);
    bind(DiagnosisChecks.class);
    bind(DiagnosisContext.class);
    bind(JavaVersionCheck.class);
    bind(TerminalSupportCheck.class);
    bind(ConfigurationCheck.class);
    bind(SecretReferenceCheck.class);
    bind(FileRightCheck.class);
    bind(HistoryDatabaseCheck.class);
    bind(DiskSpaceCheck.class);
    bind(ProviderJarCheck.class);
    bind(VendorNetworkCheck.class);
    bind(AlertChannelCheck.class);
    bind(AccountReadingProbe.class);
  }
}
