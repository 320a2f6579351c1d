package dev.saldo.network;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Creates the TLS context of an account from its settings and the environment. */
final class TlsContextFactory {

  private TlsContextFactory() {}

  static SSLContext create(NetworkSettings settings) {
    TlsSettings tls = settings.tls();
    List<X509Certificate> authorities = authorities(settings);
    CertificatePins pins = CertificatePins.parse(tls.pinSha256());
    KeyManager @Nullable [] keys = ClientKey.read(tls, settings.folder()).orElse(null);
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          keys, new TrustManager[] {new PinnedServerTrust(trust(authorities), pins)}, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("tls: " + e.getMessage(), e);
    }
  }

  private static List<X509Certificate> authorities(NetworkSettings settings) {
    Optional<List<X509Certificate>> own =
        settings
            .tls()
            .caFile()
            .map(file -> CertificateFile.read(settings.folder().resolve(file), "tls.ca-file"));
    if (own.isPresent()) {
      return own.get();
    }
    Map<String, String> environment = settings.environment();
    List<X509Certificate> found = new ArrayList<>();
    String file = environment.get(NetworkSettings.FILE_VARIABLE);
    if (file != null) {
      found.addAll(CertificateFile.read(Path.of(file), NetworkSettings.FILE_VARIABLE));
    }
    String folders = environment.get(NetworkSettings.FOLDERS_VARIABLE);
    if (folders != null) {
      found.addAll(CertificateFile.readFolders(folders, NetworkSettings.FOLDERS_VARIABLE));
    }
    return found;
  }

  /** Returns the trust manager for authorities; Java's own if there are none. */
  private static X509ExtendedTrustManager trust(List<X509Certificate> authorities)
      throws GeneralSecurityException, IOException {
    KeyStore store = null;
    if (!authorities.isEmpty()) {
      store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (int i = 0; i < authorities.size(); i++) {
        store.setCertificateEntry("authority" + i, authorities.get(i));
      }
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509ExtendedTrustManager.class::isInstance)
        .map(X509ExtendedTrustManager.class::cast)
        .findFirst()
        .orElseThrow(() -> new GeneralSecurityException("this Java has no X.509 trust manager"));
  }
}
