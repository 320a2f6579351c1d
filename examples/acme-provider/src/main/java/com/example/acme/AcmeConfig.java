package com.example.acme;

import dev.saldo.spi.Secret;
import dev.saldo.spi.Setting;
import java.net.URI;

/** The settings of an account. */
public record AcmeConfig(
    @Setting("API key") Secret apiKey,
    @Setting(value = "Base URL of the API", defaultValue = "https://api.example.com") URI baseUrl) {

  /** Rejects a URL that would send the key unencrypted to another machine. */
  public AcmeConfig {
    boolean local = "127.0.0.1".equals(baseUrl.getHost());
    if (baseUrl.getHost() == null || !("https".equals(baseUrl.getScheme()) || local)) {
      throw new IllegalArgumentException("base-url: expected an https URL");
    }
  }
}
