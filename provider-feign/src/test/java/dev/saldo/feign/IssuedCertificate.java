package dev.saldo.feign;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** A certificate with its key, made for a test. */
record IssuedCertificate(X509Certificate certificate, PrivateKey key, String name) {

  private static final byte[] ECDSA_WITH_SHA256 = {
    0x30, 0x0a, 0x06, 0x08, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x04, 0x03, 0x02
  };
  private static final byte[] COMMON_NAME = {0x06, 0x03, 0x55, 0x04, 0x03};
  private static final byte[] BASIC_CONSTRAINTS = {0x06, 0x03, 0x55, 0x1d, 0x13};
  private static final byte[] ALTERNATIVE_NAMES = {0x06, 0x03, 0x55, 0x1d, 0x11};
  private static final byte[] TRUE = {0x01, 0x01, (byte) 0xff};
  private static final char[] PASSWORD = "changeit".toCharArray();

  /** Makes an authority. */
  static IssuedCertificate authority(String name) throws GeneralSecurityException, IOException {
    return make(name, null, null, Instant.now().plusSeconds(86_400));
  }

  /** Makes a certificate for 127.0.0.1 that no authority issued. */
  static IssuedCertificate selfSigned() throws GeneralSecurityException, IOException {
    return make("localhost", null, "127.0.0.1", Instant.now().plusSeconds(86_400));
  }

  /** Issues a certificate for an address. */
  IssuedCertificate issue(String address) throws GeneralSecurityException, IOException {
    return make("vendor", this, address, Instant.now().plusSeconds(86_400));
  }

  /** Issues a certificate that has expired. */
  IssuedCertificate issueExpired(String address) throws GeneralSecurityException, IOException {
    return make("vendor", this, address, Instant.now().minusSeconds(86_400));
  }

  private static IssuedCertificate make(
      String name, @Nullable IssuedCertificate issuer, @Nullable String address, Instant end)
      throws GeneralSecurityException, IOException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    KeyPair pair = generator.generateKeyPair();
    byte[] extension =
        address == null
            ? der(0x30, BASIC_CONSTRAINTS, TRUE, der(0x04, der(0x30, TRUE)))
            : der(
                0x30,
                ALTERNATIVE_NAMES,
                der(0x04, der(0x30, der(0x87, InetAddress.getByName(address).getAddress()))));
    byte[] body =
        der(
            0x30,
            der(0xa0, der(0x02, new byte[] {2})),
            der(0x02, BigInteger.valueOf(System.nanoTime()).abs().toByteArray()),
            ECDSA_WITH_SHA256,
            name(issuer == null ? name : issuer.name()),
            der(0x30, time(Instant.now().minusSeconds(172_800)), time(end)),
            name(name),
            pair.getPublic().getEncoded(),
            der(0xa3, der(0x30, extension)));
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(issuer == null ? pair.getPrivate() : issuer.key());
    signature.update(body);
    byte[] signed = der(0x30, body, ECDSA_WITH_SHA256, der(0x03, new byte[] {0}, signature.sign()));
    return new IssuedCertificate(
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(signed)),
        pair.getPrivate(),
        name);
  }

  private static byte[] name(String commonName) {
    return der(0x30, der(0x31, der(0x30, COMMON_NAME, der(0x0c, commonName.getBytes(US_ASCII)))));
  }

  private static byte[] time(Instant at) {
    String text =
        DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC).format(at);
    return der(0x18, text.getBytes(US_ASCII));
  }

  private static byte[] der(int tag, byte[]... parts) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      body.writeBytes(part);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(tag);
    int length = body.size();
    if (length > 0xff) {
      all.write(0x82);
      all.write(length >> 8);
    } else if (length > 0x7f) {
      all.write(0x81);
    }
    all.write(length);
    all.writeBytes(body.toByteArray());
    return all.toByteArray();
  }

  /** Writes the certificate in PEM. */
  Path write(Path folder, String file) throws IOException, GeneralSecurityException {
    return Files.writeString(folder.resolve(file), pem("CERTIFICATE", certificate.getEncoded()));
  }

  /** Writes the certificate and the key in PEM. */
  Path writeWithKey(Path folder, String file) throws IOException, GeneralSecurityException {
    return Files.writeString(
        folder.resolve(file),
        pem("CERTIFICATE", certificate.getEncoded()) + pem("PRIVATE KEY", key.getEncoded()));
  }

  private static String pem(String type, byte[] bytes) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(type, Base64.getMimeEncoder().encodeToString(bytes), type);
  }

  /** Returns the TLS of a server that shows this certificate. */
  SSLContext server() throws GeneralSecurityException, IOException {
    return serverTrusting(this);
  }

  /** Returns the TLS of a server that shows this certificate and trusts clients of an authority. */
  SSLContext serverTrusting(IssuedCertificate clients)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("vendor", key, PASSWORD, new X509Certificate[] {certificate});
    store.setCertificateEntry("clients", clients.certificate());
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
