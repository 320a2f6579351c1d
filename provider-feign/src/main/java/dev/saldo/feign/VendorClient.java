package dev.saldo.feign;

import dev.saldo.spi.ProviderContext;
import feign.Feign;
import feign.Request;
import feign.Retryer;
import org.jspecify.annotations.Nullable;

/**
 * A factory of Feign clients for the API of one account. Immutable and thread-safe.
 *
 * <p>A method of such a client returns a decoded record, or a {@code List} of them, or throws
 * {@link dev.saldo.spi.BalanceException}, never one of Feign's own exceptions, whose messages
 * contain the URL with its query. Nothing is retried or logged. A method may take {@link
 * feign.Request.Options} from {@link FetchDeadline}; without them it has the entire timeout of a
 * fetch.
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

  /** Returns a client that reads bodies in the given format instead of strict JSON. */
  public VendorClient reading(BodyFormat bodies) {
    return new VendorClient(exchange, url, context, bodies, envelope);
  }

  /** Returns a client that looks for a refusal in the body of every answer, whatever its status. */
  public VendorClient judgedBy(Class<? extends AnswerEnvelope> type) {
    return new VendorClient(exchange, url, context, format, type);
  }

  /** Returns an implementation of a Feign interface whose methods return records. */
  public <T> T target(Class<T> api) {
    return Feign.builder()
        .client(exchange)
        .retryer(Retryer.NEVER_RETRY)
        .options(FetchDeadline.fullTimeout(context))
        .encoder(new RequestEncoder())
        .responseInterceptor(reader())
        .target(api, url);
  }

  /** Returns the URL this client was opened for, without a query. */
  public String url() {
    return url;
  }

  /**
   * Sends one request unchanged and reads the answer, within the entire timeout of a fetch. For
   * requests that are known only at run time, which no interface can describe.
   *
   * @param request a request to {@link #url()}, with any query
   * @param type a record, or {@link tools.jackson.databind.JsonNode} for an answer of any shape,
   *     whose decimals keep every digit
   * @throws dev.saldo.spi.BalanceException as the methods of an interface do
   * @throws IllegalArgumentException if the request is for another URL
   */
  public <T> T exchange(Request request, Class<T> type) {
    if (!request.url().split("\\?", 2)[0].equals(url)) {
      throw new IllegalArgumentException("the request is not for " + url);
    }
    return type.cast(
        reader().read(exchange.execute(request, FetchDeadline.fullTimeout(context)), type));
  }

  private VendorAnswerReader reader() {
    return new VendorAnswerReader(format, envelope, context.clock());
  }
}
