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
   * @throws IllegalArgumentException if there are none, or one of them is damaged
   */
  static List<X509Certificate> read(Path file, String source) {
    List<X509Certificate> found;
    try {
      found = parse(bytes(file, source));
    } catch (CertificateException e) {
      throw new IllegalArgumentException("%s: %s: %s".formatted(source, file, e.getMessage()), e);
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: %s contains no certificate; it must be PEM, beginning with -----BEGIN CERTIFICATE-----"
              .formatted(source, file));
    }
    return found;
  }

  /** Reads the certificates of folders; other files in them, and damaged ones, are skipped. */
  static List<X509Certificate> readFolders(String folders, String source) {
    List<X509Certificate> found = new ArrayList<>();
    for (String folder : folders.split(Pattern.quote(File.pathSeparator), -1)) {
      Path path = Path.of(folder);
      try (Stream<Path> files = Files.list(path)) {
        files
            .filter(Files::isRegularFile)
            .sorted()
            .forEach(file -> found.addAll(parseIfPossible(bytes(file, source))));
      } catch (IOException e) {
        throw new IllegalArgumentException(
            "%s: %s is not a folder that can be read".formatted(source, path), e);
      }
    }
    return found;
  }

  private static List<X509Certificate> parseIfPossible(byte[] bytes) {
    try {
      return parse(bytes);
    } catch (CertificateException e) {
      return List.of(); // as OpenSSL does: such a folder also holds other things
    }
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
  private static List<X509Certificate> parse(byte[] bytes) throws CertificateException {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    if (!text.contains("-----BEGIN ")) {
      return parseDer(factory, bytes);
    }
    List<String> blocks = PEM.matcher(text).results().map(block -> block.group(1)).toList();
    List<X509Certificate> found = new ArrayList<>();
    for (String block : blocks) {
      String damaged = "certificate %d of %d is damaged".formatted(found.size() + 1, blocks.size());
      found.add(certificate(factory, decode(block, damaged), damaged));
    }
    return found;
  }

  private static List<X509Certificate> parseDer(CertificateFactory factory, byte[] bytes) {
    try {
      return List.of(certificate(factory, bytes, ""));
    } catch (CertificateException e) {
      return List.of(); // any other file; the caller says that it contains none
    }
  }

  private static byte[] decode(String block, String damaged) throws CertificateException {
    try {
      return Base64.getMimeDecoder().decode(block);
    } catch (IllegalArgumentException e) {
      throw new CertificateException(damaged, e);
    }
  }

  private static X509Certificate certificate(
      CertificateFactory factory, byte[] encoded, String problem) throws CertificateException {
    try {
      return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(encoded));
    } catch (CertificateException e) {
      throw new CertificateException(problem, e);
    }
  }
}
