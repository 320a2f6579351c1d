package dev.saldo.app.demo;

import dev.saldo.account.AccountSettings;
import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationProblems;
import dev.saldo.account.OpenAccount;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.account.References;
import dev.saldo.history.PollResult;
import dev.saldo.poll.BalancePoller;
import dev.saldo.poll.PollPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Replays the past of the demo in a few seconds: one poll at every full hour, and one at the end.
 */
final class DemoHistoryReplay {

  private static final Duration STEP = Duration.ofHours(1);
  private static final int STEPS_PER_BATCH = 24;

  /**
   * The policy without a pause before the retry, because an outage of the past does not end by
   * waiting.
   */
  private static final PollPolicy NO_PAUSE = new PollPolicy(8, Duration.ZERO, Duration.ZERO);

  private final DemoClock clock;
  private final List<Instant> instants = new ArrayList<>();

  DemoHistoryReplay(DemoClock clock, Instant begin, Instant end) {
    this.clock = clock;
    for (Instant instant = begin; instant.isBefore(end); instant = instant.plus(STEP)) {
      instants.add(instant);
    }
    instants.add(end);
  }

  void fill(
      List<DemoAccount> accounts,
      ProviderRegistry providers,
      Consumer<List<PollResult>> history,
      DemoProgressListener progress)
      throws InterruptedException {
    List<OpenAccount> open = new ArrayList<>();
    try {
      accounts.forEach(account -> open.add(opened(account, providers)));
      fill(open, history, progress);
    } finally {
      open.forEach(OpenAccount::close);
    }
  }

  private void fill(
      List<OpenAccount> accounts, Consumer<List<PollResult>> history, DemoProgressListener progress)
      throws InterruptedException {
    BalancePoller poller = new BalancePoller(clock, NO_PAUSE);
    List<PollResult> batch = new ArrayList<>();
    for (int step = 1; step <= instants.size(); step++) {
      clock.set(instants.get(step - 1));
      batch.addAll(poller.poll(accounts));
      if (step % STEPS_PER_BATCH == 0 || step == instants.size()) {
        history.accept(List.copyOf(batch));
        batch.clear();
        progress.reached(step, instants.size());
      }
    }
  }

  private OpenAccount opened(DemoAccount account, ProviderRegistry providers) {
    ConfigurationProblems problems = new ConfigurationProblems("demo");
    References none = References.NONE;
    return providers
        .open(
            account.account(),
            new AccountSettings(
                Mapping.of(account.settings()), account.account().name(), none, problems),
            clock)
        .orElseThrow(() -> new IllegalArgumentException(String.join("; ", problems.found())));
  }
}
