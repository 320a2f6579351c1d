package dev.saldo.testkit.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import dev.saldo.spi.ProviderContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;

/** An HTTP exchange that is correct or has one fault. */
final class SampleExchange {

  private static final int MOST_BYTES = 1024 * 1024;

  private final Fault fault;
  private final ProviderContext context;
  private final HttpClient client;
  private long began;
  private Instant beganAt = Instant.EPOCH;

  SampleExchange(Fault fault, ProviderContext context) {
    this.fault = fault;
    this.context = context;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(
                fault == Fault.FOLLOWS_REDIRECTS
                    ? HttpClient.Redirect.ALWAYS
                    : HttpClient.Redirect.NEVER)
            .build();
  }

  /** Starts the timeout. */
  void begin() {
    began = System.nanoTime();
    beganAt = context.clock().instant();
  }

  void close() {
    if (fault != Fault.CLIENT_NEVER_CLOSED) {
      client.shutdownNow();
    }
  }

  HttpResponse<String> send(HttpRequest request) {
    CompletableFuture<HttpResponse<String>> exchange = client.sendAsync(timed(request), bodies());
    try {
      return exchange.get(left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new BalanceException(FailureReason.TIMEOUT, "no complete answer in time");
    } catch (InterruptedException e) {
      if (fault == Fault.HOLDS_OUT_WHEN_INTERRUPTED) {
        return send(request);
      }
      Thread.currentThread().interrupt();
      throw new BalanceException(FailureReason.TIMEOUT, "interrupted");
    } catch (ExecutionException e) {
      if (fault == Fault.VENDOR_EXCEPTIONS) {
        throw new IllegalStateException(e.getCause());
      }
      if (e.getCause() instanceof HttpTimeoutException) {
        throw new BalanceException(FailureReason.TIMEOUT, "no headers in time");
      }
      throw new BalanceException(FailureReason.UNAVAILABLE, "the connection failed");
    } finally {
      exchange.cancel(true);
    }
  }

  Optional<Duration> waitingTime(String text) {
    if (text.matches("[0-9]{1,6}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant until = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
      return Optional.of(Duration.between(context.clock().instant(), until))
          .filter(Duration::isPositive);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private HttpRequest timed(HttpRequest request) {
    return fault == Fault.DEADLINE_FOR_HEADERS_ONLY
        ? HttpRequest.newBuilder(request, (name, value) -> true).timeout(context.timeout()).build()
        : request;
  }

  private Duration left() {
    return switch (fault) {
      case NO_DEADLINE, DEADLINE_FOR_HEADERS_ONLY -> Duration.ofDays(1);
      case DEADLINE_BY_THE_CLOCK ->
          context.timeout().minus(Duration.between(beganAt, context.clock().instant()));
      default -> context.timeout().minusNanos(System.nanoTime() - began);
    };
  }

  private HttpResponse.BodyHandler<String> bodies() {
    return switch (fault) {
      case NO_SIZE_LIMIT -> BodyHandlers.ofString();
      case INFLATES_WITHOUT_LIMIT ->
          head ->
              BodySubscribers.mapping(
                  BodySubscribers.ofByteArray(), body -> inflated(head.headers(), body));
      default ->
          head ->
              BodySubscribers.mapping(BodySubscribers.ofInputStream(), SampleExchange::upToTheCap);
    };
  }

  private static String inflated(HttpHeaders headers, byte[] body) {
    if (headers.firstValue("Content-Encoding").isEmpty()) {
      return new String(body, UTF_8);
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new BalanceException(FailureReason.UNEXPECTED_RESPONSE, "not gzip");
    }
  }

  private static String upToTheCap(InputStream in) {
    try (in) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new BalanceException(FailureReason.UNEXPECTED_RESPONSE, "too large");
      }
      return new String(bytes, UTF_8);
    } catch (IOException e) {
      throw new BalanceException(FailureReason.UNAVAILABLE, "the connection failed");
    }
  }
}
