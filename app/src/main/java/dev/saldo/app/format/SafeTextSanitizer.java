package dev.saldo.app.format;

/**
 * Makes vendors' text safe for a terminal, a spreadsheet and a reader: one line without control
 * characters (and so without escape sequences) and without invisible characters or those that
 * change the direction of writing. Joiners that scripts and emoji need are kept.
 */
public final class SafeTextSanitizer {

  private static final int REPLACEMENT = 0xFFFD;
  private static final int NON_JOINER = 0x200C;
  private static final int JOINER = 0x200D;

  private SafeTextSanitizer() {}

  public static String sanitize(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.replace("\r\n", "\n").codePoints().forEach(c -> append(safe, c));
    return safe.toString();
  }

  /** Returns safe text with a question mark for each non-ASCII character. */
  public static String ascii(String safe) {
    StringBuilder ascii = new StringBuilder(safe.length());
    safe.codePoints()
        .filter(c -> TextDisplayWidth.measure(c) > 0)
        .forEach(c -> ascii.append(c < 0x7F ? (char) c : '?'));
    return ascii.toString();
  }

  private static void append(StringBuilder safe, int character) {
    if (breaksLine(character)) {
      safe.append(' ');
      return;
    }
    switch (Character.getType(character)) {
      case Character.CONTROL, Character.SURROGATE -> safe.appendCodePoint(REPLACEMENT);
      case Character.FORMAT -> {
        if (character == JOINER || character == NON_JOINER) {
          safe.appendCodePoint(character);
        }
      }
      default -> safe.appendCodePoint(character);
    }
  }

  private static boolean breaksLine(int character) {
    return (character >= '\t' && character <= '\r')
        || character == 0x85
        || character == 0x2028
        || character == 0x2029;
  }
}
