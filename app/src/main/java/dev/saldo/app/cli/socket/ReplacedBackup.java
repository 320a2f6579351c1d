package dev.saldo.app.cli.socket;

import dev.saldo.app.cli.session.FileReplacement;
import dev.saldo.app.cli.session.UserFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;

/**
 * A backup that is replaced by one that a service sent, once it is on the disk and reads as it was
 * sent; older ones are kept as {@code FILE.1}, {@code FILE.2}.
 */
final class ReplacedBackup implements FileReplacement {

  private final Path named;
  private final Path target;
  private final Path part;
  private final int keep;
  private final MessageDigest received;

  private ReplacedBackup(Path named, Path target, Path part, int keep) {
    this.named = named;
    this.target = target;
    this.part = part;
    this.keep = keep;
    this.received = digest();
  }

  static ReplacedBackup of(Path named, Path file, int keep) throws IOException {
    Path target = file.toAbsolutePath().normalize();
    UserFiles.requireFolder(target);
    Path folder = Objects.requireNonNull(target.getParent());
    Path part = Files.createTempFile(folder, "." + target.getFileName(), ".part");
    return new ReplacedBackup(named, target, part, keep);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
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
    return new DigestOutputStream(Files.newOutputStream(part), received);
  }

  @Override
  public void finish() throws IOException {
    try (FileChannel content = FileChannel.open(part, StandardOpenOption.WRITE)) {
      content.force(true);
    }
    MessageDigest written = digest();
    try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), written)) {
      Files.copy(part, out);
    }
    if (!MessageDigest.isEqual(received.digest(), written.digest())) {
      throw new IOException("what was written reads differently");
    }
    for (int age = keep - 1; age > 0; age--) {
      Path younger = age == 1 ? target : numbered(age - 1);
      if (Files.exists(younger)) {
        Files.move(younger, numbered(age), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel names = FileChannel.open(Objects.requireNonNull(target.getParent()))) {
      names.force(true);
    }
  }

  private Path numbered(int age) {
    return target.resolveSibling(target.getFileName() + "." + age);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(part);
  }
}
