package dev.saldo.app.cli.doctor;

import com.google.inject.Inject;
import dev.saldo.account.Account;
import dev.saldo.account.OpenAccount;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.cli.session.ServicePolls;
import dev.saldo.app.diagnosis.CheckFinding;
import dev.saldo.history.PollResult;
import dev.saldo.poll.BalancePoller;
import dev.saldo.spi.FailureReason;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads every account once and records nothing. */
final class AccountReadingProbe implements DiagnosisCheck {

  @Inject
  AccountReadingProbe() {}

  @Override
  public String name() {
    return "account";
  }

  @Override
  public List<CheckFinding> run(DiagnosisContext context) throws InterruptedException {
    Optional<ConfiguredWorkspace> workspace = context.sound();
    if (workspace.isEmpty() || context.dropIns().isEmpty()) {
      return List.of(CheckFinding.skipped(name(), DiagnosisContext.NO_CONFIGURATION));
    }
    if (workspace.get().accounts().isEmpty()) {
      return List.of(CheckFinding.skipped(name(), "none is configured"));
    }
    Optional<ServicePolls> service = context.host().polls();
    List<PollResult> results =
        service.isPresent()
            ? poll(service.get(), workspace.get())
            : poll(
                workspace.get(), context.dropIns().get().registry(), context.environment().clock());
    return results.stream().map(this::finding).toList();
  }

  /** Returns a finding for each account that would be read. */
  List<CheckFinding> skip(DiagnosisContext context) {
    List<Account> accounts =
        context.readable().map(ConfiguredWorkspace::accounts).orElse(List.of());
    return accounts.stream()
        .map(account -> CheckFinding.skipped(name(account), "not read (--offline)"))
        .toList();
  }

  private static List<PollResult> poll(ServicePolls service, ConfiguredWorkspace workspace)
      throws InterruptedException {
    Set<String> names =
        workspace.accounts().stream().map(Account::name).collect(Collectors.toSet());
    return service.poll(names, false, result -> {}).results();
  }

  private static List<PollResult> poll(
      ConfiguredWorkspace workspace, ProviderRegistry providers, Clock clock)
      throws InterruptedException {
    List<OpenAccount> accounts = workspace.open(Set.of(), providers, clock);
    try {
      return new BalancePoller(clock).poll(accounts);
    } finally {
      accounts.forEach(OpenAccount::close);
    }
  }

  private CheckFinding finding(PollResult result) {
    String check = name(result.account());
    return switch (result) {
      case PollResult.Sampled read ->
          CheckFinding.ok(
              check,
              "read in %d ms; buckets: %d"
                  .formatted(read.duration().toMillis(), read.balances().size()));
      case PollResult.Failed failed ->
          CheckFinding.failedOf(
              check, failed.message(), fix(failed.reason(), result.account().provider()), 3);
    };
  }

  private String name(Account account) {
    return name() + " " + account.name();
  }

  private static String fix(FailureReason reason, String provider) {
    return switch (reason) {
      case UNAUTHORIZED -> "correct its user name, password or key";
      case RATE_LIMITED -> "wait, or poll less often with 'every' or 'rates'";
      case UNAVAILABLE, TIMEOUT ->
          "check the vendor, the network and the proxy, then run this again";
      case REJECTED, UNEXPECTED_RESPONSE ->
          "check base-url and the other settings: 'saldo providers describe " + provider + "'";
      case CONFIGURATION -> "correct the setting and run this again";
      case PROVIDER_FAULT -> "report it to the author of the provider " + provider;
    };
  }
}
