package dev.saldo.app.exchange;

import dev.saldo.account.NameSuggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Suggests the options for a file with columns other than those of the exchange format. */
final class ForeignColumnHint {

  private static final Map<SampleCsvColumn, List<String>> OTHER_NAMES =
      Map.of(
          SampleCsvColumn.OBSERVED_AT,
              List.of(
                  "time", "timestamp", "date", "datetime", "date/time", "datum", "zeit", "when"),
          SampleCsvColumn.AMOUNT,
              List.of("balance", "value", "credit", "credits", "saldo", "remaining", "guthaben"));

  private ForeignColumnHint() {}

  /** Returns the likely spelling in the exchange format, or the option that names the columns. */
  static String suggest(String unknown, List<String> header) {
    String spelling = NameSuggestions.hint(unknown, SampleCsvColumn.headers());
    boolean other =
        header.stream().noneMatch(SampleCsvColumn.AMOUNT.header()::equals)
            || header.stream().noneMatch(SampleCsvColumn.OBSERVED_AT.header()::equals);
    if (!other) {
      return spelling;
    }
    List<String> pairs = new ArrayList<>();
    for (SampleCsvColumn column : List.of(SampleCsvColumn.OBSERVED_AT, SampleCsvColumn.AMOUNT)) {
      pairs.add(column.header() + "=" + own(column, header).orElse("COLUMN"));
    }
    String options = "--map \"%s\" --account NAME --unit UNIT".formatted(String.join(",", pairs));
    return spelling.startsWith("; did")
        ? spelling + " For a file from another tool, add " + options
        : "; for a file from another tool, add " + options;
  }

  /** Returns the options that state a missing value. */
  static String suggest(SampleCsvColumn missing) {
    return switch (missing) {
      case ACCOUNT -> "; add --account NAME, or name its column: --map account=COLUMN";
      case UNIT_CODE -> "; add --unit UNIT, or name its column: --map unit_code=COLUMN";
      case PROVIDER, BUCKET, UNIT_KIND, OBSERVED_AT, AMOUNT, MEANS, VENDOR_TIME, UNLIMITED ->
          "; name its column: --map %s=COLUMN".formatted(missing.header());
    };
  }

  private static Optional<String> own(SampleCsvColumn column, List<String> header) {
    List<String> known = OTHER_NAMES.getOrDefault(column, List.of());
    return header.stream()
        .filter(
            name -> name.equals(column.header()) || known.contains(name.toLowerCase(Locale.ROOT)))
        .findFirst();
  }
}
