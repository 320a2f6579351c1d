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

/** One request and its whole answer within a time and a size, wherever it would be redirected. */
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
    CompletableFuture<HttpResponse<byte[]>> asked =
        http.sendAsync(request, head -> new CappedBody(MOST_BYTES));
    try {
      return asked.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new BalanceException(
          FailureReason.TIMEOUT, "acme gave no complete answer within " + timeout);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BalanceException(FailureReason.TIMEOUT, "the reading was ended from outside");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof TooLargeException
          ? new BalanceException(
              FailureReason.UNEXPECTED_RESPONSE, "acme sent more than an answer can hold")
          : new BalanceException(FailureReason.UNAVAILABLE, "the connection to acme failed");
    } finally {
      asked.cancel(true);
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
