package dev.saldo.app.serve;

import dev.saldo.feign.PostClient;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * The URL that another monitor gives for the signs of life of the service: the URL itself while all
 * is well, {@code /start} at the begin, {@code /fail} if something is not. The form is that of
 * healthchecks.io, which other monitors understand too. No message contains more of the URL than
 * its host.
 */
final class HeartbeatUrl {

  private final Secret url;
  private final PostClient http;

  HeartbeatUrl(Secret url, PostClient http) {
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
  Optional<String> send(Sign sign) {
    try {
      int status = http.get(address(sign)).status();
      return status / 100 == 2 ? Optional.empty() : Optional.of("it answered " + status);
    } catch (IllegalArgumentException e) {
      return Optional.of("it is not an http or https URL");
    } catch (BalanceException e) {
      return Optional.of(String.valueOf(e.getMessage()));
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
