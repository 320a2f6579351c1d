package dev.saldo.feign;

import static dev.saldo.spi.FailureReason.CONFIGURATION;
import static dev.saldo.spi.FailureReason.RATE_LIMITED;
import static dev.saldo.spi.FailureReason.REJECTED;
import static dev.saldo.spi.FailureReason.TIMEOUT;
import static dev.saldo.spi.FailureReason.UNAUTHORIZED;
import static dev.saldo.spi.FailureReason.UNAVAILABLE;
import static dev.saldo.spi.FailureReason.UNEXPECTED_RESPONSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import dev.saldo.spi.ProviderContext;
import dev.saldo.testkit.HostileAnswers;
import dev.saldo.testkit.SettableClock;
import dev.saldo.testkit.VendorAnswer;
import dev.saldo.testkit.VendorReply;
import dev.saldo.testkit.VendorRequest;
import dev.saldo.testkit.VendorServer;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VendorClientTest {

  record Greeting(@Nullable String text) {}

  record Verdict(@Nullable String error) implements AnswerEnvelope {
    @Override
    public Optional<BalanceException> refusal(int httpStatus) {
      return error == null
          ? Optional.empty()
          : Optional.of(new BalanceException(RATE_LIMITED, "refused with " + httpStatus));
    }
  }

  interface Api {
    @RequestLine("POST /greet?key={key}")
    @Headers("Authorization: {authorization}")
    Greeting greet(@Param("key") String key, @Param("authorization") String authorization);

    @RequestLine("POST /send")
    @Headers("Content-Type: text/json; charset=utf-8")
    Greeting send(Object body);

    @RequestLine("GET /texts")
    List<String> texts();

    @RequestLine("GET /greetings")
    List<Greeting> greetings();
  }

  private static final String GOOD = "{\"text\":\"hello\"}";
  private static final String KEY = "s3cret-key";

  private final SettableClock clock = SettableClock.at("2026-11-21T20:15:00Z");
  private final VendorServer vendor = VendorServer.answering(VendorReply.json(GOOD));

  @AfterEach
  void stop() {
    vendor.close();
  }

  @Test
  void sendsOnlyTheHeadersOfTheInterface() {
    client("/prefix/").target(Api.class).greet("a b&c", "key {x},\"<%20>");
    VendorRequest request = vendor.requests().get(0);
    assertThat(request.target()).isEqualTo("/prefix/greet?key=a%20b%26c");
    assertThat(request.header("Authorization")).contains("key {x},\"<%20>");
    assertThat(request.header("Content-Length")).contains("0");
    assertThat(request.headers().keySet())
        .containsExactlyInAnyOrder(
            "Accept", "Authorization", "Content-Length", "Host", "User-Agent");
  }

  @Test
  void readsListsOfTextsAndOfRecords() {
    try (VendorServer lists =
        VendorServer.start(
            request ->
                VendorReply.json(
                    request.target().equals("/texts") ? "[\"a\",\"b\"]" : "[" + GOOD + "]"))) {
      Api api =
          new VendorClients()
              .open(lists.uri(), false, ProviderContext.of(clock, Duration.ofSeconds(20)))
              .target(Api.class);
      assertThat(api.texts()).containsExactly("a", "b");
      assertThat(api.greetings()).containsExactly(new Greeting("hello"));
    }
  }

  @Test
  void sendsTextAsItIsAndRecordsAsJson() {
    Api api = client("").target(Api.class);
    api.send("a=b&c=я");
    api.send(new Greeting("q\"я"));
    assertThat(vendor.requests())
        .extracting(VendorRequest::body)
        .containsExactly("a=b&c=я", "{\"text\":\"q\\\"я\"}");
    assertThat(vendor.requests().get(1).header("Content-Type"))
        .contains("text/json; charset=utf-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"line\nbreak", "line\r\nX-Injected: 1", "schlüssel", "nul\0"})
  void refusesHeadersThatHttpCannotCarry(String authorization) {
    Api api = client("").target(Api.class);
    BalanceException failure =
        catchThrowableOfType(BalanceException.class, () -> api.greet("k", authorization));
    assertThat(failure.reason()).isEqualTo(CONFIGURATION);
    assertThat(failure).hasMessageContaining("Authorization").hasNoCause();
    assertThat(failure.getMessage()).doesNotContain(authorization);
    assertThat(vendor.requests()).isEmpty();
  }

  @Test
  void acceptsABodyOfUpToOneMebibyte() {
    answer(VendorReply.json(GOOD + " ".repeat((1 << 20) - GOOD.length())));
    assertThat(greet().text()).isEqualTo("hello");
    answer(VendorReply.json(GOOD + " ".repeat((1 << 20) - GOOD.length() + 1)));
    assertThat(failure()).hasMessage("the answer is larger than 1 MiB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "+16"})
  void refusesALengthThatIsStatedInTwoWays(String second) {
    answer(VendorReply.json(GOOD).withHeader("Content-Length", second));
    assertThat(failure().reason()).isEqualTo(UNEXPECTED_RESPONSE);
  }

  @Test
  void stopsDecompressingAtTheLimitWhateverTheStatus() {
    answer(HostileAnswers.gzipBomb(VendorReply.status(500), 64 << 20));
    assertThat(failure()).hasMessage("the answer is larger than 1 MiB");
  }

  @Test
  void namesOnlyTheOriginOfARedirect() {
    answer(HostileAnswers.redirect(302, URI.create("https://u:p@other.example:81/x?k=" + KEY)));
    assertThat(failure())
        .hasMessage(
            vendor.uri()
                + " redirects (HTTP 302) to https://other.example:81, which is not followed;"
                + " if the vendor moved, change the URL");
    answer(HostileAnswers.redirect(307, URI.create("/login?k=" + KEY)));
    assertThat(failure()).hasMessageContaining("to " + vendor.uri() + ",");
    answer(VendorReply.status(301));
    assertThat(failure()).hasMessageContaining("to an unreadable address");
    answer(VendorReply.status(304).withHeader("Location", "ht tp://%%"));
    assertThat(failure()).hasMessageContaining("to an unreadable address");
  }

  @Test
  void endsAtTheDeadline() {
    answer(HostileAnswers.drip(1, Duration.ofMillis(50)));
    long start = System.nanoTime();
    BalanceException failure = failure(client("", Duration.ofMillis(300)));
    assertThat(failure.reason()).isEqualTo(TIMEOUT);
    assertThat(failure)
        .hasMessage(vendor.uri() + " did not answer completely within 300 ms")
        .hasNoCause();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void endsWithAnInterruptAndKeepsIt() {
    answer(HostileAnswers.silence());
    Thread.currentThread().interrupt();
    BalanceException failure = failure();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.reason()).isEqualTo(TIMEOUT);
  }

  @Test
  void namesTheOriginThatRefusesConnections() {
    vendor.close();
    BalanceException failure = failure();
    assertThat(failure.reason()).isEqualTo(UNAVAILABLE);
    assertThat(failure).hasMessage("cannot connect to " + vendor.uri()).hasNoCause();
  }

  @Test
  void reportsATlsFailure() {
    URI tls = URI.create(vendor.uri().toString().replace("http:", "https:"));
    VendorClient client = new VendorClients().open(tls, false, context(Duration.ofSeconds(10)));
    answer(HostileAnswers.hangUp());
    BalanceException failure = failure(client);
    assertThat(failure.reason()).isEqualTo(UNAVAILABLE);
    assertThat(failure).hasMessageContaining(tls.toString()).hasNoCause();
  }

  @ParameterizedTest
  @CsvSource({
    "401, UNAUTHORIZED",
    "429, RATE_LIMITED",
    "404, REJECTED",
    "502, UNAVAILABLE",
    "204, UNEXPECTED_RESPONSE",
  })
  void judgesByStatusWithoutUrlOrBody(int status, FailureReason reason) {
    answer(
        status == 204
            ? VendorReply.status(204)
            : VendorReply.status(status).withBody("text/html", "<p>" + KEY + "</p>"));
    BalanceException failure = failure();
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure).hasNoCause();
    assertThat(failure.getMessage()).doesNotContain(KEY).doesNotContain("?");
  }

  @Test
  void passesOnRetryAfter() {
    answer(VendorReply.status(503).withHeader("Retry-After", "120"));
    assertThat(failure().retryAfter()).contains(Duration.ofMinutes(2));
    answer(VendorReply.status(429).withHeader("retry-after", "Sat, 21 Nov 2026 20:16:00 GMT"));
    assertThat(failure().retryAfter()).contains(Duration.ofMinutes(1));
    answer(VendorReply.status(429).withHeader("Retry-After", "soon"));
    assertThat(failure().retryAfter()).isEmpty();
    answer(VendorReply.status(500).withHeader("Retry-After", "120"));
    assertThat(failure().retryAfter()).isEmpty();
    assertThat(vendor.requests()).as("one request each, none retried").hasSize(4);
  }

  @Test
  void readsTheEnvelopeBeforeTheStatus() {
    VendorClient judged = client("").judgedBy(Verdict.class);
    String refusal = "{\"error\":\"no\",\"text\":[]}";
    answer(VendorReply.json(refusal));
    assertThat(failure(judged)).hasMessage("refused with 200");
    answer(VendorReply.status(503).withHeader("Retry-After", "9").withBody("text/plain", refusal));
    assertThat(failure(judged)).hasMessage("refused with 503");
    assertThat(failure(judged).retryAfter()).contains(Duration.ofSeconds(9));
    answer(VendorReply.status(401).withBody("application/json", GOOD));
    assertThat(failure(judged).reason()).isEqualTo(UNAUTHORIZED);
    answer(VendorReply.status(400).withBody("text/html", "<html>"));
    assertThat(failure(judged).reason()).isEqualTo(REJECTED);
    answer(VendorReply.json("<html>"));
    assertThat(failure(judged).reason()).isEqualTo(UNEXPECTED_RESPONSE);
    answer(VendorReply.json(GOOD));
    assertThat(judged.target(Api.class).greet("k", "a").text()).isEqualTo("hello");
  }

  @Test
  void givesEachRequestOfAFetchTheRemainingTime() {
    FetchDeadline deadline = FetchDeadline.start(context(Duration.ofMillis(1)));
    while (true) {
      try {
        assertThat(deadline.remaining().readTimeoutMillis()).isLessThanOrEqualTo(1);
      } catch (BalanceException e) {
        assertThat(e.reason()).isEqualTo(TIMEOUT);
        break;
      }
    }
    assertThat(FetchDeadline.start(context(Duration.ofDays(365))).remaining().readTimeoutMillis())
        .isEqualTo(Integer.MAX_VALUE);
  }

  private Greeting greet() {
    return client("").target(Api.class).greet(KEY, KEY);
  }

  private BalanceException failure() {
    return failure(client(""));
  }

  private static BalanceException failure(VendorClient client) {
    Api api = client.target(Api.class);
    return catchThrowableOfType(BalanceException.class, () -> api.greet(KEY, KEY));
  }

  private void answer(VendorAnswer answer) {
    vendor.use(request -> answer);
  }

  private VendorClient client(String path) {
    return client(path, Duration.ofSeconds(10));
  }

  private VendorClient client(String path, Duration timeout) {
    return new VendorClients().open(URI.create(vendor.uri() + path), false, context(timeout));
  }

  private ProviderContext context(Duration timeout) {
    return ProviderContext.of(clock, timeout);
  }
}
