package dev.saldo.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CertificateFileTest {

  @TempDir Path folder;

  @Test
  void readsEveryCertificateBetweenOtherBlocks() throws Exception {
    List<X509Certificate> known = known();
    String key = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
    Path file = write("ca.pem", pem(known.get(0)) + key + pem(known.get(1)));
    assertThat(CertificateFile.read(file, "tls.ca-file")).isEqualTo(known);
    Path der = folder.resolve("ca.der");
    Files.write(der, known.get(0).getEncoded());
    assertThat(CertificateFile.read(der, "tls.ca-file")).containsExactly(known.get(0));
  }

  @Test
  void aDamagedCertificateIsNamedAndNothingAfterItIsLostSilently() throws Exception {
    List<X509Certificate> known = known();
    String damaged = pem(known.get(0)).replaceFirst("MII", "AII");
    Path file = write("ca.pem", pem(known.get(1)) + damaged + pem(known.get(0)));
    assertThatThrownBy(() -> CertificateFile.read(file, "tls.ca-file"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tls.ca-file: %s: certificate 2 of 3 is damaged", file);
    Path short64 =
        write("short.pem", "-----BEGIN CERTIFICATE-----\nA\n-----END CERTIFICATE-----\n");
    assertThatThrownBy(() -> CertificateFile.read(short64, "tls.ca-file"))
        .hasMessage("tls.ca-file: %s: certificate 1 of 1 is damaged", short64);
  }

  @Test
  void aFileWithoutACertificateIsRefused() throws IOException {
    Path text = write("notes.txt", "hello");
    assertThatThrownBy(() -> CertificateFile.read(text, "SSL_CERT_FILE"))
        .hasMessageStartingWith("SSL_CERT_FILE: %s contains no certificate; it must be PEM", text);
    Path key = write("key.pem", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    assertThatThrownBy(() -> CertificateFile.read(key, "SSL_CERT_FILE"))
        .hasMessageStartingWith("SSL_CERT_FILE: %s contains no certificate; it must be PEM", key);
  }

  @Test
  void otherFilesOfAFolderAreSkipped() throws Exception {
    List<X509Certificate> known = known();
    write("a.pem", pem(known.get(0)));
    write("b.txt", "hello");
    write("c.pem", pem(known.get(1)));
    assertThat(CertificateFile.readFolders(folder.toString(), "SSL_CERT_DIR")).isEqualTo(known);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String pem(X509Certificate certificate) throws CertificateEncodingException {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(certificate.getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }

  /** Returns two certificates that Java trusts. */
  private static List<X509Certificate> known() throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .flatMap(trust -> Stream.of(trust.getAcceptedIssuers()))
        .limit(2)
        .toList();
  }
}
