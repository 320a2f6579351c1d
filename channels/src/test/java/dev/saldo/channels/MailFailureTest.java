package dev.saldo.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.saldo.spi.ProviderContext;
import dev.saldo.spi.channel.AlertChannel;
import dev.saldo.spi.channel.AlertDeliveryException;
import dev.saldo.spi.channel.AlertMessageKind;
import dev.saldo.spi.channel.AlertNotice;
import dev.saldo.testkit.HeldClosedPort;
import dev.saldo.testkit.HostileAnswers;
import dev.saldo.testkit.VendorServer;
import dev.saldo.testkit.channel.AlertNotices;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers of mail servers, and whether another attempt is worth it. */
final class MailFailureTest {

  private static final AlertNotice NOTICE = AlertNotices.of(AlertMessageKind.OPENED);
  private static final Duration AMPLE = Duration.ofSeconds(20);

  @ParameterizedTest
  @CsvSource({
    "MAIL FROM, 550 s3cret policy, true, refuses the sender; check 'from' (SMTP 550)",
    "MAIL FROM, 451 s3cret later, false, does not accept the message (SMTP 451)",
    "RCPT TO, 550 s3cret unknown, true, refuses the recipient ops@example.org; check 'to' (SMTP 550)",
    "RCPT TO, 450 s3cret greylisted, false, refuses the recipient ops@example.org; check 'to' (SMTP 450)",
    "., 554 s3cret spam, true, does not accept the message (SMTP 554)",
    "., 452 s3cret full, false, does not accept the message (SMTP 452)"
  })
  void quotesNothingAndKnowsWhatIsPermanent(
      String command, String reply, boolean permanent, String message) throws IOException {
    try (ScriptedMailServer server = new ScriptedMailServer(Map.of(command, reply))) {
      AlertDeliveryException failure = failure(open(server.uri(), AMPLE, "ops@example.org"));
      assertThat(failure)
          .hasMessageEndingWith(message)
          .hasMessageContaining("127.0.0.1")
          .hasMessageNotContaining("s3cret");
      assertThat(failure.isPermanent()).isEqualTo(permanent);
    }
  }

  @Test
  void anotherAttemptGoesOnlyToThoseWhoWereNotTold() throws IOException {
    Map<String, String> greylisting = Map.of("RCPT TO:<b@", "450 later");
    try (ScriptedMailServer server = new ScriptedMailServer(greylisting)) {
      AlertChannel channel = open(server.uri(), AMPLE, "a@example.org", "b@example.org");
      assertThat(failure(channel)).hasMessageContaining("refuses the recipient b@example.org");
      assertThat(failure(channel).isPermanent()).isFalse();
      assertThat(server.commands().stream().filter(c -> c.startsWith("RCPT TO:<a@"))).hasSize(1);
      assertThat(server.commands().stream().filter(c -> c.startsWith("RCPT TO:<b@"))).hasSize(2);
    }
  }

  @Test
  void aServerThatIsSilentCostsNoMoreThanTheTimeout() {
    try (VendorServer silent = VendorServer.answering(HostileAnswers.silence())) {
      URI smtp = URI.create("smtp://127.0.0.1:" + silent.uri().getPort());
      AlertDeliveryException failure =
          failure(open(smtp, Duration.ofMillis(300), "ops@example.org"));
      assertThat(failure).hasMessageContaining("127.0.0.1:" + silent.uri().getPort());
      assertThat(failure.isPermanent()).isFalse();
    }
  }

  @Test
  void aServerThatGreetsForeverCostsNoMoreThanTheTimeout() throws IOException {
    Map<String, String> endless = Map.of(ScriptedMailServer.ENDLESS_GREETING, "220-mail.example");
    try (ScriptedMailServer server = new ScriptedMailServer(endless)) {
      assertThat(failure(open(server.uri(), Duration.ofMillis(300), "ops@example.org")))
          .hasMessageContaining("127.0.0.1");
    }
  }

  @Test
  void nothingListens() {
    try (HeldClosedPort port = new HeldClosedPort()) {
      URI smtp = URI.create("smtp://127.0.0.1:" + port.number());
      assertThat(failure(open(smtp, AMPLE, "ops@example.org")))
          .hasMessage(
              "cannot talk to 127.0.0.1:%d; check the host and the port in 'smtp'"
                  .formatted(port.number()));
    }
  }

  @Test
  void anInterruptEndsTheDelivery() {
    try (VendorServer silent = VendorServer.answering(HostileAnswers.silence())) {
      URI smtp = URI.create("smtp://127.0.0.1:" + silent.uri().getPort());
      Thread.currentThread().interrupt();
      assertThat(failure(open(smtp, AMPLE, "ops@example.org")))
          .hasMessageStartingWith("interrupted");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private static AlertDeliveryException failure(AlertChannel channel) {
    return catchThrowableOfType(AlertDeliveryException.class, () -> channel.deliver(NOTICE));
  }

  private static AlertChannel open(URI smtp, Duration timeout, String... to) {
    return new EmailChannelProvider()
        .open(
            new EmailConfig("saldo@example.org", List.of(to), smtp, Optional.empty(), false),
            ProviderContext.of(Clock.systemUTC(), timeout));
  }
}
