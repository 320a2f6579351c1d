package dev.saldo.app.cli.accounts;

import com.google.inject.Inject;
import dev.saldo.account.Account;
import dev.saldo.account.LoadedProvider;
import dev.saldo.account.OpenAccount;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.session.CommandSession;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.app.edit.AccountBlock;
import dev.saldo.history.PollResult;
import dev.saldo.poll.BalancePoller;
import dev.saldo.spi.Amount;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds an account to the configuration. */
@Command(
    name = "add",
    description = "Add an account to the configuration after reading it once.",
    footer = {
      "",
      "Comments and order of the file are kept. On a terminal it asks for what is missing. Secrets are references such as $${env:NAME} or $${file:PATH}, never options. If the account cannot be read (exit code 3) or is wrong (4), nothing is written; --no-test writes it without reading.",
      "",
      "Examples:",
      "  saldo accounts add",
      "  saldo accounts add otp-ghana --provider smsonlinegh --set api-key='$${env:SMSGH_KEY}'"
    })
final class AccountsAddCommand implements Callable<Integer> {

  private final CommandSession session;
  private final ProcessEnvironment environment;
  private final AccountQuestions questions;
  private final ConfigurationChange change;

  @Parameters(paramLabel = "NAME", arity = "0..1", description = "Name of the account")
  @Nullable String name;

  @Option(names = "--provider", paramLabel = "NAME", description = "Provider of the account")
  @Nullable String provider;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Setting of the provider; may be repeated")
  List<String> settings = List.of();

  @Option(names = "--every", paramLabel = "DURATION", description = "Poll interval, such as 15m")
  @Nullable String every;

  @Option(names = "--tag", paramLabel = "TAG", description = "Tag for rules; may be repeated")
  List<String> tags = List.of();

  @Option(names = "--no-test", description = "Do not read the account first")
  boolean noTest;

  @Inject
  AccountsAddCommand(
      CommandSession session,
      ProcessEnvironment environment,
      AccountQuestions questions,
      ConfigurationChange change) {
    this.session = session;
    this.environment = environment;
    this.questions = questions;
    this.change = change;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    ConfiguredWorkspace before = session.uncheckedWorkspace();
    ProviderRegistry registry = session.presentDropIns(before).registry();
    String account = required(name, "NAME", "name of the account");
    NewAccount.checkName(account, before.accounts().stream().map(Account::name).toList());
    LoadedProvider loaded = provider(registry);
    SequencedMap<String, String> stated = NewAccount.parse(settings, loaded.settings());
    NewAccount.complete(account, stated, loaded.settings(), questions);
    List<String> block = AccountBlock.lines(account, loaded.name(), more(), stated);
    Optional<PollResult.Failed> failed = Optional.empty();
    try (ConfigurationChange.Draft draft = change.add(before, block)) {
      List<OpenAccount> opened = draft.open(account, registry);
      try {
        if (!noTest) {
          failed = read(opened);
        }
      } finally {
        opened.forEach(OpenAccount::close);
      }
      if (failed.isEmpty()) {
        draft.write();
      }
    }
    if (failed.isPresent()) {
      environment
          .err()
          .printf(
              "saldo: %s: %s; nothing was written (--no-test writes it anyway)%n",
              account, failed.get().message());
      return ProcessExitCode.SOME_ACCOUNTS_FAILED;
    }
    environment
        .notes()
        .printf("added %s to %s; next: 'saldo poll %s'%n", account, before.fileName(), account);
    return ProcessExitCode.DONE;
  }

  private LoadedProvider provider(ProviderRegistry registry) throws IOException {
    String choices =
        registry.providers().stream().map(LoadedProvider::name).collect(Collectors.joining(", "));
    String chosen = required(provider, "--provider", "provider (" + choices + ")");
    return registry
        .find(chosen)
        .orElseThrow(() -> new CommandUsageException(registry.explainMissing(chosen)));
  }

  private String required(@Nullable String stated, String label, String question)
      throws IOException {
    if (stated != null) {
      return stated;
    }
    if (!questions.canAsk()) {
      throw new CommandUsageException("missing " + label + "; see 'saldo accounts add --help'");
    }
    return questions.ask(question, "");
  }

  private Map<String, String> more() {
    Map<String, String> more = new LinkedHashMap<>();
    if (every != null) {
      more.put("every", AccountBlock.value(every));
    }
    if (!tags.isEmpty()) {
      more.put(
          "tags",
          tags.stream().map(AccountBlock::value).collect(Collectors.joining(", ", "[", "]")));
    }
    return more;
  }

  private Optional<PollResult.Failed> read(List<OpenAccount> opened) throws InterruptedException {
    PollResult result = new BalancePoller(environment.clock()).poll(opened).getFirst();
    if (result instanceof PollResult.Failed failed) {
      return Optional.of(failed);
    }
    if (result instanceof PollResult.Sampled sampled) {
      sampled
          .balances()
          .forEach(
              balance ->
                  environment
                      .notes()
                      .printf(
                          "read %s: %s %s%n",
                          balance.bucket(), text(balance.amount()), balance.unit().code()));
    }
    return Optional.empty();
  }

  private static String text(Amount amount) {
    return amount.unlimited() ? "unlimited" : String.valueOf(amount.value());
  }
}
