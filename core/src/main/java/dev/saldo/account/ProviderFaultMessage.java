package dev.saldo.account;

import dev.saldo.spi.BalanceException;

/**
 * The description of what a provider threw, without its message, which the provider controls and
 * which may contain anything.
 */
public final class ProviderFaultMessage {

  private ProviderFaultMessage() {}

  /**
   * Returns the class of the throwable, the class that was missing, or the message of a {@link
   * BalanceException}, which is written for the user.
   */
  public static String describe(Throwable thrown) {
    return switch (thrown) {
      case BalanceException stated -> String.valueOf(stated.getMessage());
      case CallTimeoutException late -> String.valueOf(late.getMessage());
      case NoClassDefFoundError e when e.getCause() instanceof ClassNotFoundException missing ->
          "class %s is missing; put its jar into one folder with the provider's jar"
              .formatted(missing.getMessage());
      case ExceptionInInitializerError e when e.getCause() != null ->
          e.getClass().getName() + " from " + describe(e.getCause());
      default -> thrown.getClass().getName();
    };
  }
}
