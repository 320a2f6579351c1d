package dev.saldo.account;

import dev.saldo.spi.BalanceException;

/** Says what a provider threw. Its message is the provider's and may hold anything. */
public final class ProviderFault {

  private ProviderFault() {}

  /**
   * Returns the class of what was thrown, the class that was missing, or the words of a {@link
   * BalanceException}, which are made to be shown.
   */
  public static String of(Throwable thrown) {
    if (thrown instanceof BalanceException || thrown instanceof OverdueException) {
      return String.valueOf(thrown.getMessage());
    }
    if (thrown instanceof NoClassDefFoundError
        && thrown.getCause() instanceof ClassNotFoundException missing) {
      return "class %s is missing: put the jar that has it into one folder with the provider's"
          .formatted(missing.getMessage());
    }
    return thrown instanceof ExceptionInInitializerError && thrown.getCause() != null
        ? thrown.getClass().getName() + " from " + of(thrown.getCause())
        : thrown.getClass().getName();
  }
}
