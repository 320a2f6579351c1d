package dev.saldo.feign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ConnectionFailureMessageTest {

  private static final VendorRoute ORIGIN = VendorRoute.direct("https://api.example.com");

  static Stream<Arguments> faults() {
    ConnectException unknownHost = new ConnectException("?key=s3cret");
    unknownHost.initCause(new UnresolvedAddressException());
    return Stream.of(
        Arguments.of(unknownHost, "does not resolve", FailureReason.UNAVAILABLE),
        Arguments.of(new ConnectException("s3cret"), "cannot connect", FailureReason.UNAVAILABLE),
        Arguments.of(
            new HttpConnectTimeoutException("s3cret"),
            "did not accept a TLS connection in time",
            FailureReason.UNAVAILABLE),
        Arguments.of(
            new SSLHandshakeException("s3cret"),
            "no TLS version in common",
            FailureReason.UNAVAILABLE),
        Arguments.of(
            tls(new CertificateExpiredException("s3cret")),
            "has expired",
            FailureReason.UNAVAILABLE),
        Arguments.of(
            tls(new CertificateNotYetValidException("s3cret")),
            "not valid yet",
            FailureReason.UNAVAILABLE),
        Arguments.of(
            tls(new CertificateException("No subject alternative DNS name matching s3cret found.")),
            "for another host",
            FailureReason.UNAVAILABLE),
        Arguments.of(
            tls(new CertificateException("unable to find valid certification path to s3cret")),
            "SSL_CERT_FILE",
            FailureReason.UNAVAILABLE),
        Arguments.of(
            new SSLException("Unsupported or unrecognized SSL message"),
            "does not answer with TLS",
            FailureReason.UNAVAILABLE),
        Arguments.of(new IOException("s3cret"), "closed the connection", FailureReason.UNAVAILABLE),
        Arguments.of(
            new IOException("s3cret", new ProtocolException("s3cret")),
            "HTTP",
            FailureReason.UNEXPECTED_RESPONSE),
        Arguments.of(
            new IllegalStateException("s3cret"),
            "IllegalStateException",
            FailureReason.PROVIDER_FAULT));
  }

  private static Throwable tls(CertificateException cause) {
    return new SSLHandshakeException("s3cret", cause);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void describesTheFailureWithoutQuotingTheVendor(
      Throwable fault, String expected, FailureReason reason) {
    BalanceException failure =
        ConnectionFailureMessage.describe(new ExecutionException(fault), ORIGIN);
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure).hasMessageContaining(expected).hasNoCause();
    assertThat(failure.getMessage()).doesNotContain("s3cret");
  }

  @Test
  void keepsAFailureThatIsAlreadyDescribed() {
    BalanceException known = CappedBodyReader.tooLarge();
    assertThat(
            ConnectionFailureMessage.describe(
                new ExecutionException(new IOException(known)), ORIGIN))
        .isSameAs(known);
  }
}
