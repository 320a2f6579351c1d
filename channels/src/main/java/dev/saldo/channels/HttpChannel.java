package dev.saldo.channels;

import dev.saldo.feign.PostClient;
import dev.saldo.feign.PostReceipt;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.Secret;
import dev.saldo.spi.channel.AlertChannel;
import dev.saldo.spi.channel.AlertDeliveryException;
import dev.saldo.spi.channel.AlertNotice;
import java.net.URI;

/** A channel that posts each notice to a service. */
final class HttpChannel implements AlertChannel {

  private static final int SERVER_ERROR = 500;

  private final PostClient client;
  private final NoticeFormat format;
  private final boolean readByPeople;

  /** Creates a channel that programs read, which gets each notice by itself. */
  HttpChannel(PostClient client, NoticeFormat format) {
    this(client, format, false);
  }

  private HttpChannel(PostClient client, NoticeFormat format, boolean readByPeople) {
    this.client = client;
    this.format = format;
    this.readByPeople = readByPeople;
  }

  /** Returns a channel that people read, which takes several notices as one. */
  static HttpChannel ofPeople(PostClient client, NoticeFormat format) {
    return new HttpChannel(client, format, true);
  }

  @Override
  public boolean takesSummaries() {
    return readByPeople;
  }

  @Override
  public void deliver(AlertNotice notice) {
    NoticeRequest request;
    try {
      request = format.compose(notice);
      client.check("url", request.url());
    } catch (IllegalArgumentException e) {
      throw AlertDeliveryException.permanentFailure(String.valueOf(e.getMessage()));
    }
    PostReceipt answer;
    try {
      answer = client.post(request.url(), request.headers(), request.body());
    } catch (BalanceException e) {
      throw AlertDeliveryException.transientFailure(String.valueOf(e.getMessage()));
    }
    if (!format.isAccepted(answer.status())) {
      throw refused(PostClient.origin(request.url()), answer);
    }
  }

  private AlertDeliveryException refused(String origin, PostReceipt answer) {
    int status = answer.status();
    String why = status >= SERVER_ERROR ? "another attempt may succeed" : format.advice(status);
    String message = "%s answered with HTTP %d; %s".formatted(origin, status, why);
    if (format.isPermanent(status)) {
      return AlertDeliveryException.permanentFailure(message);
    }
    return format
        .retryAfter(answer)
        .map(wait -> AlertDeliveryException.transientFailure(message, wait))
        .orElseGet(() -> AlertDeliveryException.transientFailure(message));
  }

  /**
   * Returns a URL that is a secret.
   *
   * @throws IllegalArgumentException if it is no URL; the message does not contain it
   */
  static URI reveal(Secret url) {
    try {
      return URI.create(url.reveal().strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "url: expected a URL such as https://chat.example.com/...");
    }
  }

  /** Names nothing: its settings contain secrets. */
  @Override
  public String toString() {
    return "HttpChannel";
  }
}
