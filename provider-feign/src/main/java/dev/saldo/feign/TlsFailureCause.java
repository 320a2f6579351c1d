package dev.saldo.feign;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Locale;

/** The cause of a failed TLS handshake as text, with advice. */
final class TlsFailureCause {

  private TlsFailureCause() {}

  /** Describes causes from the outermost to the innermost, without quoting them. */
  static String describe(List<Throwable> causes) {
    for (Throwable cause : causes) {
      if (cause instanceof CertificateExpiredException) {
        return "its certificate has expired; ask its operator, and check the clock of this machine";
      }
      if (cause instanceof CertificateNotYetValidException) {
        return "its certificate is not valid yet; check the clock of this machine";
      }
    }
    if (contains(causes, CertificateException.class, "subject alternative")
        || contains(causes, CertificateException.class, "no name matching")) {
      return "its certificate is for another host; check the host in the URL";
    }
    if (contains(causes, CertificateException.class, "pinned public key")) {
      return "none of its certificates has a public key pinned in tls.pin-sha256; ask its operator for its"
          + " new key";
    }
    if (contains(causes, CertificateException.class, "self-signed")) {
      return "its certificate is self-signed; to trust it, name it in tls.ca-file";
    }
    if (contains(causes, Exception.class, "unable to find valid certification path")
        || causes.stream().anyMatch(CertPathValidatorException.class::isInstance)) {
      return "the authority of its certificate is unknown, or an intermediate certificate is"
          + " missing; name the authority's certificate in tls.ca-file, or in"
          + " SSL_CERT_FILE";
    }
    if (contains(causes, Exception.class, "unrecognized ssl message")
        || contains(causes, Exception.class, "not an ssl/tls record")) {
      return "it does not answer with TLS; check the port, or whether the URL begins with http";
    }
    return "its certificate is not trusted, it requires a client certificate (tls.client-cert), or there is"
        + " no TLS version in common";
  }

  private static boolean contains(
      List<Throwable> causes, Class<? extends Exception> type, String words) {
    return causes.stream()
        .filter(type::isInstance)
        .map(cause -> String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT))
        .anyMatch(message -> message.contains(words));
  }
}
