package dev.saldo.web;

import dev.saldo.spi.Secret;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where the web server listens and who may use it.
 *
 * @param listen the address and the port; port 0 takes a free one
 * @param token the token that every request must bear, of 16 characters or more; without one,
 *     everyone on this machine may do everything
 * @param hosts further names under which browsers reach the server, such as that of a proxy
 */
public record WebServerSettings(
    InetSocketAddress listen, Optional<Secret> token, Set<String> hosts) {

  /** The fewest characters of a token. */
  public static final int SHORTEST_TOKEN = 16;

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if the address is not one of this machine alone and there is
   *     no token, if the token is short, or if the name of the address is unknown
   */
  public WebServerSettings {
    if (listen.isUnresolved()) {
      throw new IllegalArgumentException("the host '" + listen.getHostString() + "' is unknown");
    }
    if (token.isEmpty() && !listen.getAddress().isLoopbackAddress()) {
      throw new IllegalArgumentException(
          "beyond this machine a token is needed: set web.token to ${file:web.token}, a file with"
              + " the output of 'openssl rand -hex 32'");
    }
    if (token.filter(secret -> WebAccessControl.isShorter(secret, SHORTEST_TOKEN)).isPresent()) {
      throw new IllegalArgumentException(
          "the token has fewer than " + SHORTEST_TOKEN + " characters");
    }
    Set<String> lowerCase = new TreeSet<>();
    hosts.forEach(host -> lowerCase.add(host.toLowerCase(Locale.ROOT)));
    hosts = Set.copyOf(lowerCase);
  }
}
