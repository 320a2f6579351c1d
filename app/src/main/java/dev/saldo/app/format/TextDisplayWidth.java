package dev.saldo.app.format;

/**
 * The number of terminal columns of a text: none for combining marks, two for ideographs, Hangul,
 * kana and emoji, one for other characters (Unicode Standard Annex 11).
 */
public final class TextDisplayWidth {

  /** The first and last characters of the ranges that are two columns wide, without emoji. */
  private static final int[][] WIDE = {
    {0x1100, 0x115F},
    {0x2E80, 0x303E},
    {0x3041, 0xA4CF},
    {0xA960, 0xA97C},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE10, 0xFE19},
    {0xFE30, 0xFE6B},
    {0xFF01, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x16FE0, 0x18DF2},
    {0x1AFF0, 0x1B2FB},
    {0x1F200, 0x1F265},
    {0x20000, 0x3FFFD},
  };

  private TextDisplayWidth() {}

  public static int measure(String text) {
    return text.codePoints().map(TextDisplayWidth::measure).sum();
  }

  public static int measure(int character) {
    if (character < 0x300) {
      return 1;
    }
    if (combines(character)) {
      return 0;
    }
    return isWide(character) ? 2 : 1;
  }

  /** Returns the text; one that is too wide is cut and ends with {@code mark}. */
  public static String cut(String text, int width, String mark) {
    if (measure(text) <= width) {
      return text;
    }
    int room = width - measure(mark);
    int end = 0;
    while (end < text.length()) {
      int character = text.codePointAt(end);
      room -= measure(character);
      if (room < 0) {
        break;
      }
      end += Character.charCount(character);
    }
    return text.substring(0, end) + mark;
  }

  private static boolean combines(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> true;
      default -> character >= 0x1160 && character <= 0x11FF;
    };
  }

  private static boolean isWide(int character) {
    for (int[] range : WIDE) {
      if (character >= range[0] && character <= range[1]) {
        return true;
      }
    }
    boolean half = character >= 0x1F1E6 && character <= 0x1F1FF;
    return Character.isEmojiPresentation(character) && !half;
  }
}
