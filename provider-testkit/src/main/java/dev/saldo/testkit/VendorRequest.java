package dev.saldo.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as a {@link VendorServer} received it.
 *
 * @param method such as {@code POST}
 * @param target the path with its query, as sent
 * @param headers all values by header name; names are case-insensitive
 * @param body the body as UTF-8, or empty
 */
public record VendorRequest(
    String method, String target, Map<String, List<String>> headers, String body) {

  /** Returns the target without its query. */
  public String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /** Returns the query as sent, or empty. */
  public String query() {
    int query = target.indexOf('?');
    return query < 0 ? "" : target.substring(query + 1);
  }

  /** Returns the first value of a header, or empty if it was not sent. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** Returns the request as text, roughly as it was received. */
  public String asText() {
    StringBuilder text = new StringBuilder(method).append(' ').append(target).append('\n');
    headers.forEach(
        (name, values) ->
            values.forEach(value -> text.append(name).append(": ").append(value).append('\n')));
    return text.append('\n').append(body).toString();
  }
}
