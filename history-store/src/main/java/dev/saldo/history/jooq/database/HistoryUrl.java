package dev.saldo.history.jooq.database;

import dev.saldo.history.jooq.database.file.HistoryFilePaths;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The location of a history, parsed from a URL that may carry few settings. */
public sealed interface HistoryUrl {

  /** A file. */
  record InFile(HistoryFilePaths file, String settings) implements HistoryUrl {}

  /** Memory, until the history is closed. */
  record InMemory(String name, String settings) implements HistoryUrl {}

  /**
   * A PostgreSQL server.
   *
   * @param url the URL without user and password
   */
  record OnServer(String url) implements HistoryUrl {

    private static final Pattern PLACE = Pattern.compile("jdbc:postgresql://([^/]*)/([^?]*).*");
    private static final String USUAL_PORT = ":5432";

    /** Returns the servers with their ports, for messages. */
    String hosts() {
      return Arrays.stream(part(1).split(",", -1))
          .map(host -> host.matches(".*:\\d+") ? host : host + USUAL_PORT)
          .collect(Collectors.joining(","));
    }

    String database() {
      return part(2);
    }

    /** Returns whether the URL has a setting. */
    boolean sets(String name) {
      return url.contains("?" + name + "=") || url.contains("&" + name + "=");
    }

    private String part(int group) {
      Matcher place = PLACE.matcher(url);
      if (!place.matches()) {
        throw new IllegalStateException("a URL that was not checked");
      }
      return place.group(group);
    }
  }

  /** The only setting a user may give: the size of H2's page cache, in KiB. */
  Pattern SETTING = Pattern.compile("CACHE_SIZE=[0-9]{1,9}");

  String FILE = "jdbc:h2:file:";
  String MEMORY = "jdbc:h2:mem:";
  String SERVER = "jdbc:postgresql:";
  Pattern MEMORY_NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");
  Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

  /**
   * Parses a URL.
   *
   * @param relativeTo the folder that a relative path starts from
   * @throws IllegalArgumentException if it names anything but a plain file, a memory database or a
   *     PostgreSQL database, or has a setting that is not allowed
   */
  static HistoryUrl parse(String url, Path relativeTo) {
    if (url.startsWith(SERVER)) {
      return new OnServer(PostgresUrlCheck.checked(url));
    }
    List<String> parts = List.of(url.split(";", -1));
    String settings = settings(parts.subList(1, parts.size()));
    String place = parts.getFirst();
    if (place.startsWith(FILE)) {
      return new InFile(file(place.substring(FILE.length()), relativeTo), settings);
    }
    if (place.startsWith(MEMORY)
        && MEMORY_NAME.matcher(place.substring(MEMORY.length())).matches()) {
      return new InMemory(place.substring(MEMORY.length()), settings);
    }
    throw new IllegalArgumentException(
        "not a history URL; expected "
            + FILE
            + "PATH or jdbc:postgresql://HOST/DATABASE, such as "
            + FILE
            + "./saldo-history");
  }

  private static HistoryFilePaths file(String text, Path relativeTo) {
    if (text.isBlank() || SCHEME.matcher(text).matches()) {
      throw new IllegalArgumentException(
          FILE + " must be followed by the path of a plain file, such as ./saldo-history");
    }
    try {
      String home = System.getProperty("user.home", ".");
      return new HistoryFilePaths(
          text.startsWith("~/") ? Path.of(home, text.substring(2)) : relativeTo.resolve(text));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("the history's path is not valid: " + e.getReason(), e);
    }
  }

  private static String settings(List<String> given) {
    StringBuilder allowed = new StringBuilder();
    for (String setting : given) {
      if (!SETTING.matcher(setting.toUpperCase(Locale.ROOT)).matches()) {
        throw new IllegalArgumentException(
            "the history's URL has a setting that is not allowed; allowed: CACHE_SIZE=KIB");
      }
      allowed.append(';').append(setting.toUpperCase(Locale.ROOT));
    }
    return allowed.toString();
  }
}
