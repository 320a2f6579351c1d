package dev.saldo.channels;

import dev.saldo.spi.Secret;
import dev.saldo.spi.Setting;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The settings of e-mail.
 *
 * @param from the address of the sender
 * @param to the addresses of the recipients
 * @param smtp the mail server, with the user that logs in
 * @param password the password of that user
 * @param private_ whether subjects contain no amount
 */
public record EmailConfig(
    @Setting("Address of the sender, such as saldo@example.org") String from,
    @Setting("Addresses of the recipients") List<String> to,
    @Setting("Mail server: smtps://user@host for TLS, or smtp://user@host:587 for STARTTLS")
        URI smtp,
    @Setting("Password of the user in smtp") Optional<Secret> password,
    @Setting(value = "Keep balances out of the subject", defaultValue = "false") boolean private_) {

  public EmailConfig {
    to = List.copyOf(to);
  }
}
