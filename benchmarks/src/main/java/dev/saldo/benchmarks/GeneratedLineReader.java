package dev.saldo.benchmarks;

import java.io.Reader;
import java.util.Iterator;

/** A reader of lines that are generated while they are read, so that no file is needed. */
final class GeneratedLineReader extends Reader {

  private final Iterator<String> lines;
  private String line = "";
  private int place;

  GeneratedLineReader(Iterator<String> lines) {
    this.lines = lines;
  }

  @Override
  public int read(char[] buffer, int offset, int length) {
    int filled = 0;
    while (filled < length) {
      if (place == line.length()) {
        if (!lines.hasNext()) {
          break;
        }
        line = lines.next();
        place = 0;
      }
      int part = Math.min(length - filled, line.length() - place);
      line.getChars(place, place + part, buffer, offset + filled);
      place += part;
      filled += part;
    }
    return filled == 0 && length > 0 ? -1 : filled;
  }

  @Override
  public void close() {
    // Holds no resource.
  }
}
