package dev.saldo.history.jooq.database;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where a history is, read from a URL of which only little is allowed. */
sealed interface HistoryUrl {

  /** In a file. */
  record InFile(HistoryFilePaths file, String settings) implements HistoryUrl {}

  /** In memory, until it is closed. */
  record InMemory(String name, String settings) implements HistoryUrl {}

  /**
   * On a server of PostgreSQL.
   *
   * @param url without user and password
   */
  record OnServer(String url) implements HistoryUrl {}

  /** What a user may set: how much of the file is kept in memory, in KiB. */
  Pattern SETTING = Pattern.compile("CACHE_SIZE=[0-9]{1,9}");

  String FILE = "jdbc:h2:file:";
  String MEMORY = "jdbc:h2:mem:";
  String SERVER = "jdbc:postgresql:";
  Pattern MEMORY_NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");
  Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

  /**
   * Reads a URL.
   *
   * @param relativeTo the folder that a relative path starts from
   * @throws IllegalArgumentException if it asks for anything but a plain file or a memory database
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
        "this is not a history's URL; expected "
            + FILE
            + "PATH or jdbc:postgresql://HOST/DATABASE, such as "
            + FILE
            + "./saldo-history");
  }

  private static HistoryFilePaths file(String text, Path relativeTo) {
    if (text.isBlank() || SCHEME.matcher(text).matches()) {
      throw new IllegalArgumentException(
          FILE + " is followed by the path of a plain file, such as ./saldo-history");
    }
    try {
      String home = System.getProperty("user.home", ".");
      return new HistoryFilePaths(
          text.startsWith("~/") ? Path.of(home, text.substring(2)) : relativeTo.resolve(text));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("the history's path is not one: " + e.getReason(), e);
    }
  }

  private static String settings(List<String> stated) {
    StringBuilder allowed = new StringBuilder();
    for (String setting : stated) {
      if (!SETTING.matcher(setting.toUpperCase(Locale.ROOT)).matches()) {
        throw new IllegalArgumentException(
            "the history's URL has a setting that is not allowed; allowed: CACHE_SIZE=KIB");
      }
      allowed.append(';').append(setting.toUpperCase(Locale.ROOT));
    }
    return allowed.toString();
  }
}
