package dev.saldo.provider.yeastar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.saldo.spi.BalanceException;
import dev.saldo.spi.BalanceSource;
import dev.saldo.spi.FailureReason;
import dev.saldo.spi.ProviderContext;
import dev.saldo.spi.Secret;
import dev.saldo.testkit.HostileAnswers;
import dev.saldo.testkit.SettableClock;
import dev.saldo.testkit.VendorAnswer;
import dev.saldo.testkit.VendorReply;
import dev.saldo.testkit.VendorRequest;
import dev.saldo.testkit.VendorServer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests how a token is requested, kept and renewed. */
final class YeastarTokenTest {

  private final SettableClock clock = SettableClock.at("2026-11-21T20:15:00Z");
  private final AtomicReference<String> secret = new AtomicReference<>("s3&cret=+ä");
  private final AtomicInteger tokens = new AtomicInteger();
  private final AtomicReference<String> expiresIn = new AtomicReference<>("\"1800\"");
  private final AtomicReference<VendorAnswer> balance =
      new AtomicReference<>(VendorReply.json(Portal.balance("5")));
  private final VendorServer vendor =
      VendorServer.start(request -> isForToken(request) ? nextToken() : balance.get());

  @AfterEach
  void stop() {
    vendor.close();
  }

  @Test
  void asksForATokenWithAForm() {
    open().fetch();
    VendorRequest request = vendor.requests().get(0);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.target()).isEqualTo("/auth/openapi/v1/oauth/token");
    assertThat(request.header("Content-Type")).contains("application/x-www-form-urlencoded");
    assertThat(request.header("User-Agent")).contains("OpenAPI");
    assertThat(request.body())
        .isEqualTo(
            "client_id=acme+%26+co&client_secret=s3%26cret%3D%2B%C3%A4"
                + "&grant_type=pp_credentials");
    assertThat(vendor.requests().get(1).header("Authorization")).contains("Bearer token-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1800\"", "1800", "\" 1800 \""})
  void keepsATokenUntilAMinuteBeforeItExpires(String seconds) {
    expiresIn.set(seconds);
    BalanceSource source = open();
    source.fetch();
    clock.advance(Duration.ofSeconds(1739));
    source.fetch();
    assertThat(tokens).hasValue(1);
    clock.advance(Duration.ofSeconds(1));
    source.fetch();
    assertThat(tokens).hasValue(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"soon\"", "\"\"", "-5", "0", "60", "1e3", "99999999999"})
  void usesATokenOnceIfItsValidityIsUnclear(String seconds) {
    expiresIn.set(seconds);
    BalanceSource source = open();
    source.fetch();
    source.fetch();
    assertThat(tokens).hasValue(2);
  }

  @Test
  void readsTheSecretForEachToken() {
    expiresIn.set("0");
    BalanceSource source = open();
    source.fetch();
    secret.set("rotated");
    source.fetch();
    assertThat(vendor.requests().get(2).body()).contains("client_secret=rotated&");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void retriesOnceWithANewTokenIfOneIsRefused(boolean inBody) {
    VendorReply refusal =
        inBody ? VendorReply.json(Portal.failure(401, "null")) : VendorReply.status(401);
    vendor.use(
        request -> {
          if (isForToken(request)) {
            return nextToken();
          }
          return request.header("Authorization").orElse("").equals("Bearer token-1")
              ? refusal
              : balance.get();
        });
    BalanceSource source = open();
    assertThat(source.fetch()).hasSize(1);
    source.fetch();
    assertThat(vendor.requests())
        .extracting(request -> request.header("Authorization").orElse("token"))
        .containsExactly("token", "Bearer token-1", "token", "Bearer token-2", "Bearer token-2");
  }

  @Test
  void givesUpAfterTheSecondToken() {
    balance.set(VendorReply.status(401));
    assertThat(failure(open()).reason()).isEqualTo(FailureReason.UNAUTHORIZED);
    assertThat(vendor.requests()).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({
    "400, 400, UNAUTHORIZED",
    "401, 401, UNAUTHORIZED",
    "200, 400, UNAUTHORIZED",
    "200, 401, UNAUTHORIZED",
    "200, 5001401, UNEXPECTED_RESPONSE",
    "429, 429, RATE_LIMITED",
    "503, 503, UNAVAILABLE",
    "200, 500, UNAVAILABLE",
  })
  void distinguishesBadCredentialsFromOtherErrors(int http, int inBody, FailureReason reason) {
    String body = Portal.failure(inBody, "{\"client_secret\":\"s3&cret=+ä is wrong\"}");
    vendor.use(request -> VendorReply.status(http).withBody("application/json", body));
    BalanceException failure = failure(open());
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.getMessage()).doesNotContain("s3&");
    assertThat(vendor.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"Bearer \" | Bearer t",
        "\"Token\" | Token t",
        "null | Bearer t",
        "\"\" | Bearer t",
        "\"a b\" | Bearer t",
        "\"a:\\r\\nX: 1\" | Bearer t",
      })
  void usesTheTokenHeadIfItIsValid(String head, String authorization) {
    answerToken("{\"token\":\"t\",\"tokenHead\":%s}".formatted(head));
    open().fetch();
    assertThat(vendor.requests().get(1).header("Authorization")).contains(authorization);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "{\"token\":null}",
        "{\"token\":\"\"}",
        "{\"token\":5}",
        "{\"token\":\"a b\"}",
        "{\"token\":\"a\\r\\nX: 1\"}"
      })
  void refusesInvalidTokens(String result) {
    answerToken(result);
    assertThat(failure(open()).reason()).isEqualTo(FailureReason.UNEXPECTED_RESPONSE);
    assertThat(vendor.requests()).hasSize(1);
  }

  @Test
  void endsBothRequestsWithinOneDeadline() {
    balance.set(HostileAnswers.silence());
    vendor.use(
        request ->
            isForToken(request)
                ? wire -> {
                  wire.pause(Duration.ofMillis(500));
                  nextToken().sendOver(wire);
                }
                : balance.get());
    long start = System.nanoTime();
    BalanceException failure = failure(open(Duration.ofSeconds(1)));
    assertThat(failure.reason()).isEqualTo(FailureReason.TIMEOUT);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1450));
  }

  private void answerToken(String result) {
    String body = "{\"code\":\"success\",\"status\":200,\"result\":%s}".formatted(result);
    vendor.use(request -> isForToken(request) ? VendorReply.json(body) : balance.get());
  }

  private VendorReply nextToken() {
    return VendorReply.json(Portal.token("token-" + tokens.incrementAndGet(), expiresIn.get()));
  }

  private static boolean isForToken(VendorRequest request) {
    return request.path().endsWith("/oauth/token");
  }

  private BalanceSource open() {
    return open(Duration.ofSeconds(10));
  }

  private BalanceSource open(Duration timeout) {
    YeastarConfig config =
        new YeastarConfig("acme & co", Secret.from(secret::get)).withBaseUrl(vendor.uri());
    return new YeastarProvider().open(config, ProviderContext.of(clock, timeout));
  }

  private static BalanceException failure(BalanceSource source) {
    return catchThrowableOfType(BalanceException.class, source::fetch);
  }
}
