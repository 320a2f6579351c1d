package dev.saldo.jars.process;

import dev.saldo.network.NetworkSettings;
import dev.saldo.network.TlsSettings;
import dev.saldo.network.VendorNetwork;
import dev.saldo.spi.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The network of an account as a child process gets it, whose environment is empty.
 *
 * @param environment the variables for proxies and authorities
 * @param folder the folder against which relative files are resolved
 * @param proxy the account's own proxy
 * @param caFile the certificates of authorities
 * @param pins the pinned public keys
 * @param clientCert the certificate of the client
 * @param clientKey its key
 * @param clientKeyPassword the password of its key
 */
record ChildProcessNetwork(
    Map<String, String> environment,
    String folder,
    @Nullable String proxy,
    @Nullable String caFile,
    List<String> pins,
    @Nullable String clientCert,
    @Nullable String clientKey,
    @Nullable String clientKeyPassword) {

  /** Reveals the secrets of a network. */
  static ChildProcessNetwork of(NetworkSettings settings) {
    TlsSettings tls = settings.tls();
    return new ChildProcessNetwork(
        settings.environment(),
        settings.folder().toAbsolutePath().toString(),
        settings.proxy().map(Secret::reveal).orElse(null),
        tls.caFile().map(Path::toString).orElse(null),
        tls.pinSha256(),
        tls.clientCert().map(Path::toString).orElse(null),
        tls.clientKey().map(Path::toString).orElse(null),
        tls.clientKeyPassword().map(Secret::reveal).orElse(null));
  }

  VendorNetwork open() {
    NetworkSettings usual = NetworkSettings.of(environment::get, Path.of(folder));
    TlsSettings tls =
        new TlsSettings(
            Optional.ofNullable(caFile).map(Path::of),
            pins,
            Optional.ofNullable(clientCert).map(Path::of),
            Optional.ofNullable(clientKey).map(Path::of),
            Optional.ofNullable(clientKeyPassword).map(Secret::of));
    return VendorNetwork.of(usual.with(Optional.ofNullable(proxy).map(Secret::of), tls));
  }

  /** Leaves out the values, which may be secrets. */
  @Override
  public String toString() {
    return "ChildProcessNetwork";
  }
}
