package dev.saldo.app.exchange;

import dev.saldo.account.Account;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.SeriesKey;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.BalanceUnit.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
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

  private static final int LISTED_PROBLEMS = 20;
  private static final int LONGEST_VALUE = 200;
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2200;

  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final SampleCsvHeader header;
  private final SampleCsvLayout layout;
  private final Instant latest;
  private @Nullable CSVRecord ahead;
  private long line;

  /** Opens a text as {@code history export} writes it. Closing the reader closes the text. */
  public SampleCsvReader(Reader text) {
    this(text, SampleCsvLayout.STANDARD, Instant.MAX);
  }

  /**
   * Opens a text and checks its header. Closing the reader closes the text.
   *
   * @param latest the latest instant of a sample, UTC; a line with a later one is malformed
   */
  public SampleCsvReader(Reader text, SampleCsvLayout layout, Instant latest) {
    this.layout = layout;
    this.latest = latest;
    try {
      parser =
          CSVFormat.RFC4180
              .builder()
              .setDelimiter(layout.dialect().separator().character())
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
    header = SampleCsvHeader.of(take(), layout);
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

  /**
   * Returns the sample of the next line.
   *
   * @throws MalformedCsvException if the line is malformed, with all malformed lines after it
   */
  @Override
  public BalanceSample next() {
    CSVRecord values = take();
    line = parser.getCurrentLineNumber();
    try {
      return sample(values);
    } catch (IllegalArgumentException e) {
      throw allMalformed(e);
    }
  }

  /** Returns the number of the line of the sample that was returned last. */
  public long line() {
    return line;
  }

  private MalformedCsvException allMalformed(IllegalArgumentException first) {
    List<String> problems = new ArrayList<>(List.of("line " + line + ": " + first.getMessage()));
    long count = 1;
    try {
      while (hasNext()) {
        CSVRecord values = take();
        try {
          sample(values);
        } catch (IllegalArgumentException e) {
          count++;
          if (problems.size() < LISTED_PROBLEMS) {
            problems.add("line " + parser.getCurrentLineNumber() + ": " + e.getMessage());
          }
        }
      }
    } catch (MalformedCsvException e) {
      count++;
      problems.addAll(e.problems());
    }
    return new MalformedCsvException(problems, count);
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

  private BalanceSample sample(CSVRecord line) {
    header.requireWidth(line);
    String account = header.value(line, SampleCsvColumn.ACCOUNT);
    if (!Account.isName(account)) {
      throw new IllegalArgumentException(
          "account '%s' is not an account name (a-z 0-9 . _ -)"
              .formatted(ShortenedText.shorten(account)));
    }
    BalanceUnit unit = unit(line);
    SeriesKey series =
        new SeriesKey(
            account,
            provider(line, account),
            header.has(SampleCsvColumn.BUCKET)
                ? filled(line, SampleCsvColumn.BUCKET)
                : Balance.MAIN,
            unit.kind(),
            unit.code(),
            header.has(SampleCsvColumn.MEANS)
                ? word(Meaning.class, line, SampleCsvColumn.MEANS)
                : Meaning.REMAINING);
    return new BalanceSample(series, time(line), amount(line), vendorTime(line));
  }

  private String provider(CSVRecord line, String account) {
    if (header.has(SampleCsvColumn.PROVIDER)) {
      return filled(line, SampleCsvColumn.PROVIDER);
    }
    String configured = layout.providers().get(account);
    if (configured == null) {
      throw new IllegalArgumentException(
          "account '%s' is not in the configuration; add --provider NAME".formatted(account));
    }
    return configured;
  }

  private BalanceUnit unit(CSVRecord line) {
    String code = filled(line, SampleCsvColumn.UNIT_CODE);
    if (header.has(SampleCsvColumn.UNIT_KIND)) {
      return BalanceUnit.of(word(Kind.class, line, SampleCsvColumn.UNIT_KIND), code);
    }
    return SampleCsvLayout.currency(code)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unit_code '%s' is not a currency; add --unit KIND:CODE, such as messages:sms"
                        .formatted(ShortenedText.shorten(code))));
  }

  private Amount amount(CSVRecord line) {
    String text = header.value(line, SampleCsvColumn.AMOUNT);
    String unlimited = header.value(line, SampleCsvColumn.UNLIMITED).toLowerCase(Locale.ROOT);
    if (!List.of("", "true", "false").contains(unlimited)) {
      throw new IllegalArgumentException(
          "unlimited '%s' is not true or false".formatted(ShortenedText.shorten(unlimited)));
    }
    if (unlimited.equals("true")) {
      if (!text.isEmpty()) {
        throw new IllegalArgumentException(
            "amount '%s' must be empty if unlimited is true"
                .formatted(ShortenedText.shorten(text)));
      }
      return new Amount(null, true, null);
    }
    return text.isEmpty() ? Amount.ABSENT : Amount.of(layout.dialect().number(text));
  }

  private String filled(CSVRecord line, SampleCsvColumn column) {
    String value = header.value(line, column);
    if (value.isEmpty() || value.length() > LONGEST_VALUE) {
      throw new IllegalArgumentException(column.header() + " must have 1 to 200 characters");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(column.header() + " contains a control character");
    }
    return value;
  }

  private @Nullable Instant vendorTime(CSVRecord line) {
    String text = header.value(line, SampleCsvColumn.VENDOR_TIME);
    return text.isEmpty() ? null : time(SampleCsvColumn.VENDOR_TIME, text);
  }

  private Instant time(CSVRecord line) {
    String text = filled(line, SampleCsvColumn.OBSERVED_AT);
    Instant time = time(SampleCsvColumn.OBSERVED_AT, text);
    if (time.isAfter(latest)) {
      throw new IllegalArgumentException(
          "observed_at '%s' is in the future; check its time zone, or add --allow-future"
              .formatted(ShortenedText.shorten(text)));
    }
    return time;
  }

  private Instant time(SampleCsvColumn column, String text) {
    Instant time = layout.times().parse(text);
    int year = time.atOffset(ZoneOffset.UTC).getYear();
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new IllegalArgumentException(
          "%s '%s' is outside the years %d to %d"
              .formatted(column.header(), ShortenedText.shorten(text), FIRST_YEAR, LAST_YEAR));
    }
    return time;
  }

  private <E extends Enum<E>> E word(Class<E> type, CSVRecord line, SampleCsvColumn column) {
    String text = filled(line, column);
    List<String> words =
        Arrays.stream(type.getEnumConstants()).map(c -> c.name().toLowerCase(Locale.ROOT)).toList();
    int index = words.indexOf(text);
    if (index < 0) {
      throw new IllegalArgumentException(
          "%s '%s' is not one of %s"
              .formatted(column.header(), ShortenedText.shorten(text), String.join(", ", words)));
    }
    return type.getEnumConstants()[index];
  }
}
