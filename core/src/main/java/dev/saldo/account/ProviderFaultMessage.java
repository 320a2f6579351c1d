package dev.saldo.account;

import dev.saldo.spi.BalanceException;

/** Says what a provider threw. Its message is the provider's and may hold anything. */
public final class ProviderFaultMessage {

  private ProviderFaultMessage() {}

  /**
   * Returns the class of what was thrown, the class that was missing, or the words of a {@link
   * BalanceException}, which are made to be shown.
   */
  public static String describe(Throwable thrown) {
    return switch (thrown) {
      case BalanceException stated -> String.valueOf(stated.getMessage());
      case CallTimeoutException late -> String.valueOf(late.getMessage());
      case NoClassDefFoundError e when e.getCause() instanceof ClassNotFoundException missing ->
          "class %s is missing: put the jar that has it into one folder with the provider's"
              .formatted(missing.getMessage());
      case ExceptionInInitializerError e when e.getCause() != null ->
          e.getClass().getName() + " from " + describe(e.getCause());
      default -> thrown.getClass().getName();
    };
  }
}
