package dev.saldo.web;

import dev.saldo.spi.Secret;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where the web server listens and who may use it.
 *
 * @param listen the address and the port; port 0 takes a free one
 * @param tokens the tokens, one of which every request must bear; without any, everyone on this
 *     machine may do everything
 * @param hosts further names under which browsers reach the server, such as that of a proxy
 * @param proxy the proxies that are believed
 */
public record WebServerSettings(
    InetSocketAddress listen,
    List<ScopedAccessToken> tokens,
    Set<String> hosts,
    TrustedProxySettings proxy) {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if the address is not one of this machine alone and there is
   *     neither a token nor a proxy that names users, or if the name of the address is unknown
   */
  public WebServerSettings {
    tokens = List.copyOf(tokens);
    if (listen.isUnresolved()) {
      throw new IllegalArgumentException("the host '" + listen.getHostString() + "' is unknown");
    }
    if (tokens.isEmpty()
        && proxy.userHeader().isEmpty()
        && !listen.getAddress().isLoopbackAddress()) {
      throw new IllegalArgumentException(
          "beyond this machine a token is needed: set web.token to ${file:web.token}, a file with"
              + " the output of 'openssl rand -hex 32'");
    }
    Set<String> lowerCase = new TreeSet<>();
    hosts.forEach(host -> lowerCase.add(host.toLowerCase(Locale.ROOT)));
    hosts = Set.copyOf(lowerCase);
  }

  /**
   * Creates settings with at most one token, for everything, and without a proxy.
   *
   * @throws IllegalArgumentException also if the token is short
   */
  public WebServerSettings(InetSocketAddress listen, Optional<Secret> token, Set<String> hosts) {
    this(
        listen,
        token.map(one -> ScopedAccessToken.of(one, AccessScope.ADMIN)).stream().toList(),
        hosts,
        TrustedProxySettings.NONE);
  }
}
