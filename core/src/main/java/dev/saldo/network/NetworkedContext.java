package dev.saldo.network;

import dev.saldo.spi.ProviderContext;
import dev.saldo.spi.Secret;
import dev.saldo.spi.VendorHttpExchange;
import java.net.ProxySelector;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

/** The context of an account with its network. */
record NetworkedContext(
    Clock clock, Duration timeout, VendorNetwork network, UnaryOperator<String> conceal)
    implements ProviderContext {

  @Override
  public void observe(VendorHttpExchange exchange) {
    network
        .observer()
        .ifPresent(observer -> observer.accept(ExchangeLineFormat.describe(exchange, conceal)));
  }

  @Override
  public ProxySelector proxySelector() {
    return network.selector().orElseGet(ProviderContext.super::proxySelector);
  }

  @Override
  public Optional<Secret> proxyAuthorization(URI url) {
    return network.authorization(url);
  }

  @Override
  public SSLContext sslContext() {
    return network.tls().orElseGet(ProviderContext.super::sslContext);
  }
}
