package dev.saldo.provider.smsonlinegh;

import dev.saldo.spi.Secret;
import dev.saldo.spi.Setting;
import java.net.URI;

/**
 * The settings of an SMSOnlineGH account.
 *
 * @param apiKey the key of the API
 * @param baseUrl where the API is, without the version
 * @param format the format of the answers
 * @param allowPlainHttp whether http may leave the machine
 */
public record SmsOnlineGhConfig(
    @Setting("The key of the API") Secret apiKey,
    @Setting(value = "Where the API is", defaultValue = DEFAULT_BASE_URL) URI baseUrl,
    @Setting(value = "The format of the answers: json or xml", defaultValue = "json") Format format,
    @Setting(value = "Whether plain http may be used beyond this machine", defaultValue = "false")
        boolean allowPlainHttp) {

  private static final String DEFAULT_BASE_URL = "https://api.smsonlinegh.com";

  /** The formats in which the vendor answers. */
  public enum Format {
    /** As {@code application/json}. */
    JSON,
    /** As {@code application/xml}, the only one the vendor's own SDK speaks. */
    XML
  }

  /** Creates the settings of an account at the vendor's own place. */
  public SmsOnlineGhConfig(Secret apiKey) {
    this(apiKey, URI.create(DEFAULT_BASE_URL), Format.JSON, false);
  }

  /** Returns these settings for another place. */
  public SmsOnlineGhConfig withBaseUrl(URI url) {
    return new SmsOnlineGhConfig(apiKey, url, format, allowPlainHttp);
  }
}
