package dev.saldo.provider.yeastar;

import dev.saldo.spi.Secret;
import dev.saldo.spi.Setting;
import java.net.URI;
import java.util.Optional;

/**
 * The settings of a Yeastar Partner Portal account, which is read with a client id and secret or
 * with an access token that is renewed elsewhere.
 *
 * @param clientId the API client; needs {@code clientSecret}
 * @param clientSecret the secret of that client, which the portal shows only once
 * @param accessToken a token, used unchanged
 * @param baseUrl the base URL of the API
 * @param userAgent the {@code User-Agent}, which the vendor requires
 * @param currency the ISO 4217 code of the balance; the API states none
 * @param allowPlainHttp whether plain http to other machines is allowed
 */
public record YeastarConfig(
    @Setting("API client; needs client-secret") Optional<String> clientId,
    @Setting("Secret of the API client") Optional<Secret> clientSecret,
    @Setting("Access token, instead of client-id and client-secret") Optional<Secret> accessToken,
    @Setting(value = "Base URL of the API", defaultValue = DEFAULT_BASE_URL) URI baseUrl,
    @Setting(value = "User-Agent sent to the API", defaultValue = DEFAULT_USER_AGENT)
        String userAgent,
    @Setting("Currency of the balance, such as EUR; the API states none") Optional<String> currency,
    @Setting(value = "Allow plain http to other machines", defaultValue = "false")
        boolean allowPlainHttp) {

  private static final String DEFAULT_BASE_URL = "https://openapi.partner.yeastar.com";
  private static final String DEFAULT_USER_AGENT = "OpenAPI";

  /** Creates the settings of an account that is read with a client id and secret. */
  public YeastarConfig(String clientId, Secret clientSecret) {
    this(Optional.of(clientId), Optional.of(clientSecret), Optional.empty());
  }

  /** Creates the settings of an account that is read with a token that is renewed elsewhere. */
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

  /** Returns a copy with another base URL. */
  public YeastarConfig withBaseUrl(URI url) {
    return new YeastarConfig(
        clientId, clientSecret, accessToken, url, userAgent, currency, allowPlainHttp);
  }

  /** Returns a copy with a currency for the balance, such as {@code EUR}. */
  public YeastarConfig withCurrency(String code) {
    return new YeastarConfig(
        clientId, clientSecret, accessToken, baseUrl, userAgent, Optional.of(code), allowPlainHttp);
  }
}
