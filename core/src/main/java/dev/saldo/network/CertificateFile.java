package dev.saldo.network;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Certificates in PEM or DER. */
final class CertificateFile {

  private static final int LARGEST = 16 << 20;

  private static final Pattern PEM =
      Pattern.compile("-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----");

  private CertificateFile() {}

  /**
   * Reads all certificates of a file.
   *
   * @param source the setting or variable that names the file, for messages
   * @throws IllegalArgumentException if there are none
   */
  static List<X509Certificate> read(Path file, String source) {
    List<X509Certificate> found = parse(bytes(file, source));
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: %s contains no certificate; it must be PEM, beginning with -----BEGIN CERTIFICATE-----"
              .formatted(source, file));
    }
    return found;
  }

  /** Reads the certificates of folders; files that contain none are skipped. */
  static List<X509Certificate> readFolders(String folders, String source) {
    List<X509Certificate> found = new ArrayList<>();
    for (String folder : folders.split(Pattern.quote(File.pathSeparator), -1)) {
      Path path = Path.of(folder);
      try (Stream<Path> files = Files.list(path)) {
        files
            .filter(Files::isRegularFile)
            .sorted()
            .forEach(file -> found.addAll(parse(bytes(file, source))));
      } catch (IOException e) {
        throw new IllegalArgumentException(
            "%s: %s is not a folder that can be read".formatted(source, path), e);
      }
    }
    return found;
  }

  static byte[] bytes(Path file, String source) {
    try {
      if (Files.isRegularFile(file) && Files.size(file) > LARGEST) {
        throw new IllegalArgumentException("%s: %s is larger than 16 MiB".formatted(source, file));
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s: %s %s"
              .formatted(source, file, Files.exists(file) ? "cannot be read" : "does not exist"),
          e);
    }
  }

  /** Reads the certificates between other blocks, such as keys; a file may also be one in DER. */
  private static List<X509Certificate> parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    List<byte[]> encoded =
        text.contains("-----BEGIN ")
            ? PEM.matcher(text)
                .results()
                .map(block -> Base64.getMimeDecoder().decode(block.group(1)))
                .toList()
            : List.of(bytes);
    List<X509Certificate> found = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (byte[] one : encoded) {
        found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(one)));
      }
      return found;
    } catch (CertificateException e) {
      return found;
    }
  }
}
