package dev.saldo.watch;

import dev.saldo.account.OpenAccount;
import dev.saldo.schedule.PollTiming;
import java.util.Set;

/**
 * An account that a watch polls. Immutable.
 *
 * @param account the open account; its owner closes it
 * @param timing when it is polled
 * @param tags the tags by which rules select it
 */
public record ScheduledAccount(OpenAccount account, PollTiming timing, Set<String> tags) {

  public ScheduledAccount {
    tags = Set.copyOf(tags);
  }

  /** Returns the name of the account. */
  public String name() {
    return account.account().name();
  }

  /** Returns the name of its provider. */
  public String provider() {
    return account.account().provider();
  }
}
