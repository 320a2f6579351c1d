package dev.saldo.history.jooq.database;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks a PostgreSQL URL. The driver accepts settings that load classes, write files or carry a
 * password; only those for security and timeouts of the connection are allowed.
 */
final class PostgresUrlCheck {

  private static final String HOST = "(?:[A-Za-z0-9][A-Za-z0-9.-]{0,252}|\\[[0-9A-Fa-f:.]{2,45}])";
  private static final String HOSTS = HOST + "(?::[0-9]{1,5})?";
  private static final Pattern URL =
      Pattern.compile(
          "jdbc:postgresql://%s(?:,%s)*/[A-Za-z0-9_][A-Za-z0-9_-]{0,62}(?:\\?(?<settings>.*))?"
              .formatted(HOSTS, HOSTS));

  private static final List<String> ALLOWED =
      List.of(
          "channelBinding",
          "connectTimeout",
          "gssEncMode",
          "hostRecheckSeconds",
          "loadBalanceHosts",
          "loginTimeout",
          "socketTimeout",
          "sslcert",
          "sslkey",
          "sslmode",
          "sslNegotiation",
          "sslrootcert",
          "targetServerType",
          "tcpKeepAlive");

  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9._/:~-]{1,500}");

  private PostgresUrlCheck() {}

  /**
   * Returns the URL unchanged if it is valid.
   *
   * @throws IllegalArgumentException if it is malformed or has a setting that is not allowed; the
   *     message repeats none of its values
   */
  static String checked(String url) {
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "not a PostgreSQL URL; expected jdbc:postgresql://HOST[:PORT]/DATABASE, such as"
              + " jdbc:postgresql://db.example.org/saldo; user and password are separate settings");
    }
    String settings = parts.group("settings");
    if (settings != null) {
      for (String setting : settings.split("&", -1)) {
        check(setting);
      }
    }
    return url;
  }

  private static void check(String setting) {
    int equals = setting.indexOf('=') < 0 ? setting.length() : setting.indexOf('=');
    String name = setting.substring(0, equals);
    if (List.of("user", "password").contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "user and password do not belong in the history's URL: set history.user and history.password");
    }
    if (!ALLOWED.contains(name)) {
      throw new IllegalArgumentException(
          "the history's URL has a setting that is not allowed; allowed: "
              + String.join(", ", ALLOWED));
    }
    if (!VALUE.matcher(setting.substring(Math.min(setting.length(), equals + 1))).matches()) {
      throw new IllegalArgumentException(
          "the history's URL gives %s an empty value or one with characters that are not allowed; allowed: letters, digits and . _ / : ~ -"
              .formatted(name));
    }
  }
}
