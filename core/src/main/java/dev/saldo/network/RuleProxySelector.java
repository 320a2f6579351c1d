package dev.saldo.network;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A selector of the one proxy that a rule finds, for clients of the JDK. */
final class RuleProxySelector extends ProxySelector {

  private final Function<URI, Optional<ProxyAddress>> rule;

  RuleProxySelector(Function<URI, Optional<ProxyAddress>> rule) {
    this.rule = rule;
  }

  @Override
  public List<Proxy> select(URI url) {
    return List.of(
        rule.apply(url)
            .map(
                found ->
                    new Proxy(
                        Proxy.Type.HTTP,
                        InetSocketAddress.createUnresolved(found.host(), found.port())))
            .orElse(Proxy.NO_PROXY));
  }

  /** Does nothing: there is no other proxy to try. */
  @Override
  public void connectFailed(URI url, SocketAddress address, IOException cause) {}
}
