package dev.saldo.app.format.html;

/** The element ids of one page. Not thread-safe. */
final class HtmlIdSequence {

  private int last;

  String next() {
    last++;
    return "c" + last;
  }
}
