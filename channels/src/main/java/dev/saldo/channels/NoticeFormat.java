package dev.saldo.channels;

import dev.saldo.feign.PostReceipt;
import dev.saldo.spi.channel.AlertNotice;
import java.time.Duration;
import java.util.Optional;

/** The form in which a service takes a notice, and the meaning of its answers. Thread-safe. */
@FunctionalInterface
interface NoticeFormat {

  /**
   * Returns the request for one attempt to deliver a notice.
   *
   * @throws IllegalArgumentException if a secret does not have the form that the service demands;
   *     the message names the setting and not the value
   */
  NoticeRequest compose(AlertNotice notice);

  /** Returns whether a status means that the notice was accepted. */
  default boolean isAccepted(int status) {
    return status >= 200 && status < 300;
  }

  /** Returns whether another attempt is useless after a status that is no success. */
  default boolean isPermanent(int status) {
    return switch (status) {
      case 408, 425, 429 -> false;
      default -> status >= 400 && status < 500;
    };
  }

  /** Returns the wait that the service requests in an answer that is no success. */
  default Optional<Duration> retryAfter(PostReceipt answer) {
    return answer.retryAfter();
  }

  /** Returns what to do about a status that is no success. */
  default String advice(int status) {
    return switch (status) {
      case 400, 422 -> "it does not accept the message; check the settings of the channel";
      case 401, 403 -> "check the URL and the secret of the channel";
      case 404, 410 -> "it no longer exists there; check the URL of the channel";
      case 408, 425, 429 -> "it asks to wait";
      default ->
          status < 400 ? "set the final URL: redirects are not followed" : "ask its operator";
    };
  }
}
