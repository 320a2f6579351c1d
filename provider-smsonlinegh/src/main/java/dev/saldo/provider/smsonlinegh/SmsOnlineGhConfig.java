package dev.saldo.provider.smsonlinegh;

import dev.saldo.spi.Secret;
import dev.saldo.spi.Setting;
import java.net.URI;

/**
 * The settings of an SMSOnlineGH account.
 *
 * @param apiKey the API key
 * @param baseUrl the base URL of the API, without the version
 * @param format the format of the answers
 * @param allowPlainHttp whether plain http to other machines is allowed
 */
public record SmsOnlineGhConfig(
    @Setting("API key") Secret apiKey,
    @Setting(value = "Base URL of the API", defaultValue = DEFAULT_BASE_URL) URI baseUrl,
    @Setting(value = "Format of the answers: json or xml", defaultValue = "json") Format format,
    @Setting(value = "Allow plain http to other machines", defaultValue = "false")
        boolean allowPlainHttp) {

  private static final String DEFAULT_BASE_URL = "https://api.smsonlinegh.com";

  /** The formats of the vendor's answers. */
  public enum Format {
    /** As {@code application/json}. */
    JSON,
    /** As {@code application/xml}, the only format of the vendor's own SDK. */
    XML
  }

  /** Creates the settings of an account at the vendor's own URL. */
  public SmsOnlineGhConfig(Secret apiKey) {
    this(apiKey, URI.create(DEFAULT_BASE_URL), Format.JSON, false);
  }

  /** Returns a copy with another base URL. */
  public SmsOnlineGhConfig withBaseUrl(URI url) {
    return new SmsOnlineGhConfig(apiKey, url, format, allowPlainHttp);
  }
}
