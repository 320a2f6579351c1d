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
 * healthchecks.io, which other monitors understand too. No message contains the URL.
 */
final class HeartbeatUrl {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Secret url;
  private final HttpClient http;

  HeartbeatUrl(Secret url, HttpClient http) {
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
    HttpRequest request;
    try {
      request =
          HttpRequest.newBuilder(address(sign))
              .timeout(TIMEOUT)
              .setHeader("User-Agent", "Saldo")
              .GET()
              .build();
    } catch (IllegalArgumentException e) {
      return Optional.of("it is not an http or https URL");
    }
    try {
      int status = http.send(request, BodyHandlers.discarding()).statusCode();
      return status / 100 == 2 ? Optional.empty() : Optional.of("it answered " + status);
    } catch (IOException e) {
      return Optional.of("it cannot be reached");
    }
  }

  /** Returns the URL with the suffix at the end of its path, before a query. */
  private URI address(Sign sign) {
    String[] parts = url.reveal().strip().split("\\?", 2);
    String path = parts[0].endsWith("/") && !sign.suffix.isEmpty() ? chopped(parts[0]) : parts[0];
    return URI.create(path + sign.suffix + (parts.length > 1 ? "?" + parts[1] : ""));
  }

  private static String chopped(String path) {
    return path.substring(0, path.length() - 1);
  }
}
