package dev.saldo.app.cli.command;

import static java.util.stream.Collectors.joining;

import com.google.inject.Inject;
import dev.saldo.account.LoadedProvider;
import dev.saldo.account.NameSuggestions;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.account.References;
import dev.saldo.account.RefusedProvider;
import dev.saldo.account.SettingDescription;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.option.FormatOptions;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.app.cli.session.ReportWriter;
import dev.saldo.app.format.Report;
import dev.saldo.app.format.json.ReportJsonDocuments;
import dev.saldo.app.verify.JarVerification;
import dev.saldo.app.verify.ProviderVerification;
import dev.saldo.app.verify.VerifiedContractCase;
import dev.saldo.app.verify.VerifiedContractCase.Outcome;
import dev.saldo.channel.ChannelRegistry;
import dev.saldo.channel.LoadedChannelType;
import dev.saldo.jars.DropIns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies a drop-in without an account. */
@Command(
    name = "verify",
    description = "Verify a provider jar against a simulated vendor, without an account.",
    footer = {
      "",
      "The code of the jar runs with your permissions: do not verify a jar that you would"
          + " not trust. Its settings are made up, and the simulated vendor never sends a valid"
          + " reply: how the provider reads one is tested by its author with the test kit.",
      "",
      "Exit code 7: a case fails, or the jar cannot be loaded."
    })
final class ProvidersVerifyCommand implements Callable<Integer> {

  private final ProcessEnvironment environment;
  private final ReportWriter writer;

  @Parameters(paramLabel = "JAR", description = "Jar, or folder of jars")
  Path jar = Path.of("");

  @Option(
      names = "--setting",
      paramLabel = "NAME=VALUE",
      description =
          "Setting to use instead of a made-up one; {url}, {host} and {port} stand for the"
              + " simulated vendor; do not pass a real secret, none is needed; may be repeated")
  Map<String, String> settings = Map.of();

  @Mixin FormatOptions options = new FormatOptions();

  @Inject
  ProvidersVerifyCommand(ProcessEnvironment environment, ReportWriter writer) {
    this.environment = environment;
    this.writer = writer;
  }

  @Override
  public Integer call() throws IOException {
    writer.check(options);
    Path place = environment.directory().resolve(jar).normalize();
    if (!Files.exists(place)) {
      throw new CommandUsageException("no such file: " + place);
    }
    ProviderRegistry found = DropIns.inspect(place);
    if (found.providers().isEmpty()) {
      ChannelRegistry channels = DropIns.inspectChannels(place);
      if (found.refused().isEmpty() && !channels.types().isEmpty()) {
        return reportChannels(place, channels);
      }
      channels.refused().forEach(this::reportRefused);
      found.refused().forEach(this::reportRefused);
      return ProcessExitCode.NOT_VERIFIED;
    }
    refuseUnknownSettings(found);
    JarVerification verification = new JarVerification(place.toString(), cases(found));
    writer.write(
        options, Report.of(ReportJsonDocuments.verification(verification), verification::table));
    verification.cases().stream()
        .filter(verified -> verified.outcome() == Outcome.FAILED)
        .forEach(this::reportFailed);
    reportOutcome(verification);
    return verification.holds() ? ProcessExitCode.DONE : ProcessExitCode.NOT_VERIFIED;
  }

  /** A channel has no cases that need no receiver: that it can be loaded is all that is shown. */
  private int reportChannels(Path place, ChannelRegistry channels) {
    channels.refused().forEach(this::reportRefused);
    environment
        .notes()
        .printf(
            "%s: no providers; can be loaded: channels of type %s; their author tests them with the test kit%n",
            place, channels.types().stream().map(LoadedChannelType::name).collect(joining(", ")));
    return channels.refused().isEmpty() ? ProcessExitCode.DONE : ProcessExitCode.NOT_VERIFIED;
  }

  private List<VerifiedContractCase> cases(ProviderRegistry found) {
    References references = new References(environment.environment(), environment.directory());
    List<VerifiedContractCase> cases = new ArrayList<>();
    for (RefusedProvider refused : found.refused()) {
      cases.add(
          new VerifiedContractCase(
              refused.what(), "loading", "can be loaded", Outcome.FAILED, refused.why()));
    }
    for (LoadedProvider provider : found.providers()) {
      cases.addAll(
          new ProviderVerification(provider, settings, references, environment.clock()).run());
    }
    return cases;
  }

  private void refuseUnknownSettings(ProviderRegistry found) {
    List<String> keys =
        found.providers().stream()
            .flatMap(provider -> provider.settings().stream())
            .flatMap(SettingDescription::leaves)
            .map(SettingDescription::key)
            .distinct()
            .toList();
    settings.keySet().stream()
        .filter(key -> !keys.contains(key))
        .sorted()
        .findFirst()
        .ifPresent(
            key -> {
              throw new CommandUsageException(
                  "unknown setting '" + key + "'" + NameSuggestions.hint(key, keys));
            });
  }

  private void reportRefused(RefusedProvider refused) {
    environment.err().printf("saldo: %s cannot be loaded: %s%n", refused.location(), refused.why());
  }

  /** Prints a failure in full on standard error; the table may have to cut it. */
  private void reportFailed(VerifiedContractCase failed) {
    environment
        .err()
        .printf("saldo: %s: %s: %s%n", failed.provider(), failed.name(), failed.message());
  }

  private void reportOutcome(JarVerification verification) {
    environment
        .notes()
        .printf(
            "%s: %d cases held, %d failed, %d skipped%n",
            verification.jar(),
            verification.count(Outcome.HELD),
            verification.count(Outcome.FAILED),
            verification.count(Outcome.SKIPPED));
  }
}
