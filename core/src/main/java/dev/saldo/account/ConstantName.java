package dev.saldo.account;

import java.util.Locale;

/**
 * The spelling of enum constants wherever the user reads or writes them: {@code rate-limited} for
 * {@code RATE_LIMITED}. The only exception is the CSV of samples, which uses underscores.
 */
public final class ConstantName {

  private ConstantName() {}

  /** Returns the name in lower case, with hyphens between its words. */
  public static String kebab(Enum<?> constant) {
    return kebab(constant.name());
  }

  /** Returns the spelling of a constant whose class must not be initialized. */
  static String kebab(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
