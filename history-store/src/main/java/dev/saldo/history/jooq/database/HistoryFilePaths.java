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
 * The files of one history, all beside each other and for their owner only.
 *
 * @param path absolute, without the database's suffix
 */
record HistoryFilePaths(Path path) {

  private static final String SUFFIX = ".mv.db";

  /** Checks the path, from which a database URL is made: a {@code ;} in it would be a setting. */
  HistoryFilePaths {
    path = path.toAbsolutePath().normalize();
    String text = path.toString();
    if (text.indexOf(';') >= 0 || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "a history's path has no ';' and no control characters: choose another file name");
    }
    if (path.getFileName() == null) {
      throw new IllegalArgumentException("a history's path names a file, not '%s'".formatted(text));
    }
    String name = path.getFileName().toString();
    if (name.endsWith(SUFFIX)) {
      path = path.resolveSibling(name.substring(0, name.length() - SUFFIX.length()));
    }
  }

  Path database() {
    return beside(SUFFIX);
  }

  Path folder() {
    return Objects.requireNonNull(path.getParent(), "an absolute path of a file has a folder");
  }

  Path identity() {
    return beside(".id");
  }

  Path lock() {
    return beside(".lock");
  }

  /** Returns the place where the next version of the database is made before it takes over. */
  HistoryFilePaths next() {
    return new HistoryFilePaths(beside(".next"));
  }

  String name() {
    return database().toString();
  }

  /** Creates a file that only its owner can read, or restricts the one that is there. */
  static void restrict(Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(file);
    }
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  /** Puts a complete file in the place of another, in one step that a crash cannot halve. */
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

  private Path beside(String suffix) {
    return path.resolveSibling(path.getFileName() + suffix);
  }
}
