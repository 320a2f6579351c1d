package dev.saldo.app.exchange;

import dev.saldo.account.NameSuggestions;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.BalanceUnit.Kind;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The layout of a CSV file with samples.
 *
 * @param dialect the separator and the decimal mark
 * @param columns the file's own names of columns, for a file from another tool
 * @param constants the values that are the same in every line
 * @param times the form of times
 * @param providers the providers of the accounts that are configured, by account name
 */
public record SampleCsvLayout(
    SampleCsvDialect dialect,
    Map<SampleCsvColumn, String> columns,
    Map<SampleCsvColumn, String> constants,
    ObservedTimeFormat times,
    Map<String, String> providers) {

  /** The layout that {@code history export} writes. */
  public static final SampleCsvLayout STANDARD =
      new SampleCsvLayout(
          SampleCsvDialect.STANDARD, Map.of(), Map.of(), ObservedTimeFormat.INSTANTS, Map.of());

  public SampleCsvLayout {
    columns = Map.copyOf(columns);
    constants = Map.copyOf(constants);
    providers = Map.copyOf(providers);
  }

  /** Returns a layout with another dialect. */
  public SampleCsvLayout with(SampleCsvDialect other) {
    return new SampleCsvLayout(other, columns, constants, times, providers);
  }

  /**
   * Parses pairs such as {@code amount=Balance}.
   *
   * @throws IllegalArgumentException if one is no such pair; the message says what is
   */
  public static Map<SampleCsvColumn, String> parseColumns(List<String> pairs) {
    Map<SampleCsvColumn, String> columns = new EnumMap<>(SampleCsvColumn.class);
    for (String pair : pairs) {
      int sign = pair.indexOf('=');
      String name = pair.substring(0, Math.max(sign, 0)).strip();
      String own = pair.substring(sign + 1).strip();
      if (name.isEmpty() || own.isEmpty()) {
        throw new IllegalArgumentException("'" + pair + "' is not a pair such as amount=Balance");
      }
      SampleCsvColumn column =
          SampleCsvColumn.find(name)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "unknown field '%s'%s"
                              .formatted(
                                  name, NameSuggestions.hint(name, SampleCsvColumn.headers()))));
      if (columns.put(column, own) != null) {
        throw new IllegalArgumentException("field '" + name + "' has two columns");
      }
    }
    return columns;
  }

  /**
   * Parses a unit such as {@code EUR} or {@code messages:sms}.
   *
   * @throws IllegalArgumentException if it is neither; the message says what is
   */
  public static BalanceUnit parseUnit(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return currency(text)
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "'%s' is neither a currency such as EUR nor KIND:CODE such as messages:sms"
                          .formatted(text)));
    }
    String kind = text.substring(0, colon);
    return Arrays.stream(Kind.values())
        .filter(known -> known.name().equals(kind.toUpperCase(Locale.ROOT)))
        .findFirst()
        .map(known -> BalanceUnit.of(known, text.substring(colon + 1).strip()))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown kind '%s'%s"
                        .formatted(
                            kind,
                            NameSuggestions.hint(
                                kind,
                                Arrays.stream(Kind.values())
                                    .map(k -> k.name().toLowerCase(Locale.ROOT))
                                    .toList()))));
  }

  /** Returns the unit of a currency code, or nothing if no currency has the code. */
  static Optional<BalanceUnit> currency(String code) {
    return Currency.getAvailableCurrencies().stream()
            .anyMatch(c -> c.getCurrencyCode().equals(code))
        ? Optional.of(BalanceUnit.of(Kind.MONEY, code))
        : Optional.empty();
  }

  /** Returns whether the file is of another tool: it may have more columns, and lack some. */
  boolean isForeign() {
    return !columns.isEmpty() || !constants.isEmpty();
  }
}
