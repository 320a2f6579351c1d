package dev.saldo.app;

import dev.saldo.history.jooq.HeldHistoryFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A check of the location of a history, because a misspelt folder would silently start an empty
 * one.
 */
public final class HistoryPlaceCheck {

  private static final String MEMORY = "jdbc:h2:mem:";
  private static final String FILE = "jdbc:h2:file:";

  private HistoryPlaceCheck() {}

  /**
   * Returns the problem with the location of a history.
   *
   * @param url the URL of the history
   * @param relativeTo the folder that a relative path starts from
   * @return the problem; empty if none is seen without opening the history
   */
  public static Optional<String> findProblem(String url, Path relativeTo) {
    if (url.startsWith(MEMORY)) {
      return Optional.of(
          "a history in memory is lost when the command ends; write jdbc:h2:file:./saldo-history");
    }
    try {
      if (HeldHistoryFile.find(url, relativeTo).isEmpty()) {
        return Optional.empty();
      }
      return Optional.ofNullable(file(url, relativeTo).getParent())
          .filter(folder -> !Files.isDirectory(folder))
          .map(folder -> "there is no folder " + folder + "; create it or correct the path");
    } catch (InvalidPathException e) {
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.ofNullable(e.getMessage());
    }
  }

  /** Returns whether two URLs name the same history, as far as can be seen without opening it. */
  public static boolean isSame(String url, String other, Path relativeTo) {
    try {
      boolean files = url.startsWith(FILE) && other.startsWith(FILE);
      return files ? file(url, relativeTo).equals(file(other, relativeTo)) : url.equals(other);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static Path file(String url, Path relativeTo) {
    String text = url.substring(FILE.length()).split(";", -1)[0];
    Path file =
        text.startsWith("~/")
            ? Path.of(System.getProperty("user.home", "."), text.substring(2))
            : relativeTo.resolve(text);
    return file.toAbsolutePath().normalize();
  }
}
