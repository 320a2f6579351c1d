package dev.saldo.jars;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The drop-ins that somebody allowed to run, by checksum: a text file with a line per drop-in, its
 * SHA-256 and its name, as {@code sha256sum} writes them. A changed jar is another jar. Lines that
 * begin with # say nothing.
 */
public final class TrustedJars {

  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})(?:\\s+.*)?");

  private final Path file;

  private TrustedJars(Path file) {
    this.file = file;
  }

  /** Returns the drop-ins that a file lists; a file that is not there lists none. */
  public static TrustedJars in(Path file) {
    return new TrustedJars(file);
  }

  /**
   * Returns the checksums of the file as it is now, 64 lower-case hexadecimal digits each.
   *
   * @throws IllegalStateException if the file cannot be read or holds a line that is none of these;
   *     the message says which and what to do
   */
  public Set<String> checksums() {
    return lines().stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(this::checksum)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Adds a drop-in and returns whether it was not there yet. The file is replaced as a whole.
   *
   * @throws IllegalStateException if the file cannot be read or written
   */
  public boolean add(String checksum, String name) {
    if (checksums().contains(checksum)) {
      return false;
    }
    List<String> lines = new ArrayList<>(lines());
    lines.add(checksum + "  " + name.replaceAll("\\p{Cntrl}", "?"));
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.write(fresh, lines, StandardCharsets.UTF_8);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new IllegalStateException(
          "%s cannot be written (%s); check who may write there".formatted(file, e), e);
    }
    return true;
  }

  private List<String> lines() {
    try {
      return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
    } catch (IOException e) {
      throw new IllegalStateException(
          "%s cannot be read (%s); check who may read it".formatted(file, e), e);
    }
  }

  private String checksum(String line) {
    var matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalStateException(
          "%s has a line that is no SHA-256 and name: '%s'; take it out".formatted(file, line));
    }
    return matcher.group(1);
  }
}
