package dev.saldo.app.format;

/** Escapes text for Markdown, so that it neither ends a table cell nor begins markup. */
final class MarkdownTextEscaper {

  private static final String MARKS = "\\`*_[]~|$#";

  private MarkdownTextEscaper() {}

  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    SafeTextSanitizer.sanitize(text).codePoints().forEach(c -> append(escaped, c));
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, int character) {
    switch (character) {
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '&' -> escaped.append("&amp;");
      default -> {
        if (MARKS.indexOf(character) >= 0) {
          escaped.append('\\');
        }
        escaped.appendCodePoint(character);
      }
    }
  }
}
