package dev.saldo.network;

import dev.saldo.spi.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** The certificate and the key of a client. */
final class ClientKey {

  private static final String CERT = "tls.client-cert";
  private static final String KEY = "tls.client-key";
  private static final Pattern PEM_KEY =
      Pattern.compile("-----BEGIN ((?:[A-Z]+ )?PRIVATE KEY)-----([^-]*)-----END");
  private static final char[] NO_PASSWORD = {};

  private ClientKey() {}

  /** Returns the keys to present; empty if there is no client certificate. */
  static Optional<KeyManager[]> read(TlsSettings tls, Path folder) {
    if (tls.clientCert().isEmpty()) {
      if (tls.clientKey().isPresent()) {
        throw new IllegalArgumentException(KEY + ": requires client-cert too");
      }
      return Optional.empty();
    }
    Path certificate = folder.resolve(tls.clientCert().get());
    try {
      byte[] bytes = CertificateFile.bytes(certificate, CERT);
      boolean pem = new String(bytes, StandardCharsets.ISO_8859_1).contains("-----BEGIN ");
      char[] password =
          tls.clientKeyPassword().map(Secret::reveal).map(String::toCharArray).orElse(NO_PASSWORD);
      KeyStore store =
          pem ? fromPem(tls, folder, certificate) : fromPkcs12(bytes, password, certificate);
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, pem ? NO_PASSWORD : password);
      return Optional.of(factory.getKeyManagers());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException(
          CERT + ": " + certificate + " and its key do not match, or cannot be used", e);
    }
  }

  private static KeyStore fromPkcs12(byte[] bytes, char[] password, Path file)
      throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try {
      store.load(new ByteArrayInputStream(bytes), password);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s: %s is neither PEM nor a PKCS#12 file that client-key-password opens"
              .formatted(CERT, file),
          e);
    }
    return store;
  }

  private static KeyStore fromPem(TlsSettings tls, Path folder, Path certificate)
      throws GeneralSecurityException, IOException {
    Certificate[] chain = CertificateFile.read(certificate, CERT).toArray(X509Certificate[]::new);
    Path file = tls.clientKey().map(folder::resolve).orElse(certificate);
    String text = new String(CertificateFile.bytes(file, KEY), StandardCharsets.ISO_8859_1);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "client", key(text, file, chain[0].getPublicKey().getAlgorithm()), NO_PASSWORD, chain);
    return store;
  }

  private static PrivateKey key(String text, Path file, String algorithm)
      throws GeneralSecurityException {
    Matcher pem = PEM_KEY.matcher(text);
    if (!pem.find() || !pem.group(1).equals("PRIVATE KEY")) {
      throw new IllegalArgumentException(
          "%s: %s contains no unencrypted PKCS#8 key; convert it with 'openssl pkcs8 -topk8 -nocrypt'"
              .formatted(KEY, file));
    }
    try {
      byte[] encoded = Base64.getMimeDecoder().decode(pem.group(2));
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("not Base64", e);
    }
  }
}
