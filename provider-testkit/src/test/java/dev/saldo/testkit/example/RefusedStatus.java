package dev.saldo.testkit.example;

import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Maps a status other than 200 to a failure. */
final class RefusedStatus {

  private RefusedStatus() {}

  static void check(HttpResponse<?> response, Clock clock) {
    int status = response.statusCode();
    if (status == 200) {
      return;
    }
    FailureReason reason =
        switch (status) {
          case 401, 403 -> FailureReason.UNAUTHORIZED;
          case 429 -> FailureReason.RATE_LIMITED;
          default ->
              status >= 500 || status == 408
                  ? FailureReason.UNAVAILABLE
                  : FailureReason.UNEXPECTED_RESPONSE;
        };
    Optional<Duration> wait =
        response.headers().firstValue("Retry-After").flatMap(text -> wait(text, clock));
    throw new BalanceException(
        reason, "the vendor answered with status " + status, wait.orElse(null));
  }

  private static Optional<Duration> wait(String text, Clock clock) {
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
