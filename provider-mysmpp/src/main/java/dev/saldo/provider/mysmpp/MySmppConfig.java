package dev.saldo.provider.mysmpp;

import dev.saldo.spi.Secret;
import dev.saldo.spi.Setting;
import java.net.URI;
import java.util.Optional;

/**
 * The settings of a MySMPP account, which is read with a login and password or with a token.
 *
 * @param login the login; needs {@code password}
 * @param password the password of that login
 * @param token the token, issued by an account manager
 * @param baseUrl the base URL of the gateway; many hosts run the same software
 * @param allowPlainHttp whether plain http to other machines is allowed
 */
public record MySmppConfig(
    @Setting("Login; needs password") Optional<String> login,
    @Setting("Password of the login") Optional<Secret> password,
    @Setting("Token, instead of login and password") Optional<Secret> token,
    @Setting(value = "Base URL of the gateway", defaultValue = DEFAULT_BASE_URL) URI baseUrl,
    @Setting(value = "Allow plain http to other machines", defaultValue = "false")
        boolean allowPlainHttp) {

  /** The vendor's guide says http, but several hosts that run the software answer https. */
  private static final String DEFAULT_BASE_URL = "https://lk.mysmpp.ru";

  /** Creates the settings of an account that is read with a login. */
  public MySmppConfig(String login, Secret password) {
    this(
        Optional.of(login),
        Optional.of(password),
        Optional.empty(),
        URI.create(DEFAULT_BASE_URL),
        false);
  }

  /** Creates the settings of an account that is read with a token. */
  public MySmppConfig(Secret token) {
    this(
        Optional.empty(),
        Optional.empty(),
        Optional.of(token),
        URI.create(DEFAULT_BASE_URL),
        false);
  }

  /** Returns a copy for another gateway that runs the software. */
  public MySmppConfig withBaseUrl(URI url) {
    return new MySmppConfig(login, password, token, url, allowPlainHttp);
  }
}
