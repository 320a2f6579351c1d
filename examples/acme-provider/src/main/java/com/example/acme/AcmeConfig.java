package com.example.acme;

import dev.saldo.spi.Secret;
import dev.saldo.spi.Setting;
import java.net.URI;

/** The settings of an account. */
public record AcmeConfig(
    @Setting("The key of the API") Secret apiKey,
    @Setting(value = "Where the API is", defaultValue = "https://api.example.com") URI baseUrl) {

  /** Refuses to send the key over the network in the clear. */
  public AcmeConfig {
    boolean local = "127.0.0.1".equals(baseUrl.getHost());
    if (baseUrl.getHost() == null || !("https".equals(baseUrl.getScheme()) || local)) {
      throw new IllegalArgumentException("base-url: expected an https URL");
    }
  }
}
