package dev.saldo.feign;

import static dev.saldo.spi.FailureReason.TIMEOUT;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.saldo.spi.BalanceException;
import dev.saldo.spi.ProviderContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Posts bodies whose receivers answer with a status, such as webhooks, through the proxy and with
 * the TLS of a context. Its timeout is for everything until the status; an answer whose status has
 * arrived counts, however its body continues. Redirects are not followed. Thread-safe.
 */
public final class PostClient {

  private static final String PROXY_LOGIN = "Proxy-Authorization";

  private final HttpClient http;
  private final ProviderContext context;
  private final boolean allowPlainHttp;

  PostClient(HttpClient http, ProviderContext context, boolean allowPlainHttp) {
    this.http = http;
    this.context = context;
    this.allowPlainHttp = allowPlainHttp;
  }

  /**
   * Checks a URL without using the network.
   *
   * @param setting the name of the setting that contains it
   * @throws IllegalArgumentException if it is not https, or http to a loopback address; the message
   *     shows its origin and nothing else of it
   */
  public void check(String setting, URI url) {
    VendorUrlCheck.checkedOrigin(setting, url, allowPlainHttp, "");
  }

  /** Returns scheme, host and port of a URL, for messages. */
  public static String origin(URI url) {
    return UrlOrigin.format(url);
  }

  /**
   * Posts a body in JSON.
   *
   * @param url a URL that passes {@link #check}
   * @param headers further headers, in printable ASCII
   * @return the answer, whatever its status
   * @throws BalanceException if no status arrives in time; the message names the origin of the URL
   *     and nothing else of it
   */
  public PostReceipt post(URI url, Map<String, String> headers, String body) {
    HttpRequest.Builder prepared =
        HttpRequest.newBuilder(url)
            .setHeader("Content-Type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofString(body, UTF_8));
    headers.forEach((name, value) -> HttpExchange.add(prepared, name, value));
    return send(url, prepared);
  }

  /**
   * Requests a URL without a body, such as that of a monitor that waits for signs of life.
   *
   * @param url an http or https URL
   * @return the answer, whatever its status
   * @throws IllegalArgumentException if it is no http or https URL
   * @throws BalanceException if no status arrives in time; the message names the origin of the URL
   *     and nothing else of it
   */
  public PostReceipt get(URI url) {
    return send(url, HttpRequest.newBuilder(url).GET());
  }

  private PostReceipt send(URI url, HttpRequest.Builder prepared) {
    VendorRoute route = VendorRoute.find(url, context);
    prepared
        .setHeader("User-Agent", HttpExchange.USER_AGENT)
        .setHeader("Accept", HttpExchange.ANY_TYPE);
    route.authorization().ifPresent(login -> prepared.setHeader(PROXY_LOGIN, login.reveal()));
    PostReceipt receipt = exchange(prepared.build(), route);
    route.checkStatus(receipt.status());
    return receipt;
  }

  private PostReceipt exchange(HttpRequest request, VendorRoute route) {
    AtomicReference<Optional<ResponseInfo>> head = new AtomicReference<>(Optional.empty());
    CompletableFuture<HttpResponse<byte[]>> exchange =
        http.sendAsync(
            request,
            info -> {
              head.set(Optional.of(info));
              return new BodyStartReader();
            });
    long millis = Math.max(1, context.timeout().toMillis());
    try {
      HttpResponse<byte[]> answer = exchange.get(millis, TimeUnit.MILLISECONDS);
      return receipt(answer.statusCode(), answer.headers(), new String(answer.body(), UTF_8));
    } catch (TimeoutException e) {
      return bodiless(exchange, head)
          .orElseThrow(
              () ->
                  new BalanceException(
                      TIMEOUT, "%s did not answer within %d ms".formatted(route.origin(), millis)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return bodiless(exchange, head)
          .orElseThrow(
              () ->
                  new BalanceException(
                      TIMEOUT,
                      "interrupted while waiting for the answer of %s".formatted(route.origin())));
    } catch (ExecutionException e) {
      return bodiless(exchange, head)
          .orElseThrow(() -> ConnectionFailureMessage.describe(e, route));
    }
  }

  /** Ends an exchange whose body does not end by itself, and returns its status if it has one. */
  private Optional<PostReceipt> bodiless(
      CompletableFuture<?> exchange, AtomicReference<Optional<ResponseInfo>> head) {
    exchange.cancel(true);
    return head.get().map(info -> receipt(info.statusCode(), info.headers(), ""));
  }

  private PostReceipt receipt(int status, HttpHeaders headers, String body) {
    Optional<Duration> wait =
        headers
            .firstValue("Retry-After")
            .flatMap(value -> RetryAfterHeader.parse(value, context.clock()));
    return new PostReceipt(status, wait, body);
  }
}
