package dev.saldo.account;

import java.util.Locale;

/**
 * The spelling of an enum's constants wherever the user reads or writes them: {@code rate-limited}
 * for {@code RATE_LIMITED}. Only the CSV of samples, whose columns have underscores, spells its
 * own.
 */
public final class ConstantName {

  private ConstantName() {}

  /** Returns the name in lower case, with hyphens between its words. */
  public static String kebab(Enum<?> constant) {
    return kebab(constant.name());
  }

  /** Spells a constant of a class that must not be initialized. */
  static String kebab(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
