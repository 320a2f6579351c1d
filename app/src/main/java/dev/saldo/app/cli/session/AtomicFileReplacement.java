package dev.saldo.app.cli.session;

import dev.saldo.app.cli.option.CommandUsageException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/**
 * Replaces a file atomically: written to a temporary file in its folder, and moved when complete.
 */
public final class AtomicFileReplacement implements FileReplacement {

  private static final int MOST_LINKS = 40;

  private final Path named;
  private final Path target;
  private final Path part;

  private AtomicFileReplacement(Path named, Path target, Path part) {
    this.named = named;
    this.target = target;
    this.part = part;
  }

  /**
   * Creates the temporary file.
   *
   * @param named the file as the user named it
   * @param file its absolute path
   */
  public static AtomicFileReplacement of(Path named, Path file) throws IOException {
    Path target = follow(file);
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      throw new CommandUsageException("--out " + named + " exists and is not a regular file");
    }
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new CommandUsageException("no such folder for --out: " + folder);
    }
    Path part = Files.createTempFile(folder, "." + target.getFileName(), ".part");
    return new AtomicFileReplacement(named, target, part);
  }

  /** Resolves symbolic links to the file, which need not exist yet. */
  private static Path follow(Path file) throws IOException {
    Path target = file.toAbsolutePath().normalize();
    if (Files.exists(target)) {
      return target.toRealPath();
    }
    for (int links = 0; links < MOST_LINKS && Files.isSymbolicLink(target); links++) {
      target = target.resolveSibling(Files.readSymbolicLink(target)).normalize();
    }
    return target;
  }

  /** Gives the complete file the permissions of the one that it replaces. */
  private void keepRights() throws IOException {
    PosixFileAttributeView rights = Files.getFileAttributeView(part, PosixFileAttributeView.class);
    if (rights != null && Files.exists(target)) {
      PosixFileAttributes kept = Files.readAttributes(target, PosixFileAttributes.class);
      keepOwner(rights, kept);
      rights.setPermissions(kept.permissions());
    }
  }

  private static void keepOwner(PosixFileAttributeView rights, PosixFileAttributes kept) {
    try {
      rights.setGroup(kept.group());
      rights.setOwner(kept.owner());
    } catch (IOException e) {
      // Only an administrator may give a file to another user.
    }
  }

  @Override
  public Path named() {
    return named;
  }

  @Override
  public Path target() {
    return target;
  }

  @Override
  public OutputStream open() throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(part));
  }

  @Override
  public void finish() throws IOException {
    keepRights();
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Deletes the temporary file, unless it was moved. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(part);
  }
}
