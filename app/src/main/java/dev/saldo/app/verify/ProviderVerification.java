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

/** Checks one provider of a jar without an account. Used by one thread. */
public final class ProviderVerification {

  /** Nobody is asked at opening, so nobody has to be there. */
  private static final URI NOBODY = URI.create("http://127.0.0.1:9");

  private static final String ELSEWHERE = "not run, because it would ask somebody else";

  private static final int REFUSALS_SHOWN = 3;
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  /** No case takes more than half of this if the provider keeps to its deadlines. */
  private static final Duration FOR_ONE = Duration.ofSeconds(60);

  private static final Duration FOR_ALL = Duration.ofMinutes(3);

  private final LoadedProvider provider;
  private final Map<String, String> given;
  private final References references;
  private final Clock clock;
  private final List<VerifiedContractCase> checked = new ArrayList<>();

  /**
   * Creates a check.
   *
   * @param given settings that are not made up, by key; {@code {url}}, {@code {host}} and {@code
   *     {port}} in them stand for the place of the vendor
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

  /** Runs the cases, which takes half a minute if they hold and a few minutes if none does. */
  public List<VerifiedContractCase> run() {
    AccountlessProviderCases.describing(provider.settings())
        .forEach(one -> add(one, one.failure()));
    Optional<MadeUpSettings> accepted = accepted();
    if (accepted.isPresent() && !accepted.get().pointsAtVendor()) {
      add(
          AccountlessProviderCases.PLACE,
          "sends its requests to the configured URL",
          Outcome.FAILED,
          "no setting is a URL, so it would ask its own vendor; name the one that says where the"
              + " vendor is: --setting NAME={url}, or {host} and {port}");
    } else if (accepted.isPresent()) {
      face(accepted.get());
    }
    return List.copyOf(checked);
  }

  private Optional<MadeUpSettings> accepted() {
    Map<String, Integer> refusals = new LinkedHashMap<>();
    for (MadeUpSettings settings : MadeUpSettings.candidates(provider.settings(), given)) {
      AccountlessProvider opener = new AccountlessProvider(provider, settings, references);
      try {
        opener.open(new VendorPlace(NOBODY), ProviderContext.of(clock, TIMEOUT)).close();
        String keys = String.join(", ", settings.values().keySet());
        add("settings", "opens with settings that are made up", Outcome.HELD, "with " + keys);
        return Optional.of(settings);
      } catch (IllegalArgumentException e) {
        refusals.merge(String.valueOf(e.getMessage()), 1, Integer::sum);
      }
    }
    add(
        "settings",
        "opens with settings that are made up",
        Outcome.FAILED,
        mostFrequent(refusals) + "; give what it needs with --setting NAME=VALUE");
    return Optional.empty();
  }

  /** Returns what stood in the way of most attempts, a few at most. */
  private static String mostFrequent(Map<String, Integer> refusals) {
    return refusals.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(REFUSALS_SHOWN)
        .map(Map.Entry::getKey)
        .collect(Collectors.joining("; or "));
  }

  private void face(MadeUpSettings settings) {
    AccountlessProvider subject = new AccountlessProvider(provider, settings, references);
    BoundedCaseRun run = new BoundedCaseRun(FOR_ONE, FOR_ALL);
    boolean asksElsewhere = false;
    for (ContractCase one : AccountlessProviderCases.facing(subject, VendorPlace::new)) {
      Optional<String> skipped = asksElsewhere ? Optional.of(ELSEWHERE) : run.halted();
      if (one.group().equals(AccountlessProviderCases.PLANTED) && !settings.plantsSecret()) {
        skipped = Optional.of("no secret is made up");
      }
      if (skipped.isPresent()) {
        add(one.group(), one.name(), Outcome.SKIPPED, skipped.get());
        continue;
      }
      Optional<String> failure = run.failure(one::failure);
      add(one, failure);
      asksElsewhere |= failure.isPresent() && one.group().equals(AccountlessProviderCases.PLACE);
    }
  }

  private void add(ContractCase one, Optional<String> failure) {
    Outcome outcome = failure.isPresent() ? Outcome.FAILED : Outcome.HELD;
    add(one.group(), one.name(), outcome, failure.orElse(""));
  }

  private void add(String group, String name, Outcome outcome, String message) {
    checked.add(new VerifiedContractCase(provider.name(), group, name, outcome, message));
  }
}
