package dev.saldo.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a report that {@code -o html} wrote.
 *
 * @param policy the hash of its style sheet, for the policy of a page; may be empty
 * @param style its style sheet
 * @param about the lines below its heading, as HTML
 * @param content its charts and tables, as HTML
 * @param footer its last lines, as HTML
 */
record ReportPageContent(String policy, String style, String about, String content, String footer) {

  private static final Pattern POLICY =
      Pattern.compile(
          "<meta http-equiv=\"Content-Security-Policy\"[^>]*?(sha256-[A-Za-z0-9+/=]+)[^>]*>");
  private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);
  private static final Pattern HEADER = Pattern.compile("</h1>(.*?)</header>", Pattern.DOTALL);
  private static final Pattern MAIN = Pattern.compile("<main>(.*)</main>", Pattern.DOTALL);
  private static final Pattern FOOTER = Pattern.compile("<footer>.*</footer>", Pattern.DOTALL);
  private static final String TABLE = "<div class=\"table";
  private static final Pattern IDS = Pattern.compile("(id|aria-labelledby)=\"(c\\d[^\"]*)\"");

  /** Returns the parts of a page. */
  static ReportPageContent of(String html) {
    String hash = find(POLICY, html);
    return new ReportPageContent(
        hash.isEmpty() ? "" : "'" + hash + "'",
        find(STYLE, html),
        find(HEADER, html),
        find(MAIN, html),
        find(FOOTER, html, 0));
  }

  /**
   * Returns the content with other identifiers, so that several reports can be on one page.
   *
   * @param prefix a letter
   */
  String content(String prefix) {
    return IDS.matcher(content)
        .replaceAll(
            ids ->
                Matcher.quoteReplacement(
                    "%s=\"%s\""
                        .formatted(
                            ids.group(1), prefix + ids.group(2).replace(" ", " " + prefix))));
  }

  /** Returns the charts alone, with other identifiers. */
  String charts(String prefix) {
    String all = content(prefix);
    int tables = all.indexOf(TABLE);
    return tables < 0 ? all : all.substring(0, tables);
  }

  /** Returns all but the charts, with other identifiers. */
  String tables(String prefix) {
    return content(prefix).substring(charts(prefix).length());
  }

  private static String find(Pattern pattern, String html) {
    return find(pattern, html, 1);
  }

  private static String find(Pattern pattern, String html, int group) {
    Matcher found = pattern.matcher(html);
    return found.find() ? found.group(group) : "";
  }
}
