package dev.saldo.provider.yeastar;

import dev.saldo.spi.Secret;
import dev.saldo.spi.Setting;
import java.net.URI;
import java.util.Optional;

/**
 * The settings of a Yeastar Partner Portal account: a client with its secret, or an access token
 * that somebody else keeps valid.
 *
 * @param clientId the client of the API; goes with {@code clientSecret}
 * @param clientSecret the secret of that client, shown once by the portal
 * @param accessToken a token to use as it is
 * @param baseUrl where the API is
 * @param userAgent the {@code User-Agent}, which the vendor requires
 * @param currency the ISO 4217 code of the balance, which the API does not state
 * @param allowPlainHttp whether http may leave the machine
 */
public record YeastarConfig(
    @Setting("The client of the API; goes with client-secret") Optional<String> clientId,
    @Setting("The secret of that client") Optional<Secret> clientSecret,
    @Setting("An access token, in place of client-id and client-secret")
        Optional<Secret> accessToken,
    @Setting(value = "Where the API is", defaultValue = DEFAULT_BASE_URL) URI baseUrl,
    @Setting(value = "The User-Agent the API is asked with", defaultValue = DEFAULT_USER_AGENT)
        String userAgent,
    @Setting("The currency of the balance, such as EUR; the API states none")
        Optional<String> currency,
    @Setting(value = "Whether plain http may be used beyond this machine", defaultValue = "false")
        boolean allowPlainHttp) {

  private static final String DEFAULT_BASE_URL = "https://openapi.partner.yeastar.com";
  private static final String DEFAULT_USER_AGENT = "OpenAPI";

  /** Creates the settings of an account that is read with a client and its secret. */
  public YeastarConfig(String clientId, Secret clientSecret) {
    this(Optional.of(clientId), Optional.of(clientSecret), Optional.empty());
  }

  /** Creates the settings of an account that is read with a token somebody else keeps valid. */
  public YeastarConfig(Secret accessToken) {
    this(Optional.empty(), Optional.empty(), Optional.of(accessToken));
  }

  private YeastarConfig(
      Optional<String> clientId, Optional<Secret> clientSecret, Optional<Secret> accessToken) {
    this(
        clientId,
        clientSecret,
        accessToken,
        URI.create(DEFAULT_BASE_URL),
        DEFAULT_USER_AGENT,
        Optional.empty(),
        false);
  }

  /** Returns these settings for another place. */
  public YeastarConfig withBaseUrl(URI url) {
    return new YeastarConfig(
        clientId, clientSecret, accessToken, url, userAgent, currency, allowPlainHttp);
  }

  /** Returns these settings with the currency of the balance, such as {@code EUR}. */
  public YeastarConfig withCurrency(String code) {
    return new YeastarConfig(
        clientId, clientSecret, accessToken, baseUrl, userAgent, Optional.of(code), allowPlainHttp);
  }
}
