package com.example.acme;

import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import feign.Client;
import feign.Request;
import feign.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends a request with a deadline and a size limit for the complete answer; follows no redirects.
 */
final class LimitedClient implements Client {

  private static final int MOST_BYTES = 64 * 1024;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private final Duration timeout;

  LimitedClient(Duration timeout) {
    this.timeout = timeout;
  }

  @Override
  public Response execute(Request request, Request.Options options) {
    HttpResponse<byte[]> answer = exchange(prepared(request));
    Map<String, Collection<String>> headers = new TreeMap<>();
    answer
        .headers()
        .map()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    return Response.builder()
        .request(request)
        .status(answer.statusCode())
        .headers(headers)
        .body(answer.body())
        .build();
  }

  void close() {
    http.shutdownNow();
  }

  private HttpResponse<byte[]> exchange(HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        http.sendAsync(request, head -> new CappedBody(MOST_BYTES));
    try {
      return exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new BalanceException(
          FailureReason.TIMEOUT, "acme did not answer completely within " + timeout);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BalanceException(FailureReason.TIMEOUT, "interrupted while waiting for acme");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof TooLargeException
          ? new BalanceException(
              FailureReason.UNEXPECTED_RESPONSE, "the answer of acme is larger than 64 KiB")
          : new BalanceException(FailureReason.UNAVAILABLE, "the connection to acme failed");
    } finally {
      exchange.cancel(true);
    }
  }

  private static HttpRequest prepared(Request request) {
    HttpRequest.Builder prepared = HttpRequest.newBuilder(URI.create(request.url()));
    request
        .headers()
        .forEach((name, values) -> values.forEach(value -> prepared.header(name, value)));
    return prepared.build();
  }
}
