package dev.saldo.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.spi.ProviderContext;
import dev.saldo.spi.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of e-mail, each mistake with one clear line. */
final class EmailSettingsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "smtps://saldo@mail.example.org | pw | mail.example.org | 465 | true | saldo",
        "smtp://saldo%40example.org@mail.example.org | pw | mail.example.org | 587 | false | saldo@example.org",
        "SMTPS://mail.example.org:2465/ |  | mail.example.org | 2465 | true | ",
        "smtp://[::1]:25 |  | ::1 | 25 | false | "
      })
  void readsTheServer(
      String smtp, String password, String host, int port, boolean tls, String user) {
    assertThat(MailServer.of(URI.create(smtp), password != null))
        .isEqualTo(new MailServer(host, port, tls, Optional.ofNullable(user)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "smtps://saldo@mail.example.org |  | smtp: user 'saldo' has no password; set 'password', or remove the user",
        "smtps://mail.example.org | pw | smtp: 'password' needs a user: smtps://user@mail.example.org",
        "smtps://saldo:hunter2@mail.example.org | pw | smtp: move the password from the URL to the setting 'password'",
        "https://mail.example.org |  | smtp: expected smtps://user@host, or smtp://user@host:587 for STARTTLS",
        "mail.example.org:25 |  | smtp: expected smtps://user@host, or smtp://user@host:587 for STARTTLS",
        "smtp://mail.example.org/inbox |  | smtp: expected nothing after the host and the port",
        "smtp://mail.example.org?auth=no |  | smtp: expected nothing after the host and the port",
        "smtp://mail.example.org:70000 |  | smtp: expected a port from 1 to 65535"
      })
  void saysWhatIsWrongWithTheServer(String smtp, String password, String message) {
    assertThatThrownBy(() -> MailServer.of(URI.create(smtp), password != null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void limitsEveryWaitAndRequiresTlsBeyondThisMachine() throws Exception {
    SSLContext tls = SSLContext.getDefault();
    MailServer far = MailServer.of(URI.create("smtp://mail.example.org"), false);
    assertThat(far.requiresTls()).isTrue();
    assertThat(far.properties(1500, tls, true))
        .containsEntry("mail.smtp.connectiontimeout", "1500")
        .containsEntry("mail.smtp.timeout", "1500")
        .containsEntry("mail.smtp.writetimeout", "1500")
        .containsEntry("mail.smtp.starttls.required", "true")
        .containsEntry("mail.smtp.ssl.checkserveridentity", "true");
    MailServer near = MailServer.of(URI.create("smtp://localhost:25"), false);
    assertThat(near.requiresTls()).isFalse();
    assertThat(near.properties(1500, tls, false))
        .containsEntry("mail.smtp.starttls.required", "false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ops", "ops@", "ops@example.org\r\nBcc: a@b.example", "a@b, c@d", ""})
  void refusesWhatIsNoAddress(String address) {
    assertThatThrownBy(() -> open("saldo@example.org", List.of("ops@example.org", address)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("to: '")
        .hasMessageEndingWith("': expected an address such as ops@example.org");
    assertThatThrownBy(() -> open(address, List.of("ops@example.org")))
        .hasMessageStartingWith("from: '");
  }

  @Test
  void needsARecipient() {
    assertThatThrownBy(() -> open("saldo@example.org", List.of()))
        .hasMessage("to: expected at least one address");
  }

  private static void open(String from, List<String> to) {
    new EmailChannelProvider()
        .open(
            new EmailConfig(
                from,
                to,
                URI.create("smtps://saldo@mail.example.org"),
                Optional.of(Secret.of("pw")),
                false),
            ProviderContext.of(Clock.systemUTC(), Duration.ofSeconds(20)));
  }
}
