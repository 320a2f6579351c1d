package dev.saldo.testkit.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.BalanceSource;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.FailureReason;
import dev.saldo.spi.ProviderContext;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The balance of one account. */
final class PlainTextSource implements BalanceSource {

  private static final int MOST_BYTES = 1024;
  private static final Pattern ANSWER =
      Pattern.compile("balance (-?[0-9]{1,26}(?:\\.[0-9]{1,64})?) ([A-Z]{3})");

  private final PlainTextConfig config;
  private final ProviderContext context;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  PlainTextSource(PlainTextConfig config, ProviderContext context) {
    this.config = config;
    this.context = context;
  }

  @Override
  public List<Balance> fetch() {
    HttpResponse<byte[]> response = exchange();
    RefusedStatus.check(response, context.clock());
    Matcher answer = ANSWER.matcher(new String(response.body(), UTF_8));
    if (!answer.matches()) {
      throw new BalanceException(
          FailureReason.UNEXPECTED_RESPONSE, "the vendor sent something that is not a balance");
    }
    Amount amount = Amount.of(new BigDecimal(answer.group(1)), answer.group(1));
    return List.of(Balance.of(Balance.MAIN, amount, BalanceUnit.money(answer.group(2))));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  /**
   * Sends the request with a deadline for the complete answer; the timeout of a request ends with
   * the headers.
   */
  private HttpResponse<byte[]> exchange() {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client.sendAsync(request(), head -> new CappedBody(MOST_BYTES));
    try {
      return exchange.get(context.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new BalanceException(
          FailureReason.TIMEOUT, "no complete answer within " + context.timeout());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BalanceException(FailureReason.TIMEOUT, "interrupted while waiting for the answer");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TooLargeException) {
        throw new BalanceException(
            FailureReason.UNEXPECTED_RESPONSE, "the vendor sent more than an answer can hold");
      }
      throw new BalanceException(FailureReason.UNAVAILABLE, "the connection failed");
    } finally {
      exchange.cancel(true);
    }
  }

  private HttpRequest request() {
    URI place = config.baseUrl().resolve("/balance");
    return HttpRequest.newBuilder(place)
        .header("Authorization", "key " + config.apiKey().reveal())
        .build();
  }
}
