package dev.saldo.provider.mysmpp;

import dev.saldo.spi.Secret;
import dev.saldo.spi.Setting;
import java.net.URI;
import java.util.Optional;

/**
 * The settings of a MySMPP account: a login with its password, or a token.
 *
 * @param login the login; goes with {@code password}
 * @param password the password of that login
 * @param token the key that an account manager gives out
 * @param baseUrl where the gateway is; many hosts run the same software
 * @param allowPlainHttp whether http may leave the machine
 */
public record MySmppConfig(
    @Setting("The login; goes with password") Optional<String> login,
    @Setting("The password of that login") Optional<Secret> password,
    @Setting("The token, in place of login and password") Optional<Secret> token,
    @Setting(value = "Where the gateway is", defaultValue = DEFAULT_BASE_URL) URI baseUrl,
    @Setting(value = "Whether plain http may be used beyond this machine", defaultValue = "false")
        boolean allowPlainHttp) {

  /** The vendor's guide says http, but several hosts of the family answer https. */
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

  /** Returns these settings for another gateway of the family. */
  public MySmppConfig withBaseUrl(URI url) {
    return new MySmppConfig(login, password, token, url, allowPlainHttp);
  }
}
