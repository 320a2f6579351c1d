package dev.saldo.app.format.html;

/** Hands out the ids of one page. */
final class HtmlIdSequence {

  private int last;

  String next() {
    last++;
    return "c" + last;
  }
}
