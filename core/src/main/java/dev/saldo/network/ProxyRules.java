package dev.saldo.network;

import dev.saldo.spi.Secret;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The choice of a proxy for a URL: the account's own, else as curl chooses one from the
 * environment. The upper-case {@code HTTP_PROXY} is not read where a web server could set it.
 *
 * @param environment the variables of the environment
 * @param own the account's own proxy, or {@code none}
 */
record ProxyRules(Map<String, String> environment, Optional<Secret> own) {

  private static final String NONE = "none";

  /** The setting of an account, for messages. */
  private static final String SETTING = "proxy";

  /** Returns the variables that are read. */
  static List<String> variables() {
    return List.of(
        "http_proxy",
        "https_proxy",
        "HTTPS_PROXY",
        "all_proxy",
        "ALL_PROXY",
        "no_proxy",
        "NO_PROXY");
  }

  /** Returns whether any proxy is configured. */
  boolean isEmpty() {
    return own.isEmpty() && variables().stream().noneMatch(environment::containsKey);
  }

  /**
   * Returns the proxy for a URL; empty if it is reached directly.
   *
   * @throws IllegalArgumentException if the proxy's URL is invalid
   */
  Optional<ProxyAddress> find(URI url) {
    if (own.isPresent()) {
      return ownProxy();
    }
    boolean direct =
        first("no_proxy", "NO_PROXY")
            .map(name -> NoProxyList.parse(value(name)).contains(url))
            .orElse(false);
    if (direct) {
      return Optional.empty();
    }
    boolean tls = "https".equals(String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT));
    return (tls ? first("https_proxy", "HTTPS_PROXY") : first("http_proxy"))
        .or(() -> first("all_proxy", "ALL_PROXY"))
        .map(name -> ProxyAddress.parse(value(name), name));
  }

  private Optional<ProxyAddress> ownProxy() {
    return own.map(Secret::reveal)
        .filter(text -> !text.strip().equals(NONE))
        .map(text -> ProxyAddress.parse(text, SETTING));
  }

  /** Checks the account's own proxy. */
  void check() {
    ownProxy();
  }

  /** Returns the passwords of all proxies, with the form in which they are sent. */
  List<Secret> secrets() {
    Stream<Secret> urls =
        Stream.concat(
            own.stream(),
            environment.values().stream().filter(value -> value.contains("@")).map(Secret::of));
    return urls.<Secret>mapMulti(
            (url, each) -> {
              each.accept(Secret.from(() -> address(url).map(ProxyAddress::password).orElse("")));
              each.accept(
                  Secret.from(() -> address(url).flatMap(ProxyAddress::authorization).orElse("")));
            })
        .toList();
  }

  private static Optional<ProxyAddress> address(Secret url) {
    String text = url.reveal();
    try {
      return text.strip().equals(NONE)
          ? Optional.empty()
          : Optional.of(ProxyAddress.parse(text, SETTING));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // it is refused where it is used, so its password is not sent
    }
  }

  private Optional<String> first(String... names) {
    return Stream.of(names).filter(name -> !value(name).isEmpty()).findFirst();
  }

  private String value(String name) {
    return environment.getOrDefault(name, "");
  }
}
