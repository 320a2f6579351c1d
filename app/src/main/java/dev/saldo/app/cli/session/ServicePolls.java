package dev.saldo.app.cli.session;

import dev.saldo.account.ProviderRegistry;
import dev.saldo.history.PollResult;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Polls by a service, with its open accounts and within its call budget. Thread-safe. */
public interface ServicePolls {

  /**
   * The outcome of a poll.
   *
   * @param results the results, in the order of the configuration
   * @param recorded whether every result was recorded; true if nothing was to be recorded
   */
  record Outcome(List<PollResult> results, boolean recorded) {}

  /** Returns the providers of the service. */
  ProviderRegistry providers();

  /**
   * Polls accounts now. A poll that has begun is completed and recorded, even if the user cancels.
   *
   * @param accounts the names of the accounts
   * @param record whether to record the results
   * @param each receives each result as it arrives, from any thread, one at a time
   */
  Outcome poll(Set<String> accounts, boolean record, Consumer<PollResult> each)
      throws InterruptedException;
}
