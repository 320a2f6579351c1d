package dev.saldo.history.jooq.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/**
 * The files of one history, in one folder and readable by their owner only.
 *
 * @param path the absolute path without the database's suffix
 */
record HistoryFilePaths(Path path) {

  private static final String SUFFIX = ".mv.db";

  /**
   * Checks the path, which becomes part of a database URL: text after a {@code ;} would be a
   * setting.
   */
  HistoryFilePaths {
    path = path.toAbsolutePath().normalize();
    String text = path.toString();
    if (text.indexOf(';') >= 0 || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "a history's path must not contain ';' or control characters: choose another file name");
    }
    if (path.getFileName() == null) {
      throw new IllegalArgumentException(
          "a history's path must name a file, not '%s'".formatted(text));
    }
    String name = path.getFileName().toString();
    if (name.endsWith(SUFFIX)) {
      path = path.resolveSibling(name.substring(0, name.length() - SUFFIX.length()));
    }
  }

  Path database() {
    return sibling(SUFFIX);
  }

  Path folder() {
    return Objects.requireNonNull(path.getParent(), "an absolute path of a file has a folder");
  }

  Path identity() {
    return sibling(".id");
  }

  Path lock() {
    return sibling(".lock");
  }

  /**
   * Returns the paths where the next version of the database is made before it replaces this one.
   */
  HistoryFilePaths next() {
    return new HistoryFilePaths(sibling(".next"));
  }

  String name() {
    return database().toString();
  }

  /** Creates a file that only its owner can read, or restricts an existing one to its owner. */
  static void restrict(Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(file);
    }
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  /** Replaces a file by a complete one, atomically even in a crash. */
  static void replace(Path complete, Path replaced) throws IOException {
    try (FileChannel content = FileChannel.open(complete, StandardOpenOption.WRITE)) {
      content.force(true);
    }
    Files.move(
        complete, replaced, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force(Objects.requireNonNull(replaced.toAbsolutePath().getParent()));
  }

  private static void force(Path directory) throws IOException {
    if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
      try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }

  private Path sibling(String suffix) {
    return path.resolveSibling(path.getFileName() + suffix);
  }
}
