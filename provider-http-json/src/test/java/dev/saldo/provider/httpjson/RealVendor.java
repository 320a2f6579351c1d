package dev.saldo.provider.httpjson;

import dev.saldo.spi.Balance;
import java.util.Locale;

/**
 * An answer of a vendor that exists, and what it means.
 *
 * @param settings one a line, without the URL
 * @param meaning amount, unit and what it says, or the reason of a failure
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
    String means = balance.meaning().name().toLowerCase(Locale.ROOT);
    return amount + " " + balance.unit().code() + " " + means;
  }

  @Override
  public String toString() {
    return name;
  }
}
