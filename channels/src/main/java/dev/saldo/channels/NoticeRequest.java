package dev.saldo.channels;

import java.net.URI;
import java.util.Map;

/**
 * The request with which an HTTP channel sends a notice.
 *
 * @param url the URL, which may be a secret
 * @param headers the headers besides those that every request has
 * @param body the body in JSON
 */
record NoticeRequest(URI url, Map<String, String> headers, String body) {

  NoticeRequest {
    headers = Map.copyOf(headers);
  }

  /** Leaves out everything: each part may contain a secret. */
  @Override
  public String toString() {
    return "NoticeRequest";
  }
}
