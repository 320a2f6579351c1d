package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.app.cli.option.FormatOptions;
import dev.saldo.app.cli.session.CommandSession;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.app.cli.session.ReportWriter;
import dev.saldo.app.format.Report;
import dev.saldo.app.format.json.ReportJsonDocuments;
import dev.saldo.channel.ChannelRegistry;
import dev.saldo.jars.DropIns;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists providers and types of channels. */
@Command(
    name = "providers",
    description =
        "List providers and types of channels: loaded, refused (and why) and not yet trusted.",
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
    DropIns dropIns = session.dropIns();
    ProviderRegistry registry = dropIns.registry();
    ChannelRegistry channels = dropIns.channels();
    writer.write(
        options,
        Report.of(
                ReportJsonDocuments.providers(registry, channels),
                () -> ProviderTables.providers(registry, channels))
            .whenEmpty("no providers"));
    return ProcessExitCode.DONE;
  }
}
