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

  /**
   * Returns the history within this transaction; what it appends is visible here at once. A call
   * that throws {@link dev.saldo.history.HistoryException} stores nothing, and the transaction can
   * continue if that is a refusal.
   */
  BalanceHistory history();

  /**
   * Returns those claims that still belong to their node and attempt, which stay so until this
   * transaction ends. Others lost their slot. Call this once, with all claims, because it locks
   * them.
   */
  Set<PollClaim> confirm(Collection<PollClaim> claims);

  /** Returns the memory of all rules about some accounts; a subject without any is left out. */
  Map<AlertSubject, AlertTrack> tracks(Collection<String> accounts);

  /**
   * Returns the memory of all rules that have an open episode, whatever its account: for reminders
   * and steps, and for rules and accounts that are gone.
   */
  Map<AlertSubject, AlertTrack> openTracks();

  /**
   * Stores the memory of a rule about a subject, its open episode included. An empty memory is
   * removed. The work fails at its end if another episode of the subject is open then.
   */
  void keep(AlertSubject subject, AlertTrack track);

  /**
   * Stores the end of an episode. It is no longer part of the memory of its rule.
   *
   * @throws IllegalArgumentException if it has not ended
   */
  void close(AlertEpisode closed);

  /**
   * Puts a notice into the outbox, once for each channel. A message that is there already, which is
   * one with the same episode, kind, number and channel, is left as it is, whatever the identifier
   * of the notice. Without an episode, the identifier of the notice takes its place.
   *
   * @param number the number of {@link AlertMessage#number()}
   * @param channels the names of the channels
   * @param dueAt the time from which it may be sent, UTC
   */
  void post(AlertNotice notice, int number, List<String> channels, Instant dueAt);
}
