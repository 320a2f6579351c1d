package dev.saldo.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.saldo.spi.ProviderContext;
import dev.saldo.testkit.SettableClock;
import dev.saldo.testkit.VendorReply;
import dev.saldo.testkit.VendorServer;
import feign.Request;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Tests requests that no Feign interface describes. */
final class VendorExchangeTest {

  private final VendorServer vendor = VendorServer.answering(VendorReply.json("{}"));

  @AfterEach
  void stop() {
    vendor.close();
  }

  @Test
  void sendsARequestUnchangedAndReadsATree() {
    vendor.use(
        received ->
            VendorReply.json("{\"amount\": 1250.0000, \"many\": 12345678901234567.123456789012}"));
    VendorClient client = openUrl("/a%20b?x=%7By%7D&z=%2B");
    Request request =
        Request.create(
            Request.HttpMethod.GET,
            client.url() + "?x=%7By%7D&z=%2B",
            Map.of("X-Key", List.of("{not a template}")),
            null,
            StandardCharsets.UTF_8,
            null);
    JsonNode tree = client.exchange(request, JsonNode.class);
    assertThat(tree.at("/amount").asString()).isEqualTo("1250.0000");
    assertThat(tree.at("/many").asString()).isEqualTo("12345678901234567.123456789012");
    dev.saldo.testkit.VendorRequest sent = vendor.requests().get(0);
    assertThat(sent.target()).isEqualTo("/a%20b?x=%7By%7D&z=%2B");
    assertThat(sent.header("X-Key")).contains("{not a template}");
  }

  @Test
  void sendsNoRequestElsewhere() {
    VendorClient client = openUrl("/a");
    for (String url : new String[] {vendor.uri() + "/b", vendor.uri() + "/a/b", "https://c/a"}) {
      Request request =
          Request.create(Request.HttpMethod.GET, url, Map.of(), null, StandardCharsets.UTF_8, null);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> client.exchange(request, JsonNode.class));
    }
    assertThat(vendor.requests()).isEmpty();
  }

  private VendorClient openUrl(String target) {
    URI url = URI.create(vendor.uri() + target);
    ProviderContext context =
        ProviderContext.of(SettableClock.at("2026-11-21T20:15:00Z"), Duration.ofSeconds(10));
    return new VendorClients().openUrl(url, false, context);
  }
}
