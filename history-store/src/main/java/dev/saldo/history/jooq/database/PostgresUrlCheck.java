package dev.saldo.history.jooq.database;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks a URL of PostgreSQL. Its driver takes settings that load classes, write files or carry a
 * password; only those that secure and time the connection are let through.
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
   * Returns the URL.
   *
   * @throws IllegalArgumentException if it is not one or asks for more than is allowed; the message
   *     repeats none of its values
   */
  static String checked(String url) {
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "this is not a URL of PostgreSQL; expected jdbc:postgresql://HOST[:PORT]/DATABASE, such as"
              + " jdbc:postgresql://db.example.org/saldo; user and password stand beside it");
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
          "user and password do not belong into the history's URL: write history.user and history.password");
    }
    if (!ALLOWED.contains(name)) {
      throw new IllegalArgumentException(
          "the history's URL has a setting that is not allowed; allowed: "
              + String.join(", ", ALLOWED));
    }
    if (!VALUE.matcher(setting.substring(Math.min(setting.length(), equals + 1))).matches()) {
      throw new IllegalArgumentException(
          "the history's URL gives %s no value or one that is not plain".formatted(name));
    }
  }
}
