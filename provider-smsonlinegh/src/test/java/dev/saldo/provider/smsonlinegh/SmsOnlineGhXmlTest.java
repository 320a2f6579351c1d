package dev.saldo.provider.smsonlinegh;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.FailureReason;
import dev.saldo.spi.ProviderContext;
import dev.saldo.spi.Secret;
import dev.saldo.testkit.SettableClock;
import dev.saldo.testkit.VendorReply;
import dev.saldo.testkit.VendorServer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SmsOnlineGhXmlTest {

  private static final String OK = "<handshake><id>0</id><label>HSHK_OK</label></handshake>";
  private static final String QUANTITY =
      "<response>" + OK + "<data><balance>%s</balance><model>quantity</model></data></response>";

  private final AtomicReference<VendorReply> reply = new AtomicReference<>(VendorReply.status(500));
  private final VendorServer vendor = VendorServer.start(request -> reply.get());

  @AfterEach
  void stop() {
    vendor.close();
  }

  @Test
  void readsACountOfMessagesAndTheTextNullAsAbsent() {
    Balance balance =
        read(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <response>
                <handshake>
                    <id>0</id>
                    <label>HSHK_OK</label>
                </handshake>
                <data>
                    <balance>2432</balance>
                    <model>quantity</model>
                    <currencyName>null</currencyName>
                    <currencyCode>null</currencyCode>
                </data>
            </response>
            """);
    assertThat(balance.amount().value()).isEqualByComparingTo("2432");
    assertThat(balance.unit()).isEqualTo(BalanceUnit.of(BalanceUnit.Kind.MESSAGES, "sms"));
    assertThat(balance.notes()).isEmpty();
    assertThat(vendor.requests().get(0).header("Accept")).contains("application/xml");
    assertThat(vendor.requests().get(0).header("Content-Type")).contains("application/xml");
  }

  @Test
  void readsMoney() {
    Balance balance =
        read(
            "<response>"
                + OK
                + "<data><balance> 350.50 </balance><model>quantity</model>"
                + "<currencyName>Ghana &amp; C&#233;di</currencyName>"
                + "<currencyCode><![CDATA[GHS]]></currencyCode></data></response>");
    assertThat(balance.amount().value()).isEqualByComparingTo("350.50");
    assertThat(balance.unit()).isEqualTo(BalanceUnit.money("GHS"));
    assertThat(balance.label()).isEqualTo("Ghana & Cédi");
    assertThat(balance.notes()).hasSize(1);
  }

  @Test
  void readsARefusalWhateverItsStatus() {
    String body =
        "<response><handshake><id>1203</id><label>HSHK_ERR_UA_AUTH</label></handshake>"
            + "<data>null</data></response>";
    for (int status : new int[] {200, 401, 500}) {
      BalanceException failure = failure(VendorReply.status(status), body.getBytes(UTF_8));
      assertThat(failure.reason()).isEqualTo(FailureReason.UNAUTHORIZED);
      assertThat(failure).hasMessageContaining("HSHK_ERR_UA_AUTH");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE response>"
            + "<response><handshake><label>HSHK_OK</label></handshake></response>",
        "<!DOCTYPE response [<!ENTITY n \"5\">]><response>&n;</response>",
        "<!DOCTYPE response [<!ENTITY n SYSTEM \"file:///etc/hostname\">]><response>&n;</response>",
        "<!DOCTYPE response SYSTEM \"http://127.0.0.1:9/x.dtd\"><response/>",
        "<response>&n;</response>",
      })
  void refusesDeclarationsAndEntities(String body) {
    assertThat(failure(body).reason()).isEqualTo(FailureReason.UNEXPECTED_RESPONSE);
    assertThat(failure(VendorReply.status(200), body.getBytes(UTF_16)).reason())
        .isEqualTo(FailureReason.UNEXPECTED_RESPONSE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"handshake\":{\"label\":\"HSHK_OK\"}}",
        "<html><body>Sign in</body></html>",
        "<Response><handshake><label>HSHK_OK</label></handshake></Response>",
        "<response/>",
        "<response><handshake>HSHK_OK</handshake></response>",
        "<response><handshake><label>HSHK_OK</label></handshake>",
        "<response><handshake><label>HSHK_OK</label></handshake></response><response/>",
        "<response><handshake><label>HSHK_OK</label></handshake>text</response>",
        "<response><handshake><label>HSHK_OK</label><label>HSHK_OK</label></handshake></response>",
        "<a><response><handshake><label>HSHK_OK</label></handshake></response></a>",
      })
  void refusesOtherDocuments(String body) {
    assertThat(failure(body).reason()).isEqualTo(FailureReason.UNEXPECTED_RESPONSE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "1,5", "NaN", "1e999999999", "<b>5</b>", "5<b/>", "<b/>5"})
  void refusesAnythingButAnAmount(String balance) {
    assertThat(failure(QUANTITY.formatted(balance)).reason())
        .isEqualTo(FailureReason.UNEXPECTED_RESPONSE);
  }

  @Test
  void readsNoAttributes() {
    assertThat(
            failure("<response>" + OK + "<data balance=\"5\" model=\"quantity\"/></response>")
                .reason())
        .isEqualTo(FailureReason.UNEXPECTED_RESPONSE);
  }

  @Test
  @Timeout(120) // reading them in quadratic time takes many minutes
  void refusesVeryLargeDocuments() {
    StringBuilder attributes = new StringBuilder();
    for (int i = 0; i < 80_000; i++) {
      attributes.append(" a").append(i).append("=''");
    }
    for (String flood :
        new String[] {
          "<a>".repeat(200_000),
          "<response" + attributes + "/>",
          "<response>" + "x".repeat(1_000_000) + "</response>",
          "<" + "a".repeat(1_000_000) + "/>",
          "<response>" + "<a/>".repeat(200_000) + "</response>",
        }) {
      assertThat(failure(flood).reason()).isEqualTo(FailureReason.UNEXPECTED_RESPONSE);
    }
  }

  private Balance read(String body) {
    reply.set(VendorReply.ok("application/xml", body));
    return fetch();
  }

  private BalanceException failure(String body) {
    return failure(VendorReply.status(200), body.getBytes(UTF_8));
  }

  private BalanceException failure(VendorReply status, byte[] body) {
    reply.set(status.withBody("application/xml", body));
    return catchThrowableOfType(BalanceException.class, this::fetch);
  }

  private Balance fetch() {
    SmsOnlineGhConfig config =
        new SmsOnlineGhConfig(Secret.of("k3y"), vendor.uri(), SmsOnlineGhConfig.Format.XML, false);
    ProviderContext context =
        ProviderContext.of(SettableClock.at("2026-11-21T20:15:00Z"), Duration.ofSeconds(10));
    return new SmsOnlineGhProvider().open(config, context).fetch().get(0);
  }
}
