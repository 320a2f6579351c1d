package dev.saldo.feign;

import dev.saldo.spi.ProviderContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP connections of one provider, shared by all accounts it opens. The connection pool is
 * created with the first account. Thread-safe.
 */
public final class VendorClients {

  static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  private @Nullable HttpClient http;

  public VendorClients() {}

  /**
   * Opens the API of one account. Does not touch the network.
   *
   * @param baseUrl the setting {@code base-url}: https, or http to a loopback address; a path is
   *     kept as a prefix
   * @param allowPlainHttp the setting {@code allow-plain-http}: whether plain http to other
   *     machines is allowed
   * @param context the timeout of an exchange, and the clock for dates in {@code Retry-After}
   * @throws IllegalArgumentException if the URL is anything else; the message shows neither user
   *     info nor query
   */
  public VendorClient open(URI baseUrl, boolean allowPlainHttp, ProviderContext context) {
    String url = BaseUrl.checked(baseUrl, allowPlainHttp);
    return new VendorClient(new HttpExchange(http()), url, context, new StrictJsonReader(), null);
  }

  /**
   * Opens one URL of an account, for requests that no Feign interface describes; see {@link
   * VendorClient#exchange}. Does not touch the network.
   *
   * @param url the setting {@code url}: https, or http to a loopback address, with its path and
   *     query
   * @param allowPlainHttp the setting {@code allow-plain-http}: whether plain http to other
   *     machines is allowed
   * @param context the timeout of an exchange, and the clock for dates in {@code Retry-After}
   * @throws IllegalArgumentException if the URL is anything else; the message shows neither user
   *     info nor query
   */
  public VendorClient openUrl(URI url, boolean allowPlainHttp, ProviderContext context) {
    String place = VendorUrlCheck.checked("url", url, allowPlainHttp);
    return new VendorClient(new HttpExchange(http()), place, context, new StrictJsonReader(), null);
  }

  private synchronized HttpClient http() {
    HttpClient client = http;
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(CONNECT_TIMEOUT)
              .build();
      http = client;
    }
    return client;
  }
}
