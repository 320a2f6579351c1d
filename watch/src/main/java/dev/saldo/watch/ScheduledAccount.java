package dev.saldo.watch;

import dev.saldo.account.OpenAccount;
import dev.saldo.schedule.PollTiming;
import java.util.Optional;
import java.util.Set;

/**
 * An account that a watch polls. Immutable and thread-safe.
 *
 * @param account the open account; its owner closes it
 * @param timing when it is polled
 * @param tags the tags by which rules select it; may be empty
 * @param settings a digest of all that decides whether a poll succeeds, such as its settings: when
 *     a plan is replaced, the pause after failures stays if it is the same; empty if the pause ends
 *     whenever the account was opened again
 */
public record ScheduledAccount(
    OpenAccount account, PollTiming timing, Set<String> tags, Optional<String> settings) {

  public ScheduledAccount {
    tags = Set.copyOf(tags);
  }

  /** Creates an account whose pause after failures ends whenever it was opened again. */
  public ScheduledAccount(OpenAccount account, PollTiming timing, Set<String> tags) {
    this(account, timing, tags, Optional.empty());
  }

  /** Returns whether the failures of a former account say nothing about this one. */
  @SuppressWarnings("ReferenceEquality") // an account opened again differs, even if equal
  boolean isChangedFrom(ScheduledAccount former) {
    return account != former.account && (settings.isEmpty() || !settings.equals(former.settings));
  }

  /** Returns the name of the account. */
  public String name() {
    return account.account().name();
  }

  /** Returns the name of its provider, by which call rates are kept. */
  public String provider() {
    return account.account().provider();
  }
}
