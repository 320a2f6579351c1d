package dev.saldo.web;

import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import java.util.List;

/** A small picture with the main balance of an account, for other pages. */
final class AccountBalanceBadge {

  private static final int CHARACTER = 7;
  private static final int SPACE = 10;
  private static final int HEIGHT = 20;
  private static final int BASELINE = 14;

  private AccountBalanceBadge() {}

  /**
   * Returns the badge of an account.
   *
   * @throws WebException if there is no such account
   */
  static WebAnswer answer(WebServerHost host, String account) {
    KnownAccountCheck.require(host, account);
    List<Series> series =
        host.history().series(Selection.ALL).stream()
            .filter(each -> each.key().account().equals(account) && !each.derived())
            .toList();
    String value =
        series.stream()
            .filter(each -> each.key().bucket().equals(Balance.MAIN))
            .findFirst()
            .or(() -> series.stream().findFirst())
            .map(AccountBalanceBadge::value)
            .orElse("not read");
    return WebAnswer.text(200, "image/svg+xml", svg(account, value));
  }

  private static String value(Series series) {
    Amount amount = series.last().amount();
    if (amount.unlimited()) {
      return "unlimited";
    }
    return amount.value() == null
        ? "unknown"
        : Amount.plain(amount.value()).toPlainString() + " " + series.unit().code();
  }

  private static String svg(String name, String value) {
    int left = name.length() * CHARACTER + SPACE;
    int right = value.length() * CHARACTER + SPACE;
    String label = escaped(name + ": " + value);
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" role="img" aria-label="%3$s">
        <title>%3$s</title>
        <rect width="%4$d" height="%2$d" fill="#555"/>
        <rect x="%4$d" width="%5$d" height="%2$d" fill="#1d6fb8"/>
        <g fill="#fff" font-family="Verdana,sans-serif" font-size="11" text-anchor="middle">
        <text x="%6$d" y="%7$d">%8$s</text>
        <text x="%9$d" y="%7$d">%10$s</text>
        </g></svg>
        """
        .formatted(
            left + right,
            HEIGHT,
            label,
            left,
            right,
            left / 2,
            BASELINE,
            escaped(name),
            left + right / 2,
            escaped(value));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
