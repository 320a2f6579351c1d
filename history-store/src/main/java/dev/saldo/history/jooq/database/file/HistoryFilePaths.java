package dev.saldo.history.jooq.database.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The files of one history, all in one folder. New files are accessible to their owner only.
 *
 * @param path the absolute path without the database's suffix
 */
public record HistoryFilePaths(Path path) {

  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final String SUFFIX = ".mv.db";

  /**
   * Checks the path, which becomes part of a database URL: text after a {@code ;} would be a
   * setting.
   */
  public HistoryFilePaths {
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

  public Path database() {
    return sibling(SUFFIX);
  }

  /**
   * Returns the paths of the database itself where a symbolic link leads to it, so that a file that
   * replaces it does not replace the link.
   */
  public HistoryFilePaths resolved() throws IOException {
    Path link = database();
    boolean follows = Files.isSymbolicLink(link) && Files.exists(link);
    Path target = follows ? link.toRealPath() : link;
    return target.toString().endsWith(SUFFIX) ? new HistoryFilePaths(target) : this;
  }

  public Path folder() {
    return Objects.requireNonNull(path.getParent(), "an absolute path of a file has a folder");
  }

  public Path identity() {
    return sibling(".id");
  }

  public Path lock() {
    return sibling(".lock");
  }

  /**
   * Returns the paths where the next version of the database is made before it replaces this one.
   */
  public HistoryFilePaths next() {
    return new HistoryFilePaths(sibling(".next"));
  }

  public String name() {
    return database().toString();
  }

  /**
   * Creates a folder and its parents, accessible to their owner only; existing ones are not
   * changed.
   */
  public static void createFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, ownerOnly("rwx------"));
    }
  }

  /** Creates a file that only its owner can read; an existing one keeps its mode. */
  public static void createIfMissing(Path file) throws IOException {
    if (!Files.exists(file)) {
      try {
        Files.createFile(file, ownerOnly("rw-------"));
      } catch (FileAlreadyExistsException e) {
        // Another process was faster.
      }
    }
  }

  /**
   * Creates a file next to a database, accessible to those who can access the database; an existing
   * one keeps its mode.
   */
  public static void createIfMissing(Path file, Path database) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    createIfMissing(file);
    Optional<Set<PosixFilePermission>> mode = findMode(database);
    if (mode.isPresent()) {
      keepMode(file, mode.get());
    }
  }

  /** Returns the mode of a file; empty if the system or the file has none. */
  public static Optional<Set<PosixFilePermission>> findMode(Path file) throws IOException {
    return Files.exists(file) && POSIX
        ? Optional.of(Files.getPosixFilePermissions(file))
        : Optional.empty();
  }

  /** Sets the mode of a file if it differs, such as after the database rewrote the file. */
  public static void keepMode(Path file, Set<PosixFilePermission> mode) throws IOException {
    if (!findMode(file).map(mode::equals).orElse(true)) {
      Files.setPosixFilePermissions(file, mode);
    }
  }

  private static FileAttribute<?>[] ownerOnly(String mode) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }

  /** Replaces a file with a complete one atomically, even if the process crashes. */
  public static void replace(Path complete, Path replaced) throws IOException {
    try (FileChannel content = FileChannel.open(complete, StandardOpenOption.WRITE)) {
      content.force(true);
    }
    Optional<Set<PosixFilePermission>> mode = findMode(replaced);
    if (mode.isPresent()) {
      keepMode(complete, mode.get());
    }
    Files.move(
        complete, replaced, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force(Objects.requireNonNull(replaced.toAbsolutePath().getParent()));
  }

  private static void force(Path directory) throws IOException {
    // Not asked of its file store, which cannot be found in a chroot without a mount table.
    if (Files.getFileAttributeView(directory, PosixFileAttributeView.class) != null) {
      try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }

  private Path sibling(String suffix) {
    return path.resolveSibling(path.getFileName() + suffix);
  }
}
