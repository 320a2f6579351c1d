package dev.saldo.testkit.sample;

import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.BalanceSource;
import dev.saldo.spi.FailureReason;
import dev.saldo.spi.ProviderContext;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Requests a token, keeps it, and requests the balance with it. */
final class SampleSource implements BalanceSource {

  private final Fault fault;
  private final SampleConfig config;
  private final SampleExchange exchange;
  private final SampleAnswer answer;
  private final AtomicReference<String> lastBody;
  private @Nullable String token;
  private boolean failed;

  SampleSource(
      Fault fault, SampleConfig config, ProviderContext context, AtomicReference<String> lastBody) {
    this.fault = fault;
    this.config = config;
    this.exchange = new SampleExchange(fault, context);
    this.answer = new SampleAnswer(fault);
    this.lastBody = lastBody;
  }

  @Override
  public List<Balance> fetch() {
    exchange.begin();
    if (failed && fault == Fault.STUCK_AFTER_FAILURE) {
      throw new BalanceException(FailureReason.UNAVAILABLE, "it did not work before");
    }
    try {
      return answer.balances(body());
    } catch (BalanceException e) {
      failed = true;
      throw e;
    }
  }

  @Override
  public void close() {
    exchange.close();
  }

  private String body() {
    HttpResponse<String> response = ask(balanceRequest());
    if (response.statusCode() == 401) {
      token = null;
      response = ask(balanceRequest());
    }
    String body = checked(response);
    if (fault == Fault.SHARED_STATE) {
      String before = lastBody.getAndSet(body);
      return before.isEmpty() ? body : before;
    }
    return body;
  }

  private HttpRequest balanceRequest() {
    if (token == null) {
      String form = "password=" + config.password().reveal();
      HttpRequest request =
          HttpRequest.newBuilder(config.baseUrl().resolve("/token"))
              .POST(BodyPublishers.ofString(form))
              .build();
      token = answer.token(checked(ask(request)));
    }
    return HttpRequest.newBuilder(config.baseUrl().resolve("/balance"))
        .header("Authorization", "Bearer " + token)
        .build();
  }

  private HttpResponse<String> ask(HttpRequest request) {
    HttpResponse<String> response = exchange.send(request);
    for (int more = 4; more > 0 && fault == Fault.RETRIES && failed(response); more--) {
      response = exchange.send(request);
    }
    return response;
  }

  private static boolean failed(HttpResponse<String> response) {
    return response.statusCode() >= 429;
  }

  private String checked(HttpResponse<String> response) {
    int status = response.statusCode();
    if (status == 200 || fault == Fault.STATUS_IGNORED) {
      return response.body();
    }
    String quoted = fault == Fault.BODY_IN_MESSAGE ? ": " + response.body().strip() : "";
    BalanceException refused =
        new BalanceException(reason(status), "status " + status + quoted, wait(response));
    if (fault == Fault.REQUEST_IN_CAUSE) {
      refused.addSuppressed(
          new IllegalStateException(String.valueOf(response.request().headers().map())));
    }
    throw refused;
  }

  private FailureReason reason(int status) {
    if (fault == Fault.NEVER_TRANSIENT) {
      return FailureReason.REJECTED;
    }
    return switch (status) {
      case 401, 403 -> FailureReason.UNAUTHORIZED;
      case 429 -> FailureReason.RATE_LIMITED;
      case 408, 500, 502, 503, 504 -> FailureReason.UNAVAILABLE;
      default -> FailureReason.REJECTED;
    };
  }

  private @Nullable Duration wait(HttpResponse<String> response) {
    Optional<String> wait = response.headers().firstValue("Retry-After");
    if (fault == Fault.RETRY_AFTER_UNBOUNDED) {
      return wait.filter(text -> text.matches("-?[0-9]{1,19}"))
          .map(text -> Duration.ofSeconds(Long.parseLong(text)))
          .orElse(null);
    }
    return wait.flatMap(exchange::waitingTime).orElse(null);
  }
}
