package dev.saldo.app.serve;

import dev.saldo.spi.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/**
 * The URL that another monitor gives for the signs of life of the service: the URL itself while all
 * is well, {@code /start} at the begin, {@code /fail} if something is not. The form is that of
 * healthchecks.io, which Uptime Kuma and others understand too.
 */
public final class HeartbeatUrl {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Secret url;
  private final HttpClient http;

  /** Creates the sender of signs of life to a URL, which is secret. */
  public HeartbeatUrl(Secret url, HttpClient http) {
    this.url = url;
    this.http = http;
  }

  /** The sign of life. */
  enum Sign {
    START("/start"),
    WELL(""),
    FAIL("/fail");

    private final String suffix;

    Sign(String suffix) {
      this.suffix = suffix;
    }
  }

  /** Sends a sign and returns what went wrong; empty if the monitor accepted it. */
  Optional<String> send(Sign sign) throws InterruptedException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url.reveal() + sign.suffix))
              .timeout(TIMEOUT)
              .setHeader("User-Agent", "Saldo")
              .GET()
              .build();
      int status = http.send(request, BodyHandlers.discarding()).statusCode();
      return status / 100 == 2 ? Optional.empty() : Optional.of("it answered " + status);
    } catch (IOException e) {
      return Optional.of("it cannot be reached: " + e.getClass().getSimpleName());
    }
  }
}
