package dev.saldo.app.format;

import java.util.regex.Pattern;

/**
 * Escapes text so that no spreadsheet takes it for a formula: an apostrophe precedes what could be
 * one. Plain numbers are not changed.
 */
public final class SpreadsheetTextEscaper {

  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+(\\.[0-9]+)?");

  /** The characters with which a formula can begin, with their fullwidth forms. */
  private static final String FORMULA_MARKS = "=+-@\t\r＝＋－＠";

  private SpreadsheetTextEscaper() {}

  public static String escape(String text) {
    String safe = SafeTextSanitizer.sanitize(text);
    boolean formula = begins(text) || begins(safe);
    return formula && !NUMBER.matcher(safe).matches() ? "'" + safe : safe;
  }

  private static boolean begins(String text) {
    return text.codePoints()
        .filter(c -> c != ' ' && c != 0xA0)
        .limit(1)
        .anyMatch(c -> FORMULA_MARKS.indexOf(c) >= 0);
  }
}
