package dev.saldo.app.exchange;

/** A value from a file, shortened for messages. */
final class ShortenedText {

  private static final int LONGEST = 60;

  private ShortenedText() {}

  static String shorten(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
