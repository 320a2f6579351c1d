package dev.saldo.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What every request must satisfy and every answer bears. A foreign name in {@code Host} is
 * refused, because a page elsewhere could reach the server under its own name (DNS rebinding); a
 * foreign {@code Origin}, because it could make a browser act for its user.
 */
final class WebRequestFilter {

  private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:]+]");
  private static final Set<String> LOCAL = Set.of("localhost");

  private final Set<String> hosts = new TreeSet<>(LOCAL);

  WebRequestFilter(WebServerSettings settings) {
    hosts.addAll(settings.hosts());
    hosts.add(settings.listen().getHostString().toLowerCase(Locale.ROOT));
  }

  /**
   * Checks where a request comes from.
   *
   * @throws WebException if it must be refused
   */
  void check(HttpExchange exchange) {
    Headers headers = exchange.getRequestHeaders();
    List<String> hosts = headers.getOrDefault("Host", List.of());
    String host = hosts.size() == 1 ? hosts.getFirst() : "";
    String named = exchange.getRequestURI().getRawAuthority();
    if (!isKnown(withoutPort(host)) || (named != null && !isKnown(withoutPort(named)))) {
      throw new WebException(
          421, "Wrong host", "name the host in web.hosts if browsers may use it for this server");
    }
    String method = exchange.getRequestMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      checkOrigin(headers, host);
    }
  }

  private boolean isKnown(String host) {
    return ADDRESS.matcher(host).matches() || hosts.contains(host);
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

  /**
   * Returns the policy of a page.
   *
   * @param style the hash of a style within the page, such as {@code 'sha256-...'}, or nothing
   */
  static String policy(String style) {
    return ("default-src 'none'; script-src 'self'; style-src 'self'%s; img-src 'self' data:;"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
        .formatted(style.isEmpty() ? "" : " " + style);
  }

  /** Adds the headers of every answer. */
  static void protect(Headers headers) {
    headers.set("Content-Security-Policy", policy(""));
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    // Not "no-referrer": forms would then be sent with the origin "null".
    headers.set("Referrer-Policy", "same-origin");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cache-Control", "no-store");
  }
}
