package dev.saldo.feign;

import dev.saldo.spi.ProviderContext;
import feign.Feign;
import feign.Request;
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
  private final @Nullable Class<? extends AnswerEnvelope> envelope;

  VendorClient(
      HttpExchange exchange,
      String url,
      ProviderContext context,
      BodyFormat format,
      @Nullable Class<? extends AnswerEnvelope> envelope) {
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
  public VendorClient judgedBy(Class<? extends AnswerEnvelope> judge) {
    return new VendorClient(exchange, url, context, format, judge);
  }

  /** Returns an implementation of a Feign interface whose methods return records. */
  public <T> T target(Class<T> api) {
    return Feign.builder()
        .client(exchange)
        .retryer(Retryer.NEVER_RETRY)
        .options(FetchDeadline.whole(context))
        .encoder(new RequestEncoder())
        .responseInterceptor(reader())
        .target(api, url);
  }

  /** Returns the place this client was opened for, without a query. */
  public String url() {
    return url;
  }

  /**
   * Sends one request exactly as it is and reads the answer, within the whole time of a reading:
   * for what is known only at run time and no interface can say.
   *
   * @param request to {@link #url()}, with any query
   * @param type a record, or {@link tools.jackson.databind.JsonNode} for an answer of any form, in
   *     which decimals keep every digit
   * @throws dev.saldo.spi.BalanceException as the methods of an interface do
   */
  public <T> T exchange(Request request, Class<T> type) {
    if (!request.url().split("\\?", 2)[0].equals(url)) {
      throw new IllegalArgumentException("the request goes elsewhere than to " + url);
    }
    return reader().read(exchange.execute(request, FetchDeadline.whole(context)), type);
  }

  private VendorAnswerReader reader() {
    return new VendorAnswerReader(format, envelope, context.clock());
  }
}
