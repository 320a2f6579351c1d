package dev.saldo.app.cli.doctor;

import com.google.inject.Inject;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.diagnosis.CheckFinding;
import dev.saldo.spi.ProviderContext;
import java.net.Proxy;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Checks the proxies and the certificate authorities, without using the network. */
final class VendorNetworkCheck implements DiagnosisCheck {

  private static final URI ANY_VENDOR = URI.create("https://vendor.example/");
  private static final String FIX =
      "correct the variable (HTTPS_PROXY, NO_PROXY, SSL_CERT_FILE, SSL_CERT_DIR) or unset it";

  @Inject
  VendorNetworkCheck() {}

  @Override
  public String name() {
    return "network";
  }

  @Override
  public List<CheckFinding> run(DiagnosisContext context) {
    Optional<ConfiguredWorkspace> workspace = context.readable();
    if (workspace.isEmpty()) {
      return List.of(CheckFinding.skipped(name(), DiagnosisContext.NO_CONFIGURATION));
    }
    try {
      ProviderContext network =
          workspace.get().network().context(context.environment().clock(), Duration.ofSeconds(15));
      String way =
          network.proxySelector().select(ANY_VENDOR).stream()
              .filter(proxy -> proxy.type() != Proxy.Type.DIRECT)
              .map(proxy -> "through the proxy " + proxy.address())
              .collect(Collectors.joining(", "));
      int authorities = authorities();
      String message =
          "vendors are reached %s; certificate authorities of Java: %d"
              .formatted(way.isEmpty() ? "directly" : way, authorities);
      return List.of(
          authorities == 0
              ? CheckFinding.warning(
                  name(), message, "install its CA certificates or set SSL_CERT_FILE")
              : CheckFinding.ok(name(), message));
    } catch (IllegalArgumentException e) {
      return List.of(CheckFinding.failedOf(name(), String.valueOf(e.getMessage()), FIX, 4));
    } catch (GeneralSecurityException e) {
      return List.of(
          CheckFinding.failed(
              name(), "this Java cannot read its certificate authorities", "reinstall Java", 1));
    }
  }

  private static int authorities() throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .mapToInt(manager -> ((X509TrustManager) manager).getAcceptedIssuers().length)
        .sum();
  }
}
