package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.app.cli.option.FormatOptions;
import dev.saldo.app.cli.session.CommandSession;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.app.cli.session.ReportWriter;
import dev.saldo.app.format.Report;
import dev.saldo.app.format.json.ReportJsonDocuments;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists providers. */
@Command(
    name = "providers",
    description = "List providers: loaded, refused (and why) and not yet trusted.",
    subcommands = {
      ProvidersDescribeCommand.class,
      ProvidersTrustCommand.class,
      ProvidersVerifyCommand.class,
      ProvidersNewCommand.class
    })
final class ProvidersCommand implements Callable<Integer> {

  private final CommandSession session;
  private final ReportWriter writer;

  @Mixin FormatOptions options = new FormatOptions();

  @Inject
  ProvidersCommand(CommandSession session, ReportWriter writer) {
    this.session = session;
    this.writer = writer;
  }

  @Override
  public Integer call() throws IOException {
    session.requireShippedProviders();
    ProviderRegistry registry = session.providers();
    writer.write(
        options,
        Report.of(ReportJsonDocuments.providers(registry), () -> ProviderTables.providers(registry))
            .whenEmpty("no providers"));
    return ProcessExitCode.DONE;
  }
}
