package dev.saldo.feign;

import static dev.saldo.spi.FailureReason.CONFIGURATION;
import static dev.saldo.spi.FailureReason.TIMEOUT;
import static dev.saldo.spi.FailureReason.UNEXPECTED_RESPONSE;

import dev.saldo.spi.BalanceException;
import dev.saldo.spi.ProviderContext;
import dev.saldo.spi.VendorHttpExchange;
import feign.Client;
import feign.Request;
import feign.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Sends a request and reads the complete answer within a deadline. The JDK's own timeout ends with
 * the headers and Feign's restarts with every byte, so the deadline cancels the exchange. The read
 * timeout of the options is that deadline. Thread-safe.
 */
final class HttpExchange implements Client {

  /** Firewalls refuse requests without an Accept, and the User-Agent of the JDK. */
  static final String ANY_TYPE = "*/*";

  private static final String PROXY_LOGIN = "Proxy-Authorization";
  static final String USER_AGENT = "Saldo";
  private static final Set<String> DEFAULTED = Set.of("accept", "user-agent");
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final Pattern PRINTABLE_ASCII = Pattern.compile("[ -~]*");

  private final HttpClient http;
  private final ProviderContext context;

  HttpExchange(HttpClient http, ProviderContext context) {
    this.http = http;
    this.context = context;
  }

  @Override
  public Response execute(Request request, Request.Options options) {
    URI url = URI.create(request.url());
    VendorRoute route = VendorRoute.find(url, context);
    HttpRequest.Builder prepared = prepared(request, url);
    route.authorization().ifPresent(login -> prepared.setHeader(PROXY_LOGIN, login.reveal()));
    HttpResponse<byte[]> answer = observed(prepared.build(), route, options.readTimeoutMillis());
    route.checkStatus(answer.statusCode());
    checkLength(answer.headers());
    Map<String, Collection<String>> headers = Map.copyOf(answer.headers().map());
    return Response.builder()
        .request(request)
        .status(answer.statusCode())
        .headers(headers)
        .body(BodyContentCoding.of(answer.headers()).decoded(answer.body()))
        .build();
  }

  private HttpResponse<byte[]> observed(HttpRequest request, VendorRoute route, int millis) {
    long begin = System.nanoTime();
    OptionalInt status = OptionalInt.empty();
    long bytes = 0;
    try {
      HttpResponse<byte[]> answer = exchange(request, route, millis);
      status = OptionalInt.of(answer.statusCode());
      byte[] body = answer.body(); // null after some refusals of a proxy
      bytes = body == null ? 0 : body.length;
      return answer;
    } finally {
      Duration duration = Duration.ofNanos(System.nanoTime() - begin);
      context.observe(
          new VendorHttpExchange(request.method(), request.uri(), status, duration, bytes));
    }
  }

  private HttpResponse<byte[]> exchange(HttpRequest request, VendorRoute route, int millis) {
    String origin = route.origin();
    CompletableFuture<HttpResponse<byte[]>> exchange =
        http.sendAsync(request, head -> new CappedBodyReader());
    try {
      return exchange.get(millis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      exchange.cancel(true);
      throw new BalanceException(
          TIMEOUT, "%s did not answer completely within %d ms".formatted(origin, millis));
    } catch (InterruptedException e) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      throw new BalanceException(
          TIMEOUT, "interrupted while waiting for the answer of %s".formatted(origin));
    } catch (ExecutionException e) {
      throw ConnectionFailureMessage.describe(e, route);
    }
  }

  /** Proxies disagree about where such an answer ends, so a number in it may be cut short. */
  private static void checkLength(HttpHeaders headers) {
    List<String> stated = headers.allValues("Content-Length");
    if (stated.stream().distinct().count() > 1
        || !stated.stream().allMatch(length -> DIGITS.matcher(length).matches())) {
      throw new BalanceException(
          UNEXPECTED_RESPONSE, "the answer's Content-Length is ambiguous or not a number");
    }
  }

  private static HttpRequest.Builder prepared(Request request, URI url) {
    HttpRequest.Builder prepared = withMethod(HttpRequest.newBuilder(url), request);
    prepared.setHeader("User-Agent", USER_AGENT);
    prepared.setHeader("Accept", ANY_TYPE);
    request.headers().forEach((name, values) -> values.forEach(v -> add(prepared, name, v)));
    return prepared;
  }

  /** Some load balancers reject a GET request with a Content-Length header, even if it is 0. */
  private static HttpRequest.Builder withMethod(HttpRequest.Builder prepared, Request request) {
    byte[] body = request.body();
    if (body != null) {
      return prepared.method(request.httpMethod().name(), BodyPublishers.ofByteArray(body));
    }
    return request.httpMethod() == Request.HttpMethod.GET
        ? prepared.GET()
        : prepared.method(request.httpMethod().name(), BodyPublishers.noBody());
  }

  static void add(HttpRequest.Builder request, String name, String value) {
    if (name.equalsIgnoreCase("Content-Length")) {
      return; // the JDK sets it and does not let callers set it
    }
    if (!PRINTABLE_ASCII.matcher(value).matches()) {
      throw new BalanceException(
          CONFIGURATION,
          ("the header %s cannot be sent: its value has a line break or a character that is"
                  + " not ASCII; check the secret")
              .formatted(name));
    }
    if (DEFAULTED.contains(name.toLowerCase(Locale.ROOT))) {
      request.setHeader(name, value);
    } else {
      request.header(name, value);
    }
  }
}
