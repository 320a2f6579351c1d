package dev.saldo.feign;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Locale;

/** The cause of a failed TLS handshake in words, with what to do about it. */
final class TlsFailureCause {

  private TlsFailureCause() {}

  /** Describes causes from the outermost to the innermost, without quoting them. */
  static String describe(List<Throwable> causes) {
    for (Throwable cause : causes) {
      if (cause instanceof CertificateExpiredException) {
        return "its certificate has expired; ask the vendor, and check the clock of this machine";
      }
      if (cause instanceof CertificateNotYetValidException) {
        return "its certificate is not valid yet; check the clock of this machine";
      }
    }
    if (contains(causes, CertificateException.class, "subject alternative")
        || contains(causes, CertificateException.class, "no name matching")) {
      return "its certificate is for another host; check the host in the URL";
    }
    if (contains(causes, Exception.class, "unable to find valid certification path")
        || causes.stream().anyMatch(CertPathValidatorException.class::isInstance)) {
      return "its certificate is self-signed or of an authority that Java does not know;"
          + " add the authority to a truststore and name it with"
          + " JDK_JAVA_OPTIONS=-Djavax.net.ssl.trustStore=FILE";
    }
    if (contains(causes, Exception.class, "unrecognized ssl message")
        || contains(causes, Exception.class, "not an ssl/tls record")) {
      return "it does not answer with TLS; check the port, or whether the URL begins with http";
    }
    return "its certificate is not trusted, or there is no TLS version in common";
  }

  private static boolean contains(
      List<Throwable> causes, Class<? extends Exception> type, String words) {
    return causes.stream()
        .filter(type::isInstance)
        .map(cause -> String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT))
        .anyMatch(message -> message.contains(words));
  }
}
