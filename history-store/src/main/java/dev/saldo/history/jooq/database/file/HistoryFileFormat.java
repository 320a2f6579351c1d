package dev.saldo.history.jooq.database.file;

import dev.saldo.history.HistoryException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.mvstore.DataUtils;

/**
 * The format of an H2 database file, which differs between versions of H2. Both blocks of its
 * header state it, as in {@code H:2,block:3,...,format:3,version:2,fletcher:a0889bb7}.
 *
 * @param number the number in the header
 */
public record HistoryFileFormat(int number) {

  /** The format of H2 2.2 to 2.4, which Saldo can be run with. */
  private static final int READABLE = 3;

  private static final int BLOCK = 4_096;
  private static final Pattern HEADER =
      Pattern.compile(
          "(H:.*?format:([0-9a-f]{1,7}).*?),fletcher:([0-9a-f]{1,8})\\n.*", Pattern.DOTALL);

  /** Returns the format of a file; empty if it has no intact header. */
  public static Optional<HistoryFileFormat> find(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream content = Files.newInputStream(file)) {
      Optional<HistoryFileFormat> first = parse(content.readNBytes(BLOCK));
      return first.isPresent() ? first : parse(content.readNBytes(BLOCK));
    }
  }

  /**
   * Checks that this version can read a file, before the database opens it. A damaged header is
   * left to the database.
   *
   * @throws HistoryException if the file has another format
   */
  public static void requireReadable(Path file) throws IOException {
    Optional<HistoryFileFormat> found = find(file);
    if (found.isPresent() && found.get().number() != READABLE) {
      throw new HistoryException(found.get().refusal(file));
    }
  }

  /** Returns the versions of H2 that write this format. */
  public String writer() {
    return switch (number) {
      case 1 -> "H2 1.4";
      case 2 -> "H2 2.0 or 2.1";
      case READABLE -> "H2 2.2 to 2.4";
      default -> "a version of H2 after 2.4";
    };
  }

  private String refusal(Path file) {
    return "%s was written by %s (file format %d), which this version cannot read: convert it with 'saldo history convert %s --h2-jar JAR', where JAR is the jar of that H2"
        .formatted(file, writer(), number, file.getFileName());
  }

  private static Optional<HistoryFileFormat> parse(byte[] block) {
    Matcher header = HEADER.matcher(new String(block, StandardCharsets.ISO_8859_1));
    if (!header.matches()) {
      return Optional.empty();
    }
    int checksum = Integer.parseUnsignedInt(header.group(3), 16);
    return checksum == DataUtils.getFletcher32(block, 0, header.end(1))
        ? Optional.of(new HistoryFileFormat(Integer.parseInt(header.group(2), 16)))
        : Optional.empty();
  }
}
