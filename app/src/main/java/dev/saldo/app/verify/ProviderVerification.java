package dev.saldo.app.verify;

import dev.saldo.account.LoadedProvider;
import dev.saldo.account.References;
import dev.saldo.app.verify.VerifiedContractCase.Outcome;
import dev.saldo.spi.ProviderContext;
import dev.saldo.testkit.provider.AccountlessProviderCases;
import dev.saldo.testkit.provider.ContractCase;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Verifies one provider of a jar without an account. Not thread-safe. */
public final class ProviderVerification {

  /** The address used for opening, which must not connect, so nothing needs to listen there. */
  private static final URI UNUSED_ADDRESS = URI.create("http://127.0.0.1:9");

  private static final String SIGNS =
      "no request contained a secret: the provider signs with it, or sends it only after a first answer";

  private static final String ELSEWHERE = "not run, because it would connect to another host";

  private static final int REFUSALS_SHOWN = 3;
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  /** A provider that meets its deadlines needs at most half of this. */
  private static final Duration CASE_LIMIT = Duration.ofSeconds(60);

  private static final Duration TOTAL_LIMIT = Duration.ofMinutes(3);

  private final LoadedProvider provider;
  private final Map<String, String> given;
  private final References references;
  private final Clock clock;
  private final List<VerifiedContractCase> checked = new ArrayList<>();

  /**
   * Creates a verification.
   *
   * @param given settings to use instead of made-up ones, by key; {@code {url}}, {@code {host}} and
   *     {@code {port}} in them stand for the simulated vendor
   * @param references resolves references in the settings
   * @param clock the clock
   */
  public ProviderVerification(
      LoadedProvider provider, Map<String, String> given, References references, Clock clock) {
    this.provider = provider;
    this.given = Map.copyOf(given);
    this.references = references;
    this.clock = clock;
  }

  /** Runs the cases. This takes half a minute if they hold and a few minutes if they fail. */
  public List<VerifiedContractCase> run() {
    AccountlessProviderCases.describing(provider.settings())
        .forEach(contractCase -> add(contractCase, contractCase.failure()));
    Optional<MadeUpSettings> accepted = accepted();
    if (accepted.isPresent() && !accepted.get().pointsAtVendor()) {
      add(
          AccountlessProviderCases.PLACE,
          "sends its requests to the configured URL",
          Outcome.FAILED,
          "no setting is a URL, so it would connect to its real vendor; set the address of the"
              + " simulated one: --setting NAME={url}, or {host} and {port}");
    } else if (accepted.isPresent()) {
      runCases(accepted.get());
    }
    return List.copyOf(checked);
  }

  private Optional<MadeUpSettings> accepted() {
    Map<String, Integer> refusals = new LinkedHashMap<>();
    for (MadeUpSettings settings : MadeUpSettings.candidates(provider.settings(), given)) {
      AccountlessProvider opener = new AccountlessProvider(provider, settings, references);
      try {
        opener.open(new VendorPlace(UNUSED_ADDRESS), ProviderContext.of(clock, TIMEOUT)).close();
        String keys = String.join(", ", settings.values().keySet());
        add("settings", "opens with made-up settings", Outcome.HELD, "with " + keys);
        return Optional.of(settings);
      } catch (IllegalArgumentException e) {
        refusals.merge(String.valueOf(e.getMessage()), 1, Integer::sum);
      }
    }
    add(
        "settings",
        "opens with made-up settings",
        Outcome.FAILED,
        mostFrequent(refusals) + "; set what it needs with --setting NAME=VALUE");
    return Optional.empty();
  }

  /** Returns the most frequent refusals, a few at most. */
  private static String mostFrequent(Map<String, Integer> refusals) {
    return refusals.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(REFUSALS_SHOWN)
        .map(Map.Entry::getKey)
        .collect(Collectors.joining("; or "));
  }

  private void runCases(MadeUpSettings settings) {
    AccountlessProvider subject = new AccountlessProvider(provider, settings, references);
    BoundedCaseRun run = new BoundedCaseRun(CASE_LIMIT, TOTAL_LIMIT);
    boolean connectsElsewhere = false;
    for (ContractCase contractCase : AccountlessProviderCases.facing(subject, VendorPlace::new)) {
      Optional<String> skipped = connectsElsewhere ? Optional.of(ELSEWHERE) : run.halted();
      if (contractCase.group().equals(AccountlessProviderCases.PLANTED)
          && !settings.plantsSecret()) {
        skipped = Optional.of("no setting is a secret");
      }
      if (skipped.isPresent()) {
        add(contractCase.group(), contractCase.name(), Outcome.SKIPPED, skipped.get());
        continue;
      }
      Optional<String> failure = run.failure(contractCase::failure);
      if (failure.isPresent() && contractCase.group().equals(AccountlessProviderCases.PLANTED)) {
        add(contractCase.group(), contractCase.name(), Outcome.SKIPPED, SIGNS);
        continue;
      }
      add(contractCase, failure);
      connectsElsewhere |=
          failure.isPresent() && contractCase.group().equals(AccountlessProviderCases.PLACE);
    }
  }

  private void add(ContractCase contractCase, Optional<String> failure) {
    Outcome outcome = failure.isPresent() ? Outcome.FAILED : Outcome.HELD;
    add(contractCase.group(), contractCase.name(), outcome, failure.orElse(""));
  }

  private void add(String group, String name, Outcome outcome, String message) {
    checked.add(new VerifiedContractCase(provider.name(), group, name, outcome, message));
  }
}
