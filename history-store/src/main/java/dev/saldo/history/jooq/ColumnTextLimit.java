package dev.saldo.history.jooq;

/** Makes a text fit its column. */
final class ColumnTextLimit {

  private ColumnTextLimit() {}

  /** Returns the text without the one character that not every database keeps. */
  static String storable(String text) {
    return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
  }

  /** Returns the text, cut to a number of chars with an ellipsis and never through a character. */
  static String fit(String text, int most) {
    String kept = storable(text);
    if (kept.length() <= most) {
      return kept;
    }
    int end = most - 1;
    return kept.substring(0, Character.isHighSurrogate(kept.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
