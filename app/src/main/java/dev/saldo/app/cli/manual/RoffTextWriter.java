package dev.saldo.app.cli.manual;

import java.util.Locale;

/** Writes roff with the macros of man(7), in lines of at most 78 characters. Not thread-safe. */
final class RoffTextWriter {

  private static final int WIDTH = 78;

  private final StringBuilder text = new StringBuilder();

  /** Begins a page. */
  RoffTextWriter title(String name, int section, String date, String version) {
    return macro(
        "TH",
        quoted(name.toUpperCase(Locale.ROOT)),
        String.valueOf(section),
        "\"" + date + "\"",
        quoted("Saldo " + version),
        quoted("Saldo Manual"));
  }

  /** Begins a section. */
  RoffTextWriter section(String heading) {
    return macro("SH", quoted(heading));
  }

  /** Writes a paragraph; lines that begin with a space keep their layout. */
  RoffTextWriter paragraph(String line) {
    if (line.startsWith(" ")) {
      return unfilled(line);
    }
    return line.isBlank() ? this : separated().wrapped(line);
  }

  /** Begins a paragraph, unless a section has just begun. */
  private RoffTextWriter separated() {
    int end = text.length() - 1;
    boolean begun = text.substring(text.lastIndexOf("\n", end - 1) + 1).startsWith(".SH ");
    return begun ? this : macro("PP");
  }

  /** Writes an entry of a list. */
  RoffTextWriter entry(String formatted, String description) {
    return macro("TP").raw(formatted).wrapped(description);
  }

  /** Writes a line with its layout. */
  RoffTextWriter unfilled(String line) {
    boolean open = text.toString().endsWith("\n.fi\n");
    if (open) {
      text.setLength(text.length() - ".fi\n".length());
    } else {
      separated().macro("nf");
    }
    return raw(line.isBlank() ? "\\&" : guarded(escaped(line.stripTrailing()))).macro("fi");
  }

  /** Writes text that is broken into lines. */
  RoffTextWriter wrapped(String paragraph) {
    StringBuilder line = new StringBuilder();
    for (String word : escaped(paragraph.strip()).split(" +", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > WIDTH) {
        raw(guarded(line.toString()));
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    return line.length() == 0 ? this : raw(guarded(line.toString()));
  }

  /** Writes a macro. */
  RoffTextWriter macro(String name, String... arguments) {
    return raw("." + name + (arguments.length == 0 ? "" : " " + String.join(" ", arguments)));
  }

  /** Writes a line as it is. */
  RoffTextWriter raw(String line) {
    text.append(line).append('\n');
    return this;
  }

  static String bold(String word) {
    return "\\fB" + escaped(word) + "\\fR";
  }

  static String italic(String word) {
    return "\\fI" + escaped(word) + "\\fR";
  }

  private static String quoted(String word) {
    return "\"" + escaped(word).replace("\"", "\\(dq") + "\"";
  }

  private static String escaped(String plain) {
    return plain.replace("\\", "\\e").replace("-", "\\-");
  }

  /** Keeps a line from being read as a macro. */
  private static String guarded(String line) {
    return line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
