package dev.saldo.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request that passed the filter.
 *
 * @param method its method, GET or POST; HEAD counts as GET
 * @param path its path, decoded
 * @param query the values of its query, by name
 * @param type the media type of the body, in lower case and without parameters; empty if not stated
 * @param accept the header {@code Accept}; empty if not stated
 * @param known the header {@code If-None-Match}; empty if not stated
 * @param client the address of the client
 * @param secure whether a proxy says that the client uses TLS
 * @param body the body; empty until the request is admitted
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record WebRequest(
    String method,
    List<String> path,
    Map<String, List<String>> query,
    String type,
    String accept,
    String known,
    String client,
    boolean secure,
    byte[] body) {

  WebRequest {
    path = List.copyOf(path);
    query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
  }

  /**
   * Returns the parts of a path, decoded.
   *
   * @throws IllegalArgumentException if an escape is wrong
   */
  static List<String> path(String raw) {
    List<String> parts = new ArrayList<>();
    for (String part : raw.split("/", -1)) {
      if (!part.isEmpty()) {
        parts.add(URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8));
      }
    }
    return parts;
  }

  /**
   * Returns the values of a query or of a form.
   *
   * @throws IllegalArgumentException if an escape is wrong
   */
  static Map<String, List<String>> values(String raw) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : raw.split("&", -1)) {
      if (!pair.isEmpty()) {
        String[] parts = pair.split("=", 2);
        String value = parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
        values
            .computeIfAbsent(
                URLDecoder.decode(parts[0], StandardCharsets.UTF_8), name -> new ArrayList<>())
            .add(value);
      }
    }
    return values;
  }

  /** Returns this request with its body. */
  WebRequest with(byte[] read) {
    return new WebRequest(method, path, query, type, accept, known, client, secure, read);
  }

  /** Returns whether a person made it with a browser. */
  boolean isFromBrowser() {
    return accept.contains("text/html");
  }

  /** Returns whether the path is this one. */
  boolean isAt(String... parts) {
    return path.equals(List.of(parts));
  }

  /** Returns the only value of a form field in the body. */
  Optional<String> field(String name) {
    List<String> values =
        values(new String(body, StandardCharsets.UTF_8)).getOrDefault(name, List.of());
    return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }
}
