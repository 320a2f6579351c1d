package dev.saldo.app.cli.command;

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

/** Checks a drop-in without an account. */
@Command(
    name = "verify",
    description = "Check a jar without an account, against a vendor on this machine.",
    footer = {
      "The code of the jar runs, with the rights you have: not for a jar that you",
      "would not trust. Its settings are made up and its vendor never gives a good",
      "answer: what it reads from one its author checks with the test kit.",
      "Exit code 7: a case does not hold, or the jar cannot be loaded."
    })
final class ProvidersVerifyCommand implements Callable<Integer> {

  private final ProcessEnvironment surroundings;
  private final ReportWriter writer;

  @Parameters(paramLabel = "JAR", description = "The jar, or the folder of jars.")
  Path jar = Path.of("");

  @Option(
      names = "--setting",
      paramLabel = "NAME=VALUE",
      description =
          "A setting in place of one that is made up; {url}, {host} and {port} in it are those of"
              + " the vendor. Never a real secret: none is needed. May be repeated.")
  Map<String, String> settings = Map.of();

  @Mixin FormatOptions options = new FormatOptions();

  @Inject
  ProvidersVerifyCommand(ProcessEnvironment surroundings, ReportWriter writer) {
    this.surroundings = surroundings;
    this.writer = writer;
  }

  @Override
  public Integer call() throws IOException {
    writer.check(options);
    Path place = surroundings.directory().resolve(jar).normalize();
    if (!Files.exists(place)) {
      throw new CommandUsageException("there is no " + place);
    }
    ProviderRegistry found = DropIns.inspect(place);
    if (found.providers().isEmpty()) {
      found.refused().forEach(this::sayRefused);
      return ProcessExitCode.NOT_VERIFIED;
    }
    refuseUnknownSettings(found);
    JarVerification verification = new JarVerification(place.toString(), cases(found));
    writer.write(
        options, Report.of(ReportJsonDocuments.verification(verification), verification::table));
    verification.cases().stream()
        .filter(one -> one.outcome() == Outcome.FAILED)
        .forEach(this::sayFailed);
    sayOutcome(verification);
    return verification.holds() ? ProcessExitCode.DONE : ProcessExitCode.NOT_VERIFIED;
  }

  private List<VerifiedContractCase> cases(ProviderRegistry found) {
    References references = new References(surroundings.environment(), surroundings.directory());
    List<VerifiedContractCase> cases = new ArrayList<>();
    for (RefusedProvider refused : found.refused()) {
      cases.add(
          new VerifiedContractCase(
              refused.what(), "loading", "can be loaded", Outcome.FAILED, refused.why()));
    }
    for (LoadedProvider provider : found.providers()) {
      cases.addAll(
          new ProviderVerification(provider, settings, references, surroundings.clock()).run());
    }
    return cases;
  }

  private void refuseUnknownSettings(ProviderRegistry found) {
    List<String> keys =
        found.providers().stream()
            .flatMap(provider -> provider.settings().stream())
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
                  "no setting '" + key + "'" + NameSuggestions.hint(key, keys));
            });
  }

  private void sayRefused(RefusedProvider refused) {
    surroundings.err().printf("saldo: %s cannot be used: %s%n", refused.location(), refused.why());
  }

  /** Says a failure in full where people look: the table may have to cut it. */
  private void sayFailed(VerifiedContractCase one) {
    surroundings.err().printf("saldo: %s: %s: %s%n", one.provider(), one.name(), one.message());
  }

  private void sayOutcome(JarVerification verification) {
    surroundings
        .err()
        .printf(
            "%s: %d cases hold, %d do not, %d were not run%n",
            verification.jar(),
            verification.count(Outcome.HELD),
            verification.count(Outcome.FAILED),
            verification.count(Outcome.SKIPPED));
  }
}
