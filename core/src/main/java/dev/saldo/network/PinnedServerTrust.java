package dev.saldo.network;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * A trust manager that accepts only chains with a pinned key, and reports whether a rejected
 * certificate is self-signed.
 */
final class PinnedServerTrust extends X509ExtendedTrustManager {

  /** Clients in provider jars recognize these words, because they cannot see classes of Saldo. */
  private static final String PIN_MISMATCH = "no certificate with a pinned public key";

  private static final String SELF_SIGNED = "self-signed certificate";

  private static final int DEEPEST_CAUSE = 20;

  private final X509ExtendedTrustManager authorities;
  private final CertificatePins pins;

  PinnedServerTrust(X509ExtendedTrustManager authorities, CertificatePins pins) {
    this.authorities = authorities;
    this.pins = pins;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain, () -> authorities.checkServerTrusted(chain, type, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain, () -> authorities.checkServerTrusted(chain, type, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain, () -> authorities.checkServerTrusted(chain, type));
  }

  private interface TrustCheck {
    void run() throws CertificateException;
  }

  private void check(X509Certificate[] chain, TrustCheck check) throws CertificateException {
    try {
      check.run();
    } catch (CertificateException e) {
      throw isExpired(e) || !isSelfSigned(chain[0]) ? e : new CertificateException(SELF_SIGNED, e);
    }
    if (!pins.accept(chain)) {
      throw new CertificateException(PIN_MISMATCH);
    }
  }

  private static boolean isExpired(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(DEEPEST_CAUSE)
        .anyMatch(
            cause ->
                cause instanceof CertificateExpiredException
                    || cause instanceof CertificateNotYetValidException);
  }

  private static boolean isSelfSigned(X509Certificate certificate) {
    if (!certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
      return false;
    }
    try {
      certificate.verify(certificate.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    authorities.checkClientTrusted(chain, type, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    authorities.checkClientTrusted(chain, type, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    authorities.checkClientTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return authorities.getAcceptedIssuers();
  }
}
