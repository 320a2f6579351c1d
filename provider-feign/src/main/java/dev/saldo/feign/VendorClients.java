package dev.saldo.feign;

import dev.saldo.spi.ProviderContext;
import java.lang.ref.WeakReference;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;

/**
 * The HTTP connections of one provider, shared by all accounts it opens that have the same proxies
 * and the same TLS. A connection pool is created with the first of them. Thread-safe.
 */
public final class VendorClients {

  static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  private final Map<Route, WeakReference<HttpClient>> clients = new HashMap<>();

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
    return new VendorClient(
        new HttpExchange(http(context), context), url, context, new StrictJsonReader(), null);
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
    return new VendorClient(
        new HttpExchange(http(context), context), place, context, new StrictJsonReader(), null);
  }

  /**
   * Returns a client for posting bodies, such as messages to webhooks. Does not touch the network.
   *
   * @param allowPlainHttp the setting {@code allow-plain-http}: whether plain http to other
   *     machines is allowed
   * @param context the timeout of an exchange, and the clock for dates in {@code Retry-After}
   */
  public PostClient openPosts(boolean allowPlainHttp, ProviderContext context) {
    return new PostClient(http(context), context, allowPlainHttp);
  }

  /** Accounts with the same proxies and the same TLS share connections. */
  private synchronized HttpClient http(ProviderContext context) {
    Route route = new Route(context.proxySelector(), context.sslContext());
    WeakReference<HttpClient> kept = clients.get(route);
    HttpClient client = kept == null ? null : kept.get();
    if (client == null) {
      clients.values().removeIf(unused -> unused.get() == null);
      client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(CONNECT_TIMEOUT)
              .proxy(route.proxies())
              .sslContext(route.tls())
              .build();
      clients.put(route, new WeakReference<>(client));
    }
    return client;
  }

  private record Route(ProxySelector proxies, SSLContext tls) {}
}
