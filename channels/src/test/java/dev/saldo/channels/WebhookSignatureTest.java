package dev.saldo.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import dev.saldo.spi.ProviderContext;
import dev.saldo.spi.Secret;
import dev.saldo.spi.channel.AlertMessageKind;
import dev.saldo.testkit.VendorReply;
import dev.saldo.testkit.VendorRequest;
import dev.saldo.testkit.VendorServer;
import dev.saldo.testkit.channel.AlertNotices;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The signature, compared with the specification's vector and with another implementation. */
final class WebhookSignatureTest {

  private static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String NEW_KEY = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
  private static final String SIGNED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  @Test
  void signsAsTheSpecificationSays() {
    assertThat(sign(KEY)).isEqualTo(SIGNED);
  }

  @Test
  void signsOnceForEachKey() {
    assertThat(sign(NEW_KEY + "\n" + KEY + "\n").split(" ")).hasSize(2).endsWith(SIGNED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hunter2", "whsec_", "whsec_c2hvcnQ=", "whsec_%%%"})
  void refusesWhatIsNoKeyWithoutRepeatingIt(String secret) {
    assertThatThrownBy(() -> sign(secret))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("whsec_")
        .hasMessageNotContainingAny("hunter2", "c2hvcnQ", "%%%");
  }

  @Test
  void isAcceptedByAnotherImplementationWithEitherKey() {
    try (VendorServer receiver = VendorServer.answering(VendorReply.status(204))) {
      WebhookConfig config =
          new WebhookConfig(receiver.uri(), Secret.of(NEW_KEY + " " + KEY), false);
      new WebhookChannelProvider()
          .open(config, ProviderContext.of(Clock.systemUTC(), Duration.ofSeconds(20)))
          .deliver(AlertNotices.of(AlertMessageKind.OPENED));
      VendorRequest request = receiver.requests().getFirst();
      HttpHeaders headers = HttpHeaders.of(request.headers(), (name, value) -> true);
      for (String key : new String[] {KEY, NEW_KEY}) {
        assertThatCode(() -> new Webhook(key).verify(request.body(), headers))
            .doesNotThrowAnyException();
      }
    }
  }

  private static String sign(String secrets) {
    return WebhookSignature.of(secrets)
        .sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330L, "{\"test\": 2432232314}");
  }
}
