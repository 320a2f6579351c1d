package dev.saldo.history.jooq.column;

import dev.saldo.spi.Amount;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The column with an amount as the vendor wrote it. Most vendors write a plain number; then the
 * column is null. An empty text next to a number means that there is no text of the vendor.
 */
public final class RawAmountColumn {

  private static final String NONE = "";

  private RawAmountColumn() {}

  public static @Nullable String column(Amount amount) {
    String raw = amount.raw();
    if (amount.value() == null) {
      return raw == null ? null : ColumnTextLimit.storable(raw);
    }
    if (raw == null) {
      return NONE;
    }
    return raw.equals(amount.value().toPlainString()) ? null : ColumnTextLimit.storable(raw);
  }

  public static Amount read(
      @Nullable BigDecimal value, boolean unlimited, @Nullable String column) {
    Amount plain = new Amount(value, unlimited, null);
    if (plain.value() == null) {
      return new Amount(null, unlimited, column);
    }
    if (column == null) {
      return new Amount(plain.value(), false, plain.value().toPlainString());
    }
    return column.equals(NONE) ? plain : new Amount(plain.value(), false, column);
  }
}
