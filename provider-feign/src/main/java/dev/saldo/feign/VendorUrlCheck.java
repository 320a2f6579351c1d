package dev.saldo.feign;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Validates a setting that is the URL of a vendor. */
final class VendorUrlCheck {

  private static final Set<String> LOOPBACK_NAMES =
      Set.of("localhost", "[::1]", "[0:0:0:0:0:0:0:1]");
  private static final Pattern LOOPBACK_ADDRESS = Pattern.compile("127(\\.\\d{1,3}){3}");
  private static final int MAX_PORT = 65_535;

  private VendorUrlCheck() {}

  /** Returns scheme, host, port and path. The query is left to the caller and never shown. */
  static String checked(String setting, URI url, boolean allowPlainHttp) {
    String shown = checkedOrigin(setting, url, allowPlainHttp, url.getRawPath());
    return shown + url.getRawPath();
  }

  /**
   * Returns scheme, host and port.
   *
   * @param path the path to show in messages; empty if it is a secret
   */
  static String checkedOrigin(
      String setting, URI url, boolean allowPlainHttp, @Nullable String path) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    String host = url.getHost();
    if (host == null || !(scheme.equals("https") || scheme.equals("http"))) {
      throw new IllegalArgumentException(
          setting + ": expected an absolute URL such as https://api.example.com");
    }
    String origin = UrlOrigin.format(url);
    String shown = origin + path;
    if (url.getRawUserInfo() != null) {
      throw refused(setting, shown, "remove the user and password from the URL");
    }
    if (url.getRawFragment() != null) {
      throw refused(setting, shown, "expected no fragment");
    }
    if (url.getPort() == 0 || url.getPort() > MAX_PORT) {
      throw refused(setting, shown, "expected a port from 1 to " + MAX_PORT);
    }
    if (scheme.equals("http") && !allowPlainHttp && !isLoopback(host)) {
      throw refused(
          setting,
          shown,
          "plain http would send the credentials unprotected; use https, or set allow-plain-http");
    }
    return origin;
  }

  static IllegalArgumentException refused(String setting, String shown, String problem) {
    return new IllegalArgumentException("%s: '%s': %s".formatted(setting, shown, problem));
  }

  private static boolean isLoopback(String host) {
    return LOOPBACK_NAMES.contains(host.toLowerCase(Locale.ROOT))
        || LOOPBACK_ADDRESS.matcher(host).matches();
  }
}
