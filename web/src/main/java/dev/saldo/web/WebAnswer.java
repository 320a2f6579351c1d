package dev.saldo.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answer to a request.
 *
 * @param status the HTTP status
 * @param type the media type of the body
 * @param headers further headers
 * @param body the body
 * @param compressed the body, compressed by gzip; empty if that is done when it is sent
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record WebAnswer(
    int status, String type, Map<String, String> headers, byte[] body, byte[] compressed) {

  private static final byte[] NOTHING = {};

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int SHORTEST_COMPRESSED = 1_000;
  static final String JSON_TYPE = "application/json";
  static final String HTML_TYPE = "text/html; charset=utf-8";
  private static final String PROBLEM_TYPE = "application/problem+json";

  WebAnswer {
    headers = Map.copyOf(headers);
  }

  static WebAnswer of(int status, String type, byte[] body) {
    return new WebAnswer(status, type, Map.of(), body, NOTHING);
  }

  static WebAnswer text(int status, String type, String body) {
    return of(status, type, body.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns a JSON document of maps, lists, strings, numbers and booleans. */
  static WebAnswer json(int status, Map<String, ?> document) {
    return of(status, JSON_TYPE, JSON.writeValueAsBytes(document));
  }

  /** Returns a problem document (RFC 9457). */
  static WebAnswer problem(int status, String title, List<String> details) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("title", title);
    document.put("status", status);
    if (!details.isEmpty()) {
      document.put("detail", String.join("; ", details));
    }
    return of(status, PROBLEM_TYPE, JSON.writeValueAsBytes(document));
  }

  /** Sends a browser to another page of this server. */
  static WebAnswer redirect(String path) {
    return text(303, "text/plain; charset=utf-8", "See " + path + "\n").with("Location", path);
  }

  /** Returns whether it is a text that is long enough to be worth compressing. */
  boolean isCompressible() {
    return body.length >= SHORTEST_COMPRESSED
        && (type.startsWith("text/") || type.contains("json") || type.contains("svg"));
  }

  /** Returns the body, compressed by gzip. */
  byte[] compressedBody() {
    return compressed.length > 0 ? compressed : compress();
  }

  /** Returns this answer compressed in advance, to be sent several times. */
  WebAnswer prepared() {
    return isCompressible() ? new WebAnswer(status, type, headers, body, compress()) : this;
  }

  private byte[] compress() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  WebAnswer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new WebAnswer(status, type, more, body, compressed);
  }
}
