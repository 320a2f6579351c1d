package com.example.acme;

import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import feign.Response;
import feign.codec.ErrorDecoder;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Maps an error status to a failure whose message contains nothing of the body. */
final class RefusedStatus implements ErrorDecoder {

  private final Clock clock;

  RefusedStatus(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Exception decode(String methodKey, Response response) {
    int status = response.status();
    FailureReason reason =
        switch (status) {
          case 401, 403 -> FailureReason.UNAUTHORIZED;
          case 429 -> FailureReason.RATE_LIMITED;
          case 408 -> FailureReason.UNAVAILABLE;
          default -> status >= 500 ? FailureReason.UNAVAILABLE : FailureReason.UNEXPECTED_RESPONSE;
        };
    Collection<String> waits = response.headers().getOrDefault("retry-after", List.of());
    Optional<Duration> wait = waits.stream().findFirst().flatMap(this::wait);
    return new BalanceException(reason, "acme answered HTTP " + status, wait.orElse(null));
  }

  private Optional<Duration> wait(String text) {
    if (text.matches("[0-9]{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant until = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
      return Optional.of(Duration.between(clock.instant(), until)).filter(Duration::isPositive);
    } catch (DateTimeException e) {
      return Optional.empty(); // neither seconds nor a date
    }
  }
}
