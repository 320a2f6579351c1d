package dev.saldo.feign;

import static dev.saldo.spi.FailureReason.UNEXPECTED_RESPONSE;

import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import feign.InvocationContext;
import feign.Response;
import feign.ResponseInterceptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns an answer into a record or a failure. Replaces all of Feign's decoding, because Feign wraps
 * what a decoder throws in exceptions that contain the URL and the body.
 */
final class VendorAnswerReader implements ResponseInterceptor {

  private final BodyFormat format;
  private final @Nullable Class<? extends AnswerEnvelope> envelope;
  private final Clock clock;

  VendorAnswerReader(
      BodyFormat format, @Nullable Class<? extends AnswerEnvelope> envelope, Clock clock) {
    this.format = format;
    this.envelope = envelope;
    this.clock = clock;
  }

  @Override
  public Object intercept(InvocationContext context, Chain chain) {
    return read(context.response(), context.returnType());
  }

  Object read(Response answer, Type type) {
    int status = answer.status();
    URI url = URI.create(answer.request().url());
    if (HttpStatus.isRedirect(status)) {
      throw redirected(answer, url);
    }
    byte[] body = body(answer);
    Optional<BalanceException> refusal = refusal(body, status);
    if (refusal.isPresent()) {
      throw withWait(refusal.get(), answer);
    }
    if (!HttpStatus.isSuccess(status)) {
      throw withWait(byStatus(status, url), answer);
    }
    return format.read(body, type);
  }

  private static byte[] body(Response answer) {
    try (InputStream in = answer.body().asInputStream()) {
      return BodyCharset.of(header(answer, "content-type")).toUtf8(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // the body is in memory
    }
  }

  private Optional<BalanceException> refusal(byte[] body, int status) {
    if (envelope == null) {
      return Optional.empty();
    }
    try {
      return format.read(body, envelope).refusal(status);
    } catch (BalanceException e) {
      // For example a proxy's error page: its status says more than its format.
      return HttpStatus.isSuccess(status) ? Optional.of(e) : Optional.empty();
    }
  }

  private static BalanceException byStatus(int status, URI url) {
    FailureReason reason = HttpStatus.failureReason(status);
    String meaning =
        switch (reason) {
          case UNAUTHORIZED -> "the credentials are not accepted, or not allowed from this machine";
          case RATE_LIMITED -> "too many requests";
          case UNAVAILABLE -> "the service is unavailable";
          case REJECTED -> "the request was refused";
          default -> "not a documented status";
        };
    return new BalanceException(
        reason, "%s answered HTTP %d: %s".formatted(UrlOrigin.format(url), status, meaning));
  }

  private BalanceException withWait(BalanceException failure, Response answer) {
    boolean mayWait = answer.status() == 429 || answer.status() == 503;
    Duration wait = mayWait ? retryAfter(answer).orElse(null) : null;
    return wait == null || !failure.reason().isTransient()
        ? failure
        : new BalanceException(failure.reason(), String.valueOf(failure.getMessage()), wait);
  }

  private Optional<Duration> retryAfter(Response answer) {
    return header(answer, "retry-after").flatMap(value -> RetryAfterHeader.parse(value, clock));
  }

  private static BalanceException redirected(Response answer, URI url) {
    String target =
        header(answer, "location")
            .flatMap(location -> originOf(location, url))
            .orElse("an unreadable address");
    return new BalanceException(
        UNEXPECTED_RESPONSE,
        "%s redirects (HTTP %d) to %s, which is not followed; if the vendor moved, change the URL"
            .formatted(UrlOrigin.format(url), answer.status(), target));
  }

  private static Optional<String> originOf(String location, URI url) {
    try {
      URI target = url.resolve(location);
      return target.getHost() == null ? Optional.empty() : Optional.of(UrlOrigin.format(target));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> header(Response answer, String name) {
    return answer.headers().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .flatMap(header -> header.getValue().stream())
        .findFirst();
  }
}
