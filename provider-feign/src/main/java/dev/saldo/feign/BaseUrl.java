package dev.saldo.feign;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks the setting {@code base-url}. */
final class BaseUrl {

  private static final Set<String> LOOPBACK_NAMES =
      Set.of("localhost", "[::1]", "[0:0:0:0:0:0:0:1]");
  private static final Pattern LOOPBACK_ADDRESS = Pattern.compile("127(\\.\\d{1,3}){3}");
  private static final int MAX_PORT = 65_535;

  private BaseUrl() {}

  /** Returns the URL without a slash at its end. */
  static String checked(URI baseUrl, boolean allowPlainHttp) {
    String scheme = baseUrl.getScheme() == null ? "" : baseUrl.getScheme().toLowerCase(Locale.ROOT);
    String host = baseUrl.getHost();
    if (host == null || !(scheme.equals("https") || scheme.equals("http"))) {
      throw refused("expected an absolute URL such as https://api.example.com");
    }
    String shown = Origin.of(baseUrl) + baseUrl.getRawPath();
    if (baseUrl.getRawUserInfo() != null) {
      throw refused(shown, "a user or password does not belong into the URL");
    }
    if (baseUrl.getRawQuery() != null || baseUrl.getRawFragment() != null) {
      throw refused(shown, "expected no query and no fragment");
    }
    if (baseUrl.getPort() == 0 || baseUrl.getPort() > MAX_PORT) {
      throw refused(shown, "expected a port from 1 to " + MAX_PORT);
    }
    if (scheme.equals("http") && !allowPlainHttp && !isLoopback(host)) {
      throw refused(
          shown,
          "plain http would send the credentials unprotected; use https, or allow-plain-http");
    }
    return shown.replaceFirst("/+$", "");
  }

  private static boolean isLoopback(String host) {
    return LOOPBACK_NAMES.contains(host.toLowerCase(Locale.ROOT))
        || LOOPBACK_ADDRESS.matcher(host).matches();
  }

  private static IllegalArgumentException refused(String shown, String why) {
    return refused("'" + shown + "': " + why);
  }

  private static IllegalArgumentException refused(String why) {
    return new IllegalArgumentException("base-url: " + why);
  }
}
