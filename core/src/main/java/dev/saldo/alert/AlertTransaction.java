package dev.saldo.alert;

import dev.saldo.history.BalanceHistory;
import dev.saldo.schedule.PollClaim;
import dev.saldo.spi.channel.AlertNotice;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One transaction over a history, its alert episodes and the outbox: everything is kept or nothing.
 * Must not be used after it. Not thread-safe.
 */
public interface AlertTransaction {

  /** Returns the history within this transaction; what it appends is visible here at once. */
  BalanceHistory history();

  /** Returns those claims that still belong to their node and attempt. Others lost their slot. */
  Set<PollClaim> confirm(Collection<PollClaim> claims);

  /** Returns the memory of all rules about some accounts; a subject without any is left out. */
  Map<AlertSubject, AlertTrack> tracks(Collection<String> accounts);

  /**
   * Returns the memory of all rules that have an open episode, whatever its account: for reminders
   * and steps, and for rules and accounts that are gone.
   */
  Map<AlertSubject, AlertTrack> openTracks();

  /** Stores the memory of a rule about a subject, its open episode included. */
  void keep(AlertSubject subject, AlertTrack track);

  /** Stores the end of an episode. */
  void close(AlertEpisode closed);

  /**
   * Puts a notice into the outbox, once for each channel. One that is there already, which is the
   * same episode, kind and number, is left as it is.
   *
   * @param number the number of {@link AlertMessage#number()}
   * @param channels the names of the channels
   * @param dueAt the time from which it may be sent, UTC
   */
  void post(AlertNotice notice, int number, List<String> channels, Instant dueAt);
}
