package dev.saldo.app.format.text;

import dev.saldo.app.format.TextDisplayWidth;
import java.util.ArrayList;
import java.util.List;

/** Wraps a sentence into lines, between words if possible. */
public final class TextLineWrapper {

  private TextLineWrapper() {}

  /** Returns the lines; a word that is longer than the width is cut. */
  public static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text.strip();
    while (TextDisplayWidth.measure(rest) > width) {
      String fitting = TextDisplayWidth.cut(rest, width, "");
      int space =
          rest.startsWith(" ", fitting.length()) ? fitting.length() : fitting.lastIndexOf(' ');
      int end = space > 0 ? space : fitting.length();
      lines.add(rest.substring(0, end).strip());
      rest = rest.substring(end).strip();
    }
    lines.add(rest);
    return lines;
  }
}
