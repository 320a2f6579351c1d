package dev.saldo.app.exchange;

import dev.saldo.account.Account;
import dev.saldo.account.NameSuggestions;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.SeriesKey;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.BalanceUnit.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads samples from CSV, one at a time. A malformed line throws {@link MalformedCsvException} with
 * its number. Not thread-safe.
 */
public final class SampleCsvReader implements Iterator<BalanceSample>, AutoCloseable {

  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2200;

  private final Instant latest;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final Map<SampleCsvColumn, Integer> positions = new EnumMap<>(SampleCsvColumn.class);
  private final SampleCsvDialect dialect;
  private int width;
  private @Nullable CSVRecord ahead;

  /** Opens a text with commas and decimal points. Closing the reader closes the text. */
  public SampleCsvReader(Reader text) {
    this(text, SampleCsvDialect.STANDARD);
  }

  /** Opens a text and checks its header. Closing the reader closes the text. */
  public SampleCsvReader(Reader text, SampleCsvDialect dialect) {
    this(text, dialect, Instant.MAX);
  }

  /**
   * Opens a text and checks its header. Closing the reader closes the text.
   *
   * @param latest the latest instant of a sample, UTC; a line with a later one is malformed
   */
  public SampleCsvReader(Reader text, SampleCsvDialect dialect, Instant latest) {
    this.dialect = dialect;
    this.latest = latest;
    try {
      parser =
          CSVFormat.RFC4180
              .builder()
              .setDelimiter(dialect.separator().character())
              .setIgnoreEmptyLines(true)
              .get()
              .parse(withoutMark(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    records = parser.iterator();
    if (!hasNext()) {
      throw new MalformedCsvException(1, "the file is empty; its first line names the columns");
    }
    header(take());
  }

  private static Reader withoutMark(Reader text) throws IOException {
    BufferedReader buffered = new BufferedReader(text);
    buffered.mark(1);
    if (buffered.read() != '\uFEFF') {
      buffered.reset();
    }
    return buffered;
  }

  @Override
  public boolean hasNext() {
    try {
      while (ahead == null && records.hasNext()) {
        CSVRecord line = records.next();
        ahead = line.stream().allMatch(String::isBlank) ? null : line;
      }
      return ahead != null;
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CSVException malformed) {
        throw notCsv(malformed);
      }
      throw e;
    } catch (IllegalStateException e) {
      throw notCsv(e);
    }
  }

  private CSVRecord take() {
    CSVRecord line = hasNext() ? ahead : null;
    if (line == null) {
      throw new NoSuchElementException();
    }
    ahead = null;
    return line;
  }

  @Override
  public BalanceSample next() {
    CSVRecord line = take();
    long number = parser.getCurrentLineNumber();
    try {
      return sample(line);
    } catch (IllegalArgumentException e) {
      throw new MalformedCsvException(number, String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private MalformedCsvException notCsv(Exception cause) {
    return new MalformedCsvException(
        parser.getCurrentLineNumber(), "not CSV; check for an unclosed quotation mark", cause);
  }

  private void header(CSVRecord header) {
    List<String> known =
        Arrays.stream(SampleCsvColumn.values()).map(SampleCsvColumn::header).toList();
    dialect.check(header.get(0));
    width = header.size();
    while (header.get(width - 1).isBlank()) {
      width--;
    }
    for (int i = 0; i < width; i++) {
      String name = header.get(i).strip();
      Optional<SampleCsvColumn> column = SampleCsvColumn.find(name);
      if (column.isEmpty()) {
        throw new MalformedCsvException(
            1, "unknown column '" + name + "'" + NameSuggestions.hint(name, known));
      }
      if (positions.put(column.get(), i) != null) {
        throw new MalformedCsvException(1, "duplicate column '" + name + "'");
      }
    }
    for (SampleCsvColumn column : SampleCsvColumn.REQUIRED) {
      if (!positions.containsKey(column)) {
        throw new MalformedCsvException(1, "column '" + column.header() + "' is missing");
      }
    }
  }

  private BalanceSample sample(CSVRecord line) {
    if (line.size() < width || !line.stream().skip(width).allMatch(String::isBlank)) {
      throw new IllegalArgumentException("expected " + width + " values, found " + line.size());
    }
    String account = value(line, SampleCsvColumn.ACCOUNT);
    if (!Account.isName(account)) {
      throw new IllegalArgumentException(
          "'" + account + "' is not an account name (a-z 0-9 . _ -)");
    }
    BalanceUnit unit =
        BalanceUnit.of(
            word(Kind.class, filled(line, SampleCsvColumn.UNIT_KIND)),
            filled(line, SampleCsvColumn.UNIT_CODE));
    SeriesKey series =
        new SeriesKey(
            account,
            filled(line, SampleCsvColumn.PROVIDER),
            filled(line, SampleCsvColumn.BUCKET),
            unit.kind(),
            unit.code(),
            positions.containsKey(SampleCsvColumn.MEANS)
                ? word(Meaning.class, filled(line, SampleCsvColumn.MEANS))
                : Meaning.REMAINING);
    return new BalanceSample(series, time(filled(line, SampleCsvColumn.OBSERVED_AT)), amount(line));
  }

  private Amount amount(CSVRecord line) {
    String text = value(line, SampleCsvColumn.AMOUNT);
    String unlimited = value(line, SampleCsvColumn.UNLIMITED).toLowerCase(Locale.ROOT);
    if (!List.of("", "true", "false").contains(unlimited)) {
      throw new IllegalArgumentException("unlimited '" + unlimited + "' is not true or false");
    }
    if (unlimited.equals("true")) {
      if (!text.isEmpty()) {
        throw new IllegalArgumentException(
            "amount '" + text + "' must be empty if unlimited is true");
      }
      return new Amount(null, true, null);
    }
    if (text.isEmpty()) {
      return Amount.ABSENT;
    }
    text = dialect.point(text);
    if (!text.matches("[+-]?\\d{1,26}(\\.\\d{1,12})?")) {
      throw new IllegalArgumentException(
          "amount '" + shortened(text) + "' is not a number of at most 26 digits and 12 decimals");
    }
    return Amount.of(new BigDecimal(text));
  }

  private String value(CSVRecord line, SampleCsvColumn column) {
    Integer position = positions.get(column);
    return position == null ? "" : line.get(position).strip();
  }

  private String filled(CSVRecord line, SampleCsvColumn column) {
    String value = value(line, column);
    if (value.isEmpty() || value.length() > 200) {
      throw new IllegalArgumentException(column.header() + " must have 1 to 200 characters");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(column.header() + " contains a control character");
    }
    return value;
  }

  private Instant time(String text) {
    OffsetDateTime time = parsed(text);
    if (time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR) {
      throw new IllegalArgumentException(
          "observed_at '%s' is outside the years %d to %d"
              .formatted(shortened(text), FIRST_YEAR, LAST_YEAR));
    }
    if (time.toInstant().isAfter(latest)) {
      throw new IllegalArgumentException(
          "observed_at '%s' is in the future; check its time zone, or add --allow-future"
              .formatted(shortened(text)));
    }
    return time.toInstant();
  }

  private static OffsetDateTime parsed(String text) {
    try {
      return OffsetDateTime.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "observed_at '" + shortened(text) + "' is not an instant such as 2026-11-21T20:15:00Z",
          e);
    }
  }

  private static <E extends Enum<E>> E word(Class<E> type, String text) {
    List<String> words =
        Arrays.stream(type.getEnumConstants()).map(c -> c.name().toLowerCase(Locale.ROOT)).toList();
    int index = words.indexOf(text);
    if (index < 0) {
      throw new IllegalArgumentException(
          "'" + shortened(text) + "' is not one of " + String.join(", ", words));
    }
    return type.getEnumConstants()[index];
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
