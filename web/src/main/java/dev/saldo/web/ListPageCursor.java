package dev.saldo.web;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * The place at which the next page of a list begins. Clients receive it as an opaque text.
 *
 * @param list the name of the list
 * @param from the instant at which the page begins, UTC; for alerts, that of the last one shown
 * @param to the end of the entire window, exclusive, UTC
 * @param width the length of window that is expected to hold a page
 * @param after the identifier of the last alert shown; empty for other lists
 */
record ListPageCursor(String list, Instant from, Instant to, Duration width, String after) {

  private static final int PARTS = 5;
  private static final String SEPARATOR = " ";

  /**
   * Reads the text of a cursor.
   *
   * @throws WebException if it is not one of the list
   */
  static ListPageCursor parse(String list, String text) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8)
              .split(SEPARATOR, PARTS);
      if (parts.length == PARTS && parts[0].equals(list)) {
        return new ListPageCursor(
            list,
            Instant.ofEpochMilli(Long.parseLong(parts[1])),
            Instant.ofEpochMilli(Long.parseLong(parts[2])),
            Duration.ofMillis(Math.max(1, Long.parseLong(parts[3]))),
            parts[4]);
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      // Answered below.
    }
    throw new WebException(
        400, "Wrong parameter", "the cursor is not one of '%s'; begin without it".formatted(list));
  }

  /** Returns the text, of letters that a URL need not escape. */
  String text() {
    String plain =
        String.join(
            SEPARATOR,
            list,
            String.valueOf(from.toEpochMilli()),
            String.valueOf(to.toEpochMilli()),
            String.valueOf(width.toMillis()),
            after);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }
}
