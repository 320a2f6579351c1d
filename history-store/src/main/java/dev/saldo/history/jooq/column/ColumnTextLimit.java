package dev.saldo.history.jooq.column;

/** Fits texts into their columns. */
public final class ColumnTextLimit {

  private ColumnTextLimit() {}

  /** Returns the text without NUL, the one character that not every database can store. */
  public static String storable(String text) {
    return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
  }

  /**
   * Returns the text, cut to at most so many chars with an ellipsis, never within a surrogate pair.
   */
  public static String fit(String text, int limit) {
    String kept = storable(text);
    if (kept.length() <= limit) {
      return kept;
    }
    int end = limit - 1;
    return kept.substring(0, Character.isHighSurrogate(kept.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
