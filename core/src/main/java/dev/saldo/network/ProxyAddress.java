package dev.saldo.network;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * An HTTP proxy.
 *
 * @param host its host
 * @param port its port
 * @param login the user and the password as {@code user:password}, secret; empty for none
 */
record ProxyAddress(String host, int port, Optional<String> login) {

  /** The port that curl assumes if a proxy names none. */
  private static final int USUAL_PORT = 1080;

  private static final int MAX_PORT = 65_535;

  /**
   * Parses a URL of a proxy; without a scheme it is http.
   *
   * @param source the variable or the setting it is from, for messages
   * @throws IllegalArgumentException if it is not the URL of an HTTP proxy; the message does not
   *     repeat it
   */
  static ProxyAddress parse(String text, String source) {
    String written = text.strip();
    URI url = url(written.contains("://") ? written : "http://" + written, source);
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http")) {
      throw new IllegalArgumentException(
          "%s: %s proxies are not supported; use an HTTP proxy, such as http://proxy.example.com:3128"
              .formatted(source, scheme));
    }
    if (url.getHost() == null || url.getPort() == 0 || url.getPort() > MAX_PORT) {
      throw notAProxy(source);
    }
    return new ProxyAddress(
        url.getHost().replaceAll("[\\[\\]]", ""),
        url.getPort() < 0 ? USUAL_PORT : url.getPort(),
        Optional.ofNullable(url.getRawUserInfo()).map(ProxyAddress::login));
  }

  private static URI url(String text, String source) {
    try {
      return URI.create(encoded(text));
    } catch (IllegalArgumentException e) {
      throw notAProxy(source); // without its cause, which repeats the password
    }
  }

  /** A password may hold any character: what URLs do not allow before the host is encoded. */
  private static String encoded(String text) {
    int start = text.indexOf("://") + 3;
    int end = text.lastIndexOf('@');
    if (end < start) {
      return text;
    }
    String written = text.substring(start, end).replaceAll("%(?![0-9A-Fa-f]{2})", "%25");
    StringBuilder login = new StringBuilder();
    for (byte octet : written.getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (octet & 0xff);
      boolean plain =
          character < 0x80
              && (Character.isLetterOrDigit(character)
                  || "-._~:%!$&'()*+,;=".indexOf(character) >= 0);
      login.append(plain ? String.valueOf(character) : "%%%02X".formatted(octet & 0xff));
    }
    return text.substring(0, start) + login + text.substring(end);
  }

  private static String login(String userInfo) {
    String login;
    try {
      login = URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      login = userInfo;
    }
    return login.contains(":") ? login : login + ":";
  }

  private static IllegalArgumentException notAProxy(String source) {
    return new IllegalArgumentException(
        source + ": is not the URL of a proxy, such as http://proxy.example.com:3128");
  }

  /** Returns the password; empty if there is none. */
  String password() {
    return login.map(pair -> pair.substring(pair.indexOf(':') + 1)).orElse("");
  }

  /** Returns the header {@code Proxy-Authorization}, if there is a login. */
  Optional<String> authorization() {
    return login.map(
        pair ->
            "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
  }

  /** Returns the host and the port alone. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
