package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.account.LoadedProvider;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.app.cli.option.CommandUsageException;
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
import picocli.CommandLine.Parameters;

/** Shows the settings of a provider. */
@Command(name = "describe", description = "Show the settings of a provider.")
final class ProvidersDescribeCommand implements Callable<Integer> {

  private final CommandSession session;
  private final ReportWriter writer;

  @Parameters(paramLabel = "NAME", description = "Name of the provider")
  String name = "";

  @Mixin FormatOptions options = new FormatOptions();

  @Inject
  ProvidersDescribeCommand(CommandSession session, ReportWriter writer) {
    this.session = session;
    this.writer = writer;
  }

  @Override
  public Integer call() throws IOException {
    ProviderRegistry registry = session.providers();
    LoadedProvider provider =
        registry
            .find(name)
            .orElseThrow(() -> new CommandUsageException(registry.explainMissing(name)));
    writer.write(
        options,
        Report.of(ReportJsonDocuments.provider(provider), () -> ProviderTables.settings(provider)));
    return ProcessExitCode.DONE;
  }
}
