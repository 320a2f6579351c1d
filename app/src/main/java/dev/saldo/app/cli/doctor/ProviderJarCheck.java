package dev.saldo.app.cli.doctor;

import com.google.inject.Inject;
import dev.saldo.account.ConfigurationException;
import dev.saldo.account.LoadedProvider;
import dev.saldo.account.RefusedProvider;
import dev.saldo.account.UntrustedProvider;
import dev.saldo.app.diagnosis.CheckFinding;
import dev.saldo.jars.DropIns;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks the jars of providers and channels. */
final class ProviderJarCheck implements DiagnosisCheck {

  @Inject
  ProviderJarCheck() {}

  @Override
  public String name() {
    return "jars";
  }

  @Override
  public List<CheckFinding> run(DiagnosisContext context) {
    List<CheckFinding> findings = new ArrayList<>();
    try {
      context.session().requireShippedProviders();
    } catch (ConfigurationException e) {
      e.problems().forEach(problem -> findings.add(CheckFinding.failedOf(name(), problem, "", 1)));
    }
    if (context.dropIns().isEmpty()) {
      findings.add(CheckFinding.skipped(name(), DiagnosisContext.NO_CONFIGURATION));
      return findings;
    }
    DropIns dropIns = context.dropIns().get();
    Stream.concat(dropIns.registry().refused().stream(), dropIns.channels().refused().stream())
        .map(this::refused)
        .distinct()
        .forEach(findings::add);
    Stream.concat(dropIns.registry().untrusted().stream(), dropIns.channels().untrusted().stream())
        .map(this::untrusted)
        .distinct()
        .forEach(findings::add);
    if (findings.isEmpty()) {
      findings.add(
          CheckFinding.ok(
              name(),
              "providers: "
                  + dropIns.registry().providers().stream()
                      .map(LoadedProvider::name)
                      .collect(Collectors.joining(", "))));
    }
    return findings;
  }

  private CheckFinding refused(RefusedProvider jar) {
    return CheckFinding.failedOf(
        name(),
        "%s (%s) is refused: %s".formatted(jar.location(), jar.what(), jar.why()),
        "see 'saldo providers'",
        3);
  }

  private CheckFinding untrusted(UntrustedProvider jar) {
    return CheckFinding.warning(
        name(), "%s (%s) is not trusted".formatted(jar.location(), jar.what()), jar.remedy());
  }
}
