package dev.saldo.alert;

import dev.saldo.spi.channel.AlertNotice;
import java.time.Instant;
import java.util.List;

/**
 * A notice with those who are to be told. Immutable and thread-safe.
 *
 * @param notice the notice
 * @param number the number of {@link AlertMessage#number()}
 * @param channels the names of the channels
 * @param dueAt the time from which it may be sent, UTC
 */
public record PostedNotice(AlertNotice notice, int number, List<String> channels, Instant dueAt) {

  public PostedNotice {
    channels = List.copyOf(channels);
  }
}
