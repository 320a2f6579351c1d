package dev.saldo.network;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pinned public keys, one of which a vendor's certificate chain must contain.
 *
 * @param digests the Base64 of their SHA-256; empty for any
 */
record CertificatePins(Set<String> digests) {

  private static final int LENGTH = 32;

  static CertificatePins parse(List<String> pins) {
    return new CertificatePins(
        pins.stream().map(CertificatePins::digest).collect(Collectors.toUnmodifiableSet()));
  }

  private static String digest(String pin) {
    String digest = pin.strip().replaceFirst("^sha256/{1,2}", "");
    try {
      if (Base64.getDecoder().decode(digest).length == LENGTH) {
        return digest;
      }
    } catch (IllegalArgumentException e) {
      throw wrong(pin, e);
    }
    throw wrong(pin, null);
  }

  private static IllegalArgumentException wrong(String pin, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "tls.pin-sha256: '%s' is not a SHA-256 digest in Base64 (44 characters)".formatted(pin),
        cause);
  }

  boolean accept(X509Certificate[] chain) {
    return digests.isEmpty()
        || Stream.of(chain).map(CertificatePins::pin).anyMatch(digests::contains);
  }

  /** Returns the pin of a certificate's public key. */
  static String pin(X509Certificate certificate) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(certificate.getPublicKey().getEncoded());
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
