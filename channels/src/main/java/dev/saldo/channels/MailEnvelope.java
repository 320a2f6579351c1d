package dev.saldo.channels;

import jakarta.mail.internet.InternetAddress;
import java.util.List;

/**
 * The addresses of the mails of a channel.
 *
 * @param from the sender
 * @param to the recipients
 * @param discreet whether subjects contain no amount
 */
record MailEnvelope(InternetAddress from, List<InternetAddress> to, boolean discreet) {

  MailEnvelope {
    to = List.copyOf(to);
  }
}
