package dev.saldo.channels;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/**
 * The mail server of a channel.
 *
 * @param host its name or address
 * @param port its port
 * @param implicitTls whether a connection begins with TLS
 * @param user the user that logs in; empty if none does
 */
record MailServer(String host, int port, boolean implicitTls, Optional<String> user) {

  private static final int TLS_PORT = 465;
  private static final int SUBMISSION_PORT = 587;
  private static final int MAX_PORT = 65_535;
  private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "::1", "0:0:0:0:0:0:0:1");
  private static final Pattern LOOPBACK_ADDRESS = Pattern.compile("127(\\.\\d{1,3}){3}");

  /**
   * Reads the setting {@code smtp}.
   *
   * @throws IllegalArgumentException if it is anything else; the message contains no password
   */
  static MailServer of(URI smtp, boolean hasPassword) {
    String scheme = String.valueOf(smtp.getScheme()).toLowerCase(Locale.ROOT);
    boolean tls = scheme.equals("smtps");
    if (smtp.getHost() == null || !(tls || scheme.equals("smtp"))) {
      throw refused("expected smtps://user@host, or smtp://user@host:587 for STARTTLS");
    }
    Optional<String> user = Optional.ofNullable(smtp.getUserInfo()).filter(u -> !u.isEmpty());
    if (String.valueOf(smtp.getRawUserInfo()).contains(":")) {
      throw refused("move the password from the URL to the setting 'password'");
    }
    if (user.isPresent() && !hasPassword) {
      throw refused(
          "user '%s' has no password; set 'password', or remove the user".formatted(user.get()));
    }
    if (user.isEmpty() && hasPassword) {
      throw refused("'password' needs a user: %s://user@%s".formatted(scheme, smtp.getHost()));
    }
    if (!(smtp.getRawPath() + smtp.getRawQuery() + smtp.getRawFragment()).matches("/?(null){2}")) {
      throw refused("expected nothing after the host and the port");
    }
    if (smtp.getPort() == 0 || smtp.getPort() > MAX_PORT) {
      throw refused("expected a port from 1 to " + MAX_PORT);
    }
    int standard = tls ? TLS_PORT : SUBMISSION_PORT;
    String host = smtp.getHost().replaceAll("[\\[\\]]", "");
    return new MailServer(host, smtp.getPort() < 0 ? standard : smtp.getPort(), tls, user);
  }

  private static IllegalArgumentException refused(String problem) {
    return new IllegalArgumentException("smtp: " + problem);
  }

  /** Returns the name of its protocol, which begins the names of its properties. */
  String protocol() {
    return implicitTls ? "smtps" : "smtp";
  }

  /** Returns whether passwords and messages may be sent only over TLS. */
  boolean requiresTls() {
    return !LOOPBACK_NAMES.contains(host.toLowerCase(Locale.ROOT))
        && !LOOPBACK_ADDRESS.matcher(host).matches();
  }

  /**
   * Returns the properties of a session; every wait is limited, which none is by default.
   *
   * @param startTls whether a connection must change to TLS
   */
  Properties properties(long timeoutMillis, SSLContext tls, boolean startTls) {
    String before = "mail." + protocol() + ".";
    String millis = String.valueOf(timeoutMillis);
    Properties properties = new Properties();
    properties.setProperty(before + "connectiontimeout", millis);
    properties.setProperty(before + "timeout", millis);
    properties.setProperty(before + "writetimeout", millis);
    properties.setProperty(before + "auth", String.valueOf(user.isPresent()));
    properties.setProperty(before + "sendpartial", "true");
    properties.setProperty(before + "ssl.checkserveridentity", "true");
    properties.setProperty(before + "starttls.enable", String.valueOf(startTls));
    properties.setProperty(before + "starttls.required", String.valueOf(startTls));
    properties.put(before + "ssl.socketFactory", tls.getSocketFactory());
    return properties;
  }

  /** Returns host and port, for messages. */
  String origin() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
