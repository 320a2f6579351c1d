package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.account.LoadedProvider;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.app.cli.option.FormatOptions;
import dev.saldo.app.cli.option.UsageFault;
import dev.saldo.app.cli.session.ExitCode;
import dev.saldo.app.cli.session.ReportWriter;
import dev.saldo.app.cli.session.Session;
import dev.saldo.app.format.Report;
import dev.saldo.app.format.json.JsonDocuments;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what a provider needs to know. */
@Command(name = "describe", description = "The settings of a provider.")
final class DescribeCommand implements Callable<Integer> {

  private final Session session;
  private final ReportWriter writer;

  @Parameters(paramLabel = "NAME", description = "The provider.")
  String name = "";

  @Mixin FormatOptions options = new FormatOptions();

  @Inject
  DescribeCommand(Session session, ReportWriter writer) {
    this.session = session;
    this.writer = writer;
  }

  @Override
  public Integer call() throws IOException {
    ProviderRegistry registry = session.providers();
    LoadedProvider provider =
        registry.find(name).orElseThrow(() -> new UsageFault(registry.explainMissing(name)));
    writer.write(
        options,
        Report.of(JsonDocuments.provider(provider), () -> ProviderTables.settings(provider)));
    return ExitCode.DONE;
  }
}
