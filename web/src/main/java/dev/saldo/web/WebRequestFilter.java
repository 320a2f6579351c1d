package dev.saldo.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What every request must satisfy and every answer bears. A foreign {@code Host} is refused,
 * because a page elsewhere could reach the server under its own name (DNS rebinding); a foreign
 * {@code Origin}, because it could make a browser act for its user.
 */
final class WebRequestFilter {

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
          + " data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors"
          + " 'none'";
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Set<String> hosts = new TreeSet<>(LOCAL);

  WebRequestFilter(WebServerSettings settings) {
    hosts.addAll(settings.hosts());
    String named = settings.listen().getHostString().toLowerCase(Locale.ROOT);
    hosts.add(named.contains(":") ? "[" + named + "]" : named);
  }

  /**
   * Checks where a request comes from.
   *
   * @throws WebException if it must be refused
   */
  void check(HttpExchange exchange) {
    Headers headers = exchange.getRequestHeaders();
    String host = headers.getFirst("Host");
    if (host == null || !hosts.contains(withoutPort(host))) {
      throw new WebException(
          421, "Wrong host", "name the host in web.hosts if browsers may use it for this server");
    }
    String method = exchange.getRequestMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      checkOrigin(headers, host);
    }
  }

  private static void checkOrigin(Headers headers, String host) {
    String site = headers.getFirst("Sec-Fetch-Site");
    String origin = headers.getFirst("Origin");
    boolean sameSite = site == null || site.equals("same-origin") || site.equals("none");
    if (!sameSite || (origin != null && !host.equalsIgnoreCase(authority(origin)))) {
      throw new WebException(403, "Foreign origin", "only pages of this server may do this");
    }
  }

  private static @Nullable String authority(String origin) {
    try {
      return URI.create(origin).getRawAuthority();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String withoutPort(String host) {
    return host.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
  }

  /** Adds the headers of every answer. */
  static void protect(Headers headers) {
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cache-Control", "no-store");
  }
}
