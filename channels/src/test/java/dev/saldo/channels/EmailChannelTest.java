package dev.saldo.channels;

import static dev.saldo.spi.channel.AlertMessageKind.CLOSED;
import static dev.saldo.spi.channel.AlertMessageKind.OPENED;
import static dev.saldo.spi.channel.AlertMessageKind.REMINDER;
import static dev.saldo.spi.channel.AlertMessageKind.TEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.saldo.spi.ProviderContext;
import dev.saldo.spi.Secret;
import dev.saldo.spi.channel.AlertChannel;
import dev.saldo.spi.channel.AlertDeliveryException;
import dev.saldo.spi.channel.AlertNotice;
import dev.saldo.testkit.channel.AlertNotices;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails as a mail server receives them. */
final class EmailChannelTest {

  private static final GreenMail SERVER =
      new GreenMail(
          new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
          });

  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir static Path folder;

  /** GreenMail's own certificate names no host, so no client can accept it. */
  @BeforeAll
  static void start() throws Exception {
    String keys = folder.resolve("keys.p12").toString();
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String[] command =
        (keytool
                + " -genkeypair -keyalg EC -validity 2 -dname CN=localhost -alias mail"
                + " -ext san=dns:localhost -storetype PKCS12 -storepass changeit -keystore "
                + keys)
            .split(" ");
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    System.setProperty("greenmail.tls.keystore.file", keys);
    System.setProperty("greenmail.tls.keystore.password", "changeit");
    SERVER.start();
    SERVER.setUser("saldo", "saldo", "correct horse");
  }

  @AfterEach
  void empty() throws Exception {
    SERVER.purgeEmailFromAllMailboxes();
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @Test
  void theMailsOfAnEpisodeAreOneThread() throws Exception {
    AlertChannel channel = plain(false);
    channel.deliver(AlertNotices.of(OPENED));
    channel.deliver(AlertNotices.of(REMINDER));
    channel.deliver(AlertNotices.of(CLOSED));
    channel.deliver(AlertNotices.of(TEST));
    MimeMessage[] mails = SERVER.getReceivedMessages();
    String opening = "<0193669a-episode.opened@example.org>";
    assertThat(mails).hasSize(4);
    assertThat(mails[0].getMessageID()).isEqualTo(opening);
    assertThat(mails[0].getHeader("In-Reply-To")).isNull();
    assertThat(mails[1].getMessageID()).isEqualTo("<0193669a-REMINDER-ops@example.org>");
    for (int answer = 1; answer <= 2; answer++) {
      assertThat(mails[answer].getHeader("In-Reply-To")).containsExactly(opening);
      assertThat(mails[answer].getHeader("References")).containsExactly(opening);
    }
    assertThat(mails[3].getHeader("References")).isNull();
  }

  @Test
  void aMailSaysEverythingAsTextAndAsHtml() throws Exception {
    plain(false).deliver(AlertNotices.of(OPENED, "<b>a & b</b>", "x < y"));
    MimeMessage mail = SERVER.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo("[critical] <b>a & b</b>, 2.8-3.3 days left");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
    assertThat(mail.getSentDate()).isEqualTo("2026-11-26T11:00:00Z");
    assertThat(mail.getContentType()).startsWith("multipart/alternative");
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    assertThat(parts.getBodyPart(0).getContentType())
        .isEqualToIgnoringCase("text/plain; charset=UTF-8");
    assertThat(text(mail))
        .isEqualTo(
            """
            <b>a & b</b>

            x < y
            Top up before 2026-11-29 (UTC) to be safe.

            To take it on:
              saldo alerts ack 0193669a-episode

            To see how long it lasts:
              saldo runway otp-ghana
            """);
    assertThat(parts.getBodyPart(1).getContent().toString())
        .contains(
            "<h2>&lt;b&gt;a &amp; b&lt;/b&gt;</h2>",
            "<p>x &lt; y</p>",
            "<p>To take it on:<br><code>saldo alerts ack 0193669a-episode</code></p>")
        .doesNotContain("<b>");
  }

  @Test
  void nothingIsSaidTwice() throws Exception {
    AlertChannel channel = plain(false);
    String about = "otp-ghana: 306.69 GHS left, below 500.00 GHS";
    String text = "306.69 GHS left, below 500.00 GHS.\nRule low.";
    channel.deliver(AlertNotices.of(OPENED, about, text));
    channel.deliver(AlertNotices.of(CLOSED, "otp-ghana: expected to last 9 days", "9 days."));
    MimeMessage[] mails = SERVER.getReceivedMessages();
    assertThat(mails[0].getSubject()).isEqualTo("[critical] " + about + ", 2.8-3.3 days left");
    assertThat(text(mails[0]))
        .startsWith(about + "\n\nRule low.\nTop up before 2026-11-29 (UTC) to be safe.\n");
    assertThat(mails[1].getSubject()).isEqualTo("[ended] otp-ghana: expected to last 9 days");
    assertThat(text(mails[1])).isEqualTo("otp-ghana: expected to last 9 days\n\n");
  }

  private static String text(MimeMessage mail) throws Exception {
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    return parts.getBodyPart(0).getContent().toString().replace("\r\n", "\n");
  }

  @Test
  void aServerOnThisMachineThatDemandsTlsIsAskedAgainWithIt() throws Exception {
    try (ScriptedMailServer server = ScriptedMailServer.demandingTls(serverTls())) {
      URI smtp = URI.create("smtp://localhost:" + server.uri().getPort());
      open(config(smtp, Optional.empty(), false), trusting()).deliver(AlertNotices.of(OPENED));
      List<String> commands = server.commands();
      assertThat(commands).filteredOn(line -> line.startsWith("MAIL")).hasSize(2);
      assertThat(commands.subList(commands.indexOf("STARTTLS"), commands.size()))
          .anyMatch(line -> line.startsWith("MAIL FROM:<saldo@example.org>"))
          .contains("DATA", ".");
    }
  }

  /** A certificate that nobody vouches for ends the attempt: nothing is sent without TLS. */
  @Test
  void theSecondRequestNeedsACertificateThatIsTrusted() throws Exception {
    try (ScriptedMailServer server = ScriptedMailServer.demandingTls(serverTls())) {
      URI smtp = URI.create("smtp://localhost:" + server.uri().getPort());
      AlertChannel channel = open(config(smtp, Optional.empty(), false), Optional.empty());
      assertThat(failure(channel, AlertNotices.of(OPENED)))
          .hasMessageStartingWith("TLS with localhost:");
      assertThat(server.commands()).doesNotContain("DATA").endsWith("STARTTLS");
    }
  }

  private static SSLContext serverTls() throws Exception {
    KeyStore keys = KeyStore.getInstance(folder.resolve("keys.p12").toFile(), PASSWORD);
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  @Test
  void aPrivateSubjectStatesNoBalance() throws Exception {
    plain(true).deliver(AlertNotices.of(OPENED, "otp-ghana: 306.69 GHS left", "306.69 GHS"));
    assertThat(SERVER.getReceivedMessages()[0].getSubject())
        .isEqualTo("[critical] otp-ghana: runs-out");
  }

  @Test
  void aLineBreakInATitleAddsNoHeader() throws Exception {
    plain(false)
        .deliver(
            AlertNotices.of(
                OPENED, "low\r\nBcc: all@example.org\r\n\r\nHello\u2028é", "a\r\n.\r\nb"));
    MimeMessage mail = SERVER.getReceivedMessages()[0];
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getSubject())
        .isEqualTo("[critical] low Bcc: all@example.org Hello é, 2.8-3.3 days left");
    assertThat(SERVER.getReceivedMessages()).hasSize(1);
  }

  @Test
  void aRepeatedMailHasTheSameId() throws Exception {
    plain(false).deliver(AlertNotices.of(REMINDER));
    plain(false).deliver(AlertNotices.of(REMINDER));
    MimeMessage[] mails = SERVER.getReceivedMessages();
    assertThat(mails[1].getMessageID()).isEqualTo(mails[0].getMessageID());
  }

  @Test
  void logsInOverTls() throws Exception {
    AlertChannel channel = tls("localhost", "correct horse", trusting());
    channel.deliver(AlertNotices.of(OPENED));
    assertThat(SERVER.getReceivedMessages()).hasSize(1);
  }

  @Test
  void refusesACertificateThatNobodyVouchesFor() {
    AlertDeliveryException failure =
        failure(tls("localhost", "correct horse", Optional.empty()), AlertNotices.of(OPENED));
    assertThat(failure)
        .hasMessageStartingWith("TLS with localhost:")
        .hasMessageContaining("failed");
    assertThat(failure.isPermanent()).isFalse();
    assertThat(SERVER.getReceivedMessages()).isEmpty();
  }

  @Test
  void refusesTheCertificateOfAnotherHost() throws Exception {
    assertThat(failure(tls("127.0.0.1", "correct horse", trusting()), AlertNotices.of(OPENED)))
        .hasMessageStartingWith("TLS with 127.0.0.1:");
  }

  @Test
  void aWrongPasswordIsPermanentAndNotRepeated() throws Exception {
    AlertDeliveryException failure =
        failure(tls("localhost", "wrong horse", trusting()), AlertNotices.of(OPENED));
    assertThat(failure)
        .hasMessageContaining("refuses the user and the password")
        .hasMessageNotContaining("horse");
    assertThat(failure.isPermanent()).isTrue();
  }

  @Test
  void requiresTlsBeyondThisMachine() {
    URI mapped = URI.create("smtp://[::ffff:127.0.0.1]:" + SERVER.getSmtp().getPort());
    AlertDeliveryException failure =
        failure(
            open(config(mapped, Optional.empty(), false), Optional.empty()),
            AlertNotices.of(OPENED));
    assertThat(failure).hasMessageContaining("offers no TLS, which is required");
    assertThat(SERVER.getReceivedMessages()).isEmpty();
  }

  private static AlertChannel plain(boolean discreet) {
    URI smtp = URI.create("smtp://127.0.0.1:" + SERVER.getSmtp().getPort());
    return open(config(smtp, Optional.empty(), discreet), Optional.empty());
  }

  private static AlertChannel tls(String host, String password, Optional<SSLContext> trusted) {
    URI smtps = URI.create("smtps://saldo@" + host + ":" + SERVER.getSmtps().getPort());
    return open(config(smtps, Optional.of(Secret.of(password)), false), trusted);
  }

  private static EmailConfig config(URI smtp, Optional<Secret> password, boolean discreet) {
    return new EmailConfig(
        "Saldo <saldo@example.org>", List.of("ops@example.org"), smtp, password, discreet);
  }

  private static AlertChannel open(EmailConfig config, Optional<SSLContext> trusted) {
    record Trusting(Clock clock, Duration timeout, SSLContext sslContext)
        implements ProviderContext {}
    ProviderContext ofJava = ProviderContext.of(Clock.systemUTC(), Duration.ofSeconds(20));
    return new EmailChannelProvider()
        .open(
            config,
            trusted
                .<ProviderContext>map(tls -> new Trusting(ofJava.clock(), ofJava.timeout(), tls))
                .orElse(ofJava));
  }

  private static AlertDeliveryException failure(AlertChannel channel, AlertNotice notice) {
    return catchThrowableOfType(AlertDeliveryException.class, () -> channel.deliver(notice));
  }

  private static Optional<SSLContext> trusting() throws Exception {
    KeyStore keys = KeyStore.getInstance(folder.resolve("keys.p12").toFile(), PASSWORD);
    KeyStore authorities = KeyStore.getInstance("PKCS12");
    authorities.load(null, null);
    authorities.setCertificateEntry("mail", keys.getCertificate("mail"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(authorities);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return Optional.of(context);
  }
}
