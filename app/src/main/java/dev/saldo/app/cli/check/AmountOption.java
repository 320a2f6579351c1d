package dev.saldo.app.cli.check;

import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.spi.Amount;
import java.math.BigDecimal;

/** Parses options that are amounts. */
final class AmountOption {

  private AmountOption() {}

  /** Returns an amount of more than 0. */
  static BigDecimal parse(String option, String text) {
    try {
      BigDecimal amount = Amount.of(new BigDecimal(text.strip())).value();
      if (amount != null && amount.signum() > 0) {
        return amount;
      }
    } catch (IllegalArgumentException e) {
      throw new CommandUsageException(
          option + " '" + text + "' is not an amount; write 500 or 12.5");
    }
    throw new CommandUsageException(option + " must be more than 0, not '" + text + "'");
  }
}
