package dev.saldo.testkit.example;

import dev.saldo.spi.Secret;
import dev.saldo.spi.Setting;
import java.net.URI;

/** The settings of one account. */
public record PlainTextConfig(
    @Setting(value = "Base URL of the API", defaultValue = "https://api.example.com") URI baseUrl,
    @Setting("The key from the vendor's portal") Secret apiKey) {

  /** Rejects a URL that would send the key unencrypted to another machine. */
  public PlainTextConfig {
    boolean local = "127.0.0.1".equals(baseUrl.getHost());
    if (!"https".equals(baseUrl.getScheme()) && !local) {
      throw new IllegalArgumentException("base-url must begin with https://, not " + baseUrl);
    }
  }
}
