package dev.saldo.provider.httpjson;

import dev.saldo.spi.Balance;
import java.util.Locale;

/**
 * The answer of an existing vendor and its expected reading.
 *
 * @param settings the settings without the URL, one per line
 * @param meaning amount, unit and meaning, or the reason of a failure
 */
record RealVendor(String name, String settings, String body, String meaning) {

  static RealVendor vendor(String name) {
    return new RealVendor(name, "", "", "");
  }

  RealVendor with(String lines) {
    return new RealVendor(name, lines, body, meaning);
  }

  RealVendor saying(String answer) {
    return new RealVendor(name, settings, answer, meaning);
  }

  RealVendor means(String text) {
    return new RealVendor(name, settings, body, text);
  }

  static String text(Balance balance) {
    String amount =
        balance.amount().unlimited() ? "unlimited" : String.valueOf(balance.amount().value());
    String meaning = balance.meaning().name().toLowerCase(Locale.ROOT);
    return amount + " " + balance.unit().code() + " " + meaning;
  }

  @Override
  public String toString() {
    return name;
  }
}
