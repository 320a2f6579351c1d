package dev.saldo.jars;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The drop-ins that the user allows to run, by checksum: a text file with a line per drop-in, its
 * SHA-256 and its name, in the format of {@code sha256sum}. A changed jar must be trusted again.
 * Lines starting with # are comments.
 */
public final class TrustedJars {

  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})(?:\\s+.*)?");

  private final Path file;

  private TrustedJars(Path file) {
    this.file = file;
  }

  /** Returns the drop-ins listed in a file; none if the file does not exist. */
  public static TrustedJars in(Path file) {
    return new TrustedJars(file);
  }

  /**
   * Reads the file and returns its checksums, 64 lower-case hexadecimal digits each.
   *
   * @throws IllegalStateException if the file cannot be read or has a malformed line; the message
   *     quotes it and says what to do
   */
  public Set<String> checksums() {
    return lines().stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(this::checksum)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Adds a drop-in. The file is replaced atomically.
   *
   * @param checksum the SHA-256, 64 lower-case hexadecimal digits
   * @param name the name for readers of the file
   * @return whether it was added; false if it is already listed
   * @throws IllegalStateException if the file cannot be read or written
   */
  public boolean add(String checksum, String name) {
    if (checksums().contains(checksum)) {
      return false;
    }
    List<String> lines = new ArrayList<>(lines());
    lines.add(checksum + "  " + name.replaceAll("\\p{Cntrl}", "?"));
    try {
      replace(Files.exists(file) ? file.toRealPath() : file, lines);
    } catch (IOException e) {
      throw new IllegalStateException(
          "%s cannot be written (%s); check the permissions of its folder".formatted(file, e), e);
    }
    return true;
  }

  /** Replaces the file that links lead to, and keeps its mode. */
  private static void replace(Path target, List<String> lines) throws IOException {
    Path fresh = target.resolveSibling(target.getFileName() + ".new");
    Files.write(fresh, lines, StandardCharsets.UTF_8);
    PosixFileAttributeView rights = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
    if (rights != null && Files.exists(target)) {
      rights.setPermissions(Files.getPosixFilePermissions(target));
    }
    Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private List<String> lines() {
    try {
      return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
    } catch (IOException e) {
      throw new IllegalStateException(
          "%s cannot be read (%s); check its permissions".formatted(file, e), e);
    }
  }

  private String checksum(String line) {
    var matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalStateException(
          "%s has a line that is not a SHA-256 and a name: '%s'; remove it".formatted(file, line));
    }
    return matcher.group(1);
  }
}
