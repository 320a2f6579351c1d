package dev.saldo.alert;

import dev.saldo.spi.channel.AlertMessageKind;
import dev.saldo.spi.channel.AlertSeverity;
import java.time.Instant;
import java.util.List;

/**
 * A message that an episode causes. Immutable and thread-safe.
 *
 * @param kind the reason for it
 * @param number counts the reminders and steps of an episode from 1; 0 for other kinds. An episode,
 *     kind, number and channel identify a message: it is sent once
 * @param severity how urgent it is
 * @param dueAt the time from which it may be sent, UTC
 * @param channels the channels to tell
 * @param text the facts in one sentence
 */
public record AlertMessage(
    AlertMessageKind kind,
    int number,
    AlertSeverity severity,
    Instant dueAt,
    List<String> channels,
    String text) {

  public AlertMessage {
    channels = List.copyOf(channels);
  }
}
