package dev.saldo.network;

import dev.saldo.spi.VendorHttpExchange;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The line that describes an exchange without its secrets. */
final class ExchangeLineFormat {

  private static final String CONCEALED = "***";

  private ExchangeLineFormat() {}

  /**
   * Describes an exchange. Of the query only the names are shown, because a value may be a key.
   *
   * @param conceal conceals the secrets of the account in the path
   */
  static String describe(VendorHttpExchange exchange, UnaryOperator<String> conceal) {
    URI url = exchange.url();
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    String path = conceal.apply(Optional.ofNullable(url.getRawPath()).orElse(""));
    String query = Optional.ofNullable(url.getRawQuery()).map(ExchangeLineFormat::names).orElse("");
    String answer =
        exchange.status().isPresent()
            ? "%d, %d bytes".formatted(exchange.status().getAsInt(), exchange.bytes())
            : "no answer";
    return "%s %s://%s%s%s%s: %s, %d ms"
        .formatted(
            exchange.method(),
            url.getScheme(),
            url.getHost(),
            port,
            path,
            query,
            answer,
            exchange.duration().toMillis());
  }

  private static String names(String query) {
    return Arrays.stream(query.split("&"))
        .map(pair -> pair.replaceFirst("=.*", "=" + CONCEALED))
        .map(pair -> pair.contains("=") ? pair : CONCEALED)
        .collect(Collectors.joining("&", "?", ""));
  }
}
