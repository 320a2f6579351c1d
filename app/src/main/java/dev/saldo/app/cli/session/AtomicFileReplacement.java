package dev.saldo.app.cli.session;

import dev.saldo.app.cli.option.CommandUsageException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is written beside the one it replaces, and moved over it when it is complete. */
final class AtomicFileReplacement implements AutoCloseable {

  private final Path named;
  private final Path target;
  private final Path part;

  private AtomicFileReplacement(Path named, Path target, Path part) {
    this.named = named;
    this.target = target;
    this.part = part;
  }

  /**
   * Begins to replace a file.
   *
   * @param named the file as the user named it
   * @param file where that is
   */
  static AtomicFileReplacement of(Path named, Path file) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath().normalize();
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      throw new CommandUsageException(
          "--out " + named + " is there and is not a file that can be replaced");
    }
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new CommandUsageException("there is no folder " + folder + " for --out");
    }
    Path part = Files.createTempFile(folder, "." + target.getFileName(), ".part");
    return new AtomicFileReplacement(named, target, part);
  }

  Path named() {
    return named;
  }

  Path target() {
    return target;
  }

  OutputStream open() throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(part));
  }

  void finish() throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Removes what was written, unless it was moved to its place. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(part);
  }
}
