package dev.saldo.app.demo;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A request to a simulated vendor.
 *
 * @param method the HTTP method
 * @param path the path after the vendor's prefix
 * @param headers the headers by lower-case name; the first value of each
 * @param body the body as text, empty if there is none
 */
record SimulatedVendorRequest(
    String method, String path, Map<String, String> headers, String body) {

  boolean is(String expectedMethod, String expectedPath) {
    return method.equals(expectedMethod) && path.equals(expectedPath);
  }

  /** Returns a header, empty if it was not sent. */
  String header(String lowerCaseName) {
    return headers.getOrDefault(lowerCaseName, "");
  }

  /** Returns the fields of a form. */
  Map<String, String> form() {
    return Arrays.stream(body.split("&", -1))
        .map(field -> field.split("=", 2))
        .filter(field -> field.length == 2)
        .collect(Collectors.toMap(f -> decoded(f[0]), f -> decoded(f[1]), (first, again) -> first));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
