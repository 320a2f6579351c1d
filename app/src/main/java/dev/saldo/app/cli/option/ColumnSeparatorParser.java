package dev.saldo.app.cli.option;

import dev.saldo.app.exchange.SampleCsvDialect.Separator;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses a column separator: its name or the character itself. */
final class ColumnSeparatorParser implements ITypeConverter<Separator> {

  @Override
  public Separator convert(String value) {
    for (Separator separator : Separator.values()) {
      if (separator.isNamed(value.toLowerCase(Locale.ROOT))) {
        return separator;
      }
    }
    throw new TypeConversionException("no separator: " + value);
  }
}
