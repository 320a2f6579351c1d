package dev.saldo.provider.httpjson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationProblems;
import dev.saldo.account.ConfigurationRecordBinder;
import dev.saldo.account.References;
import dev.saldo.spi.ProviderContext;
import dev.saldo.testkit.SettableClock;
import dev.saldo.testkit.VendorReply;
import dev.saldo.testkit.VendorRequest;
import dev.saldo.testkit.VendorServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A secret of any characters arrives as it is, wherever it stands. */
final class EncodedSecretsTest {

  private static final String SECRET = "p&a=1+2 \"b\\c\"/?#%<é>'";
  private static final String URL_ENCODED =
      "p%26a%3D1%2B2%20%22b%5Cc%22%2F%3F%23%25%3C%C3%A9%3E%27";

  private final VendorServer vendor = VendorServer.answering(VendorReply.json("{\"b\": 1}"));

  @AfterEach
  void stop() {
    vendor.close();
  }

  @Test
  void encodesWhatStandsInThePathOrTheQueryOfAUrl() {
    assertThat(
            sent(Map.of("url", vendor.uri() + "/quota/${env:KEY}/x?key=${env:KEY}&a=b")).target())
        .isEqualTo("/quota/" + URL_ENCODED + "/x?key=" + URL_ENCODED + "&a=b");
  }

  @Test
  void leavesTheBeginningOfAUrlAsItIs() {
    assertThat(sent(Map.of("url", "${env:BASE}/b")).target()).isEqualTo("/v1/b");
    assertThat(sent(Map.of("url", "${env:BASE}")).target()).isEqualTo("/v1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "application/json | {\"k\": \"${env:KEY}\", \"n\": ${env:NUMBER}}"
            + " | {\"k\": \"p&a=1+2 \\\"b\\\\c\\\"/?#%<é>'\", \"n\": 7}",
        "application/x-www-form-urlencoded | k=${env:KEY}&n=${env:NUMBER}"
            + " | k=p%26a%3D1%2B2+%22b%5Cc%22%2F%3F%23%25%3C%C3%A9%3E%27&n=7",
        "text/xml; charset=utf-8 | <k>${env:KEY}</k>"
            + " | <k>p&amp;a=1+2 &quot;b\\c&quot;/?#%&lt;é&gt;&apos;</k>",
        "text/plain | ${env:KEY} | p&a=1+2 \"b\\c\"/?#%<é>'",
        "application/json | ${env:BODY} | {\"entire\": true}",
        "application/x-www-form-urlencoded | ${env:PAIRS}&c=3 | a=1&b=2&c=3",
      })
  void encodesWhatStandsInABody(String type, String body, String sent) {
    VendorRequest request =
        sent(
            Map.of(
                "url", vendor.uri() + "/b", "method", "post", "content-type", type, "body", body));
    assertThat(request.body()).isEqualTo(sent);
  }

  private VendorRequest sent(Map<String, String> settings) {
    Map<String, String> environment =
        Map.of(
            "KEY", SECRET,
            "NUMBER", "7",
            "BODY", "{\"entire\": true}",
            "PAIRS", "a=1&b=2",
            "BASE", vendor.uri() + "/v1");
    Map<String, String> written = new HashMap<>(settings);
    written.put("amount-pointer", "/b");
    written.put("unit", "EUR");
    ConfigurationProblems problems = new ConfigurationProblems("saldo.yaml");
    References references = new References(environment::get, Path.of(""));
    HttpJsonConfig config =
        new ConfigurationRecordBinder(references, problems)
            .bind(HttpJsonConfig.class, Mapping.of(written), "settings")
            .orElseThrow(() -> new AssertionError(problems.found()));
    ProviderContext context =
        ProviderContext.of(SettableClock.at("2026-11-21T20:15:00Z"), Duration.ofSeconds(10));
    assertThat(new HttpJsonProvider().open(config, context).fetch()).hasSize(1);
    return vendor.requests().getLast();
  }
}
