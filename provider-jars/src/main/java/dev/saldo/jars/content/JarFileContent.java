package dev.saldo.jars.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A complete and checked jar in memory. So the file can be replaced on every operating system while
 * its classes are in use, and the code that runs is the code that was inspected.
 *
 * @param file the file it was read from
 * @param checksum the SHA-256 of the file, 64 lower-case hexadecimal digits
 * @param entries its entries by name; of several versions, the one for this Java
 * @param attributes the main attributes of its manifest, empty if it has none
 */
public record JarFileContent(
    Path file, String checksum, Map<String, byte[]> entries, Attributes attributes) {

  private static final int LARGEST_FILE = 64 << 20;
  private static final long LARGEST_CONTENT = 256L << 20;

  private static final int END_MARK = 0x06054b50;
  private static final int END_SIZE = 22;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int COUNT_AT = 10;
  private static final int COMMENT_LENGTH_AT = 20;
  private static final int COUNT_IS_ELSEWHERE = 0xffff;

  private static final String VERSIONS = "META-INF/versions/";
  private static final int FIRST_VERSION = 9;

  static JarFileContent read(Path file) throws UnusableJarException {
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw new UnusableJarException(
            "it is larger than %d MiB; remove what it does not need".formatted(LARGEST_FILE >> 20));
      }
      return of(file, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UnusableJarException(
          "it cannot be read (%s); check its permissions".formatted(e.getClass().getSimpleName()));
    }
  }

  private static JarFileContent of(Path file, byte[] bytes) throws UnusableJarException {
    int stated = statedEntries(bytes);
    Map<String, byte[]> entries = new HashMap<>();
    int found = 0;
    long size = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        byte[] content = zip.readNBytes((int) (LARGEST_CONTENT - size + 1));
        size += content.length;
        found++;
        if (size > LARGEST_CONTENT) {
          throw new UnusableJarException(
              "it unpacks to more than %d MiB; remove what it does not need"
                  .formatted(LARGEST_CONTENT >> 20));
        }
        if (!entry.isDirectory() && entries.putIfAbsent(entry.getName(), content) != null) {
          throw new UnusableJarException("it has a duplicate entry " + entry.getName());
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw damaged(e.getMessage());
    }
    if (stated != COUNT_IS_ELSEWHERE && found != stated) {
      throw damaged("it states %d entries and has %d".formatted(stated, found));
    }
    Attributes attributes = attributes(entries.get(JarFile.MANIFEST_NAME));
    return new JarFileContent(file, sha256(bytes), forThisJava(entries, attributes), attributes);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Returns the entry count in the record at the end of a jar, which a partly copied one lacks. */
  private static int statedEntries(byte[] bytes) throws UnusableJarException {
    if (bytes.length == 0) {
      throw damaged("it is empty");
    }
    ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int last = bytes.length - END_SIZE;
    for (int at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
      if (zip.getInt(at) == END_MARK
          && Short.toUnsignedInt(zip.getShort(at + COMMENT_LENGTH_AT)) == last - at) {
        return Short.toUnsignedInt(zip.getShort(at + COUNT_AT));
      }
    }
    throw damaged("its end is missing");
  }

  private static UnusableJarException damaged(@Nullable String detail) {
    return new UnusableJarException(
        "it is not a complete jar (%s); copy it again".formatted(detail));
  }

  private static Attributes attributes(byte @Nullable [] manifest) throws UnusableJarException {
    if (manifest == null) {
      return new Attributes();
    }
    try (InputStream in = new ByteArrayInputStream(manifest)) {
      return new Manifest(in).getMainAttributes();
    } catch (IOException | IllegalArgumentException e) {
      throw new UnusableJarException("its manifest is malformed (%s)".formatted(e.getMessage()));
    }
  }

  private static Map<String, byte[]> forThisJava(
      Map<String, byte[]> entries, Attributes attributes) {
    if (!Boolean.parseBoolean(attributes.getValue(Attributes.Name.MULTI_RELEASE))) {
      return entries;
    }
    Map<String, byte[]> chosen = new HashMap<>(entries);
    for (int version = FIRST_VERSION; version <= Runtime.version().feature(); version++) {
      String prefix = VERSIONS + version + "/";
      entries.forEach(
          (name, content) -> {
            if (name.startsWith(prefix)) {
              chosen.put(name.substring(prefix.length()), content);
            }
          });
    }
    return chosen;
  }
}
