package dev.saldo.network;

import dev.saldo.spi.Secret;
import dev.saldo.spi.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The TLS settings of a connection.
 *
 * @param caFile the certificates of the only authorities to trust, in PEM
 * @param pinSha256 the Base64 SHA-256 digests of public keys, one of which a vendor's certificate
 *     chain must contain; empty for any
 * @param clientCert the certificate of the client: PEM, or PKCS#12 with its key
 * @param clientKey the private key of the client in PEM; empty if {@code clientCert} contains it
 * @param clientKeyPassword the password of a PKCS#12 file
 */
public record TlsSettings(
    @Setting("PEM file of the certificate authorities to trust") Optional<Path> caFile,
    @Setting("SHA-256 digests of trusted public keys, in Base64") List<String> pinSha256,
    @Setting("client certificate, in PEM or PKCS#12") Optional<Path> clientCert,
    @Setting("private key of the client certificate, in PEM") Optional<Path> clientKey,
    @Setting("password of a PKCS#12 file") Optional<Secret> clientKeyPassword) {

  /** No settings: the authorities that Java trusts. */
  public static final TlsSettings NONE =
      new TlsSettings(
          Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());

  public TlsSettings {
    pinSha256 = List.copyOf(pinSha256);
  }
}
