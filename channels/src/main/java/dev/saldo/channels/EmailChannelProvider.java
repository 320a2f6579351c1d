package dev.saldo.channels;

import dev.saldo.spi.ProviderContext;
import dev.saldo.spi.channel.AlertChannel;
import dev.saldo.spi.channel.AlertChannelProvider;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;

/** Mails notices, over TLS unless the server is on this machine. */
public final class EmailChannelProvider implements AlertChannelProvider<EmailConfig> {

  /** Creates the provider; for {@link java.util.ServiceLoader} and for embedding. */
  public EmailChannelProvider() {}

  @Override
  public String name() {
    return "email";
  }

  @Override
  public Class<EmailConfig> configType() {
    return EmailConfig.class;
  }

  @Override
  public AlertChannel open(EmailConfig config, ProviderContext context) {
    if (config.to().isEmpty()) {
      throw new IllegalArgumentException("to: expected at least one address");
    }
    List<InternetAddress> to = new ArrayList<>();
    for (String address : config.to()) {
      to.add(address("to", address));
    }
    return new EmailChannel(
        MailServer.of(config.smtp(), config.password().isPresent()),
        config.password(),
        new MailEnvelope(address("from", config.from()), to, config.private_()),
        context);
  }

  private static InternetAddress address(String setting, String written) {
    try {
      InternetAddress address = new InternetAddress(written.strip(), true);
      if (address.getAddress().matches("[!-~]+@[!-~]+")) {
        return address;
      }
    } catch (AddressException e) {
      throw malformed(setting, written);
    }
    throw malformed(setting, written);
  }

  private static IllegalArgumentException malformed(String setting, String written) {
    return new IllegalArgumentException(
        "%s: '%s': expected an address such as ops@example.org"
            .formatted(setting, NoticeText.oneLine(written)));
  }
}
