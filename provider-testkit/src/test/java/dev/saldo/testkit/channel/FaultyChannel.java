package dev.saldo.testkit.channel;

import dev.saldo.spi.ProviderContext;
import dev.saldo.spi.Secret;
import dev.saldo.spi.Setting;
import dev.saldo.spi.channel.AlertChannel;
import dev.saldo.spi.channel.AlertChannelProvider;
import dev.saldo.spi.channel.AlertDeliveryException;
import dev.saldo.spi.channel.AlertNotice;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A channel with one fault, which the contract must find. */
record FaultyChannel(Fault fault) implements AlertChannelProvider<FaultyChannel.Config> {

  /** The settings of the channel. */
  record Config(@Setting("URL") URI url, @Setting("Token") Secret token) {}

  /** The faults. */
  enum Fault {
    NONE,
    UNDESCRIBED,
    PLAIN_HTTP,
    ACCEPTS_EVERYTHING,
    GIVES_UP_AT_ONCE,
    FORGETS_THE_WAIT,
    FOLLOWS_REDIRECTS,
    QUOTES_THE_ANSWER,
    SHOWS_THE_URL,
    NEW_ID_FOR_EACH_ATTEMPT,
    OTHER_EXCEPTIONS,
    NO_DEADLINE
  }

  @Override
  public String name() {
    return fault == Fault.UNDESCRIBED ? "Faulty!" : "faulty";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public AlertChannel open(Config config, ProviderContext context) {
    if (fault != Fault.PLAIN_HTTP && !config.url().getHost().equals("127.0.0.1")) {
      throw new IllegalArgumentException("url: use https");
    }
    HttpClient client =
        HttpClient.newBuilder()
            .followRedirects(fault == Fault.FOLLOWS_REDIRECTS ? Redirect.ALWAYS : Redirect.NEVER)
            .build();
    return notice -> deliver(notice, config, context, client);
  }

  private void deliver(
      AlertNotice notice, Config config, ProviderContext context, HttpClient client) {
    String id = fault == Fault.NEW_ID_FOR_EACH_ATTEMPT ? UUID.randomUUID().toString() : notice.id();
    Duration timeout =
        fault == Fault.NO_DEADLINE ? context.timeout().plusSeconds(6) : context.timeout();
    HttpRequest request =
        HttpRequest.newBuilder(config.url())
            .timeout(timeout)
            .header("X-Token", config.token().reveal())
            .POST(BodyPublishers.ofString(id))
            .build();
    try {
      HttpResponse<String> answer = send(request, timeout, client);
      if (answer.statusCode() >= 300 && fault != Fault.ACCEPTS_EVERYTHING) {
        throw refused(answer);
      }
    } catch (IOException | TimeoutException e) {
      if (fault == Fault.OTHER_EXCEPTIONS) {
        throw new IllegalStateException(e);
      }
      throw AlertDeliveryException.transientFailure("no answer of 127.0.0.1");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AlertDeliveryException.transientFailure("interrupted while 127.0.0.1 was asked");
    }
  }

  /** The timeout of a request ends with the headers, so another one is for the body. */
  private static HttpResponse<String> send(HttpRequest request, Duration timeout, HttpClient client)
      throws IOException, InterruptedException, TimeoutException {
    try {
      return client
          .sendAsync(request, BodyHandlers.ofString())
          .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException(e);
    }
  }

  private AlertDeliveryException refused(HttpResponse<String> answer) {
    int status = answer.statusCode();
    String message = "127.0.0.1 answered " + status;
    if (fault == Fault.QUOTES_THE_ANSWER) {
      message += ": " + answer.body();
    }
    if (fault == Fault.SHOWS_THE_URL) {
      message += " to " + answer.uri();
    }
    boolean again =
        status < 400 || status >= 500 || status == 408 || status == 425 || status == 429;
    if (fault == Fault.GIVES_UP_AT_ONCE || !again) {
      return AlertDeliveryException.permanentFailure(message);
    }
    return answer.headers().firstValue("Retry-After").isPresent() && fault != Fault.FORGETS_THE_WAIT
        ? AlertDeliveryException.transientFailure(message, Duration.ofMinutes(2))
        : AlertDeliveryException.transientFailure(message);
  }
}
