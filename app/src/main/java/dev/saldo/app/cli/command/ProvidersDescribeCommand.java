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
import dev.saldo.channel.ChannelRegistry;
import dev.saldo.channel.LoadedChannelType;
import dev.saldo.jars.DropIns;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows the settings of a provider or of a type of channels. */
@Command(
    name = "describe",
    description = "Show the settings of a provider or of a type of channels.")
final class ProvidersDescribeCommand implements Callable<Integer> {

  private final CommandSession session;
  private final ReportWriter writer;

  @Parameters(paramLabel = "NAME", description = "Name of the provider or type")
  String name = "";

  @Mixin FormatOptions options = new FormatOptions();

  @Inject
  ProvidersDescribeCommand(CommandSession session, ReportWriter writer) {
    this.session = session;
    this.writer = writer;
  }

  @Override
  public Integer call() throws IOException {
    DropIns dropIns = session.dropIns();
    writer.write(options, report(dropIns.registry(), dropIns.channels()));
    return ProcessExitCode.DONE;
  }

  private Report report(ProviderRegistry registry, ChannelRegistry channels) {
    Optional<LoadedProvider> provider = registry.find(name);
    if (provider.isPresent()) {
      return Report.of(
          ReportJsonDocuments.provider(provider.get()),
          () -> ProviderTables.settings(provider.get()));
    }
    LoadedChannelType channel =
        channels
            .find(name)
            .orElseThrow(() -> new CommandUsageException(explainMissing(registry, channels)));
    return Report.of(ReportJsonDocuments.channel(channel), () -> ProviderTables.settings(channel));
  }

  /** Returns why a type cannot be used if it is known, or the nearest name of a provider. */
  private String explainMissing(ProviderRegistry registry, ChannelRegistry channels) {
    boolean known =
        channels.refused().stream().anyMatch(refused -> refused.what().equals(name))
            || channels.untrusted().stream().anyMatch(offered -> offered.what().equals(name));
    return known ? channels.explainMissing(name) : registry.explainMissing(name);
  }
}
