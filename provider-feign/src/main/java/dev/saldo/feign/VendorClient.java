package dev.saldo.feign;

import dev.saldo.spi.ProviderContext;
import feign.Feign;
import feign.Retryer;
import org.jspecify.annotations.Nullable;

/**
 * Makes Feign clients for the API of one account. Immutable.
 *
 * <p>A method of such a client returns a decoded record or throws {@link
 * dev.saldo.spi.BalanceException}, never one of Feign's own exceptions, whose messages hold the URL
 * with its query. Nothing is retried and nothing logged. A method may take {@link
 * feign.Request.Options} from {@link FetchDeadline}; without them it has the whole time of a
 * reading.
 */
public final class VendorClient {

  private final HttpExchange exchange;
  private final String url;
  private final ProviderContext context;
  private final BodyFormat format;
  private final @Nullable Class<? extends Envelope> envelope;

  VendorClient(
      HttpExchange exchange,
      String url,
      ProviderContext context,
      BodyFormat format,
      @Nullable Class<? extends Envelope> envelope) {
    this.exchange = exchange;
    this.url = url;
    this.context = context;
    this.format = format;
    this.envelope = envelope;
  }

  /** Returns a client that reads bodies in another format than strict JSON. */
  public VendorClient reading(BodyFormat bodies) {
    return new VendorClient(exchange, url, context, bodies, envelope);
  }

  /** Returns a client that asks the body of every answer, whatever its status, for a refusal. */
  public VendorClient judgedBy(Class<? extends Envelope> judge) {
    return new VendorClient(exchange, url, context, format, judge);
  }

  /** Returns an implementation of a Feign interface whose methods return records. */
  public <T> T target(Class<T> api) {
    return Feign.builder()
        .client(exchange)
        .retryer(Retryer.NEVER_RETRY)
        .options(FetchDeadline.whole(context))
        .encoder(new RequestEncoder())
        .responseInterceptor(new AnswerReader(format, envelope, context.clock()))
        .target(api, url);
  }
}
