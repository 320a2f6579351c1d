package dev.saldo.feign;

import java.net.URI;
import java.util.Locale;

/** The scheme, host and port of a URL: the part that is safe to show. */
final class UrlOrigin {

  private UrlOrigin() {}

  static String format(URI url) {
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    return "%s://%s%s".formatted(url.getScheme(), url.getHost(), port).toLowerCase(Locale.ROOT);
  }
}
