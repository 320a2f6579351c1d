package dev.saldo.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.app.exchange.SampleCsvDialect.Separator;
import dev.saldo.history.BalanceSample;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SampleCsvReaderTest {

  private static final String HEADER =
      "account,provider,bucket,unit_kind,unit_code,observed_at,amount";
  private static final String LINE = "a,http-json,main,money,EUR,2026-11-01T08:00:00Z,100.50";
  private static final SampleCsvDialect EUROPEAN = new SampleCsvDialect(Separator.SEMICOLON, true);

  @Test
  void readsSemicolonsDecimalCommaAndByteOrderMark() {
    String text = "\uFEFF" + HEADER.replace(',', ';') + "\r\n" + european() + "\r\n";
    assertThat(read(text, EUROPEAN).get(0).amount().value())
        .isEqualByComparingTo(new BigDecimal("100.5"));
  }

  @Test
  void skipsBlankRowsAndTrailingBlankColumns() {
    String text = HEADER + ",,\n,,,\n" + LINE + ",,\n,,,,,,\n";
    assertThat(read(text, SampleCsvDialect.STANDARD)).hasSize(1);
  }

  @Test
  void namesTheOptionForAnotherSeparatorAndForDecimalCommas() {
    assertThatThrownBy(() -> read(HEADER.replace(',', ';'), SampleCsvDialect.STANDARD))
        .isInstanceOf(MalformedCsvException.class)
        .hasMessageContaining("--separator semicolon");
    assertThatThrownBy(
            () ->
                read(
                    HEADER.replace(',', ';') + "\n" + european(),
                    new SampleCsvDialect(Separator.SEMICOLON, false)))
        .isInstanceOf(MalformedCsvException.class)
        .hasMessageContaining("--decimal-comma");
  }

  @Test
  void rejectsValuesBeyondTheHeader() {
    assertThatThrownBy(() -> read(HEADER + "\n" + LINE + ",5", SampleCsvDialect.STANDARD))
        .hasMessageContaining("expected 7 values, found 8");
  }

  @Test
  void readsTheColumnsOfAnotherTool() {
    SampleCsvLayout layout =
        foreign("Balance", ObservedTimeFormat.of("dd/mm/yyyy hh:mm", ZoneId.of("Europe/Berlin")));
    BalanceSample sample =
        read("Note,time,Balance\nx,1/10/2026 08:30,\"1,234.50\"\n", layout).get(0);
    assertThat(sample.series().account()).isEqualTo("a");
    assertThat(sample.series().provider()).isEqualTo("ants");
    assertThat(sample.series().bucket()).isEqualTo("main");
    assertThat(sample.observedAt()).isEqualTo("2026-10-01T06:30:00Z");
    assertThat(sample.amount().value()).isEqualByComparingTo(new BigDecimal("1234.5"));
  }

  @Test
  void findsTheProviderOfEachAccountInTheConfiguration() {
    SampleCsvLayout layout =
        new SampleCsvLayout(
            SampleCsvDialect.STANDARD,
            SampleCsvLayout.parseColumns(List.of("observed_at=at", "amount=left", "unit_code=cur")),
            Map.of(),
            ObservedTimeFormat.INSTANTS,
            Map.of("a", "ants"));
    String header = "account,at,left,cur\n";
    assertThat(read(header + "a,2026-11-01T00:00:00Z,5,EUR\n", layout).get(0).series().provider())
        .isEqualTo("ants");
    assertThatThrownBy(() -> read(header + "b,2026-11-01T00:00:00Z,5,EUR\n", layout))
        .hasMessageContaining("--provider");
    assertThatThrownBy(() -> read(header + "a,2026-11-01T00:00:00Z,5,sms\n", layout))
        .hasMessageContaining("--unit");
  }

  @Test
  void replacesAColumnOnlyIfItHoldsOneValue() {
    SampleCsvLayout layout = foreign("amount", ObservedTimeFormat.INSTANTS);
    String header = "account,time,amount\n";
    assertThat(read(header + "x,2026-11-01T00:00:00Z,5\nx,2026-11-02T00:00:00Z,5\n", layout))
        .allMatch(sample -> sample.series().account().equals("a"));
    assertThatThrownBy(
            () -> read(header + "x,2026-11-01T00:00:00Z,5\ny,2026-11-02T00:00:00Z,5\n", layout))
        .hasMessageContaining("line 3: account 'y' differs from 'x' above");
  }

  @Test
  void namesAColumnThatTheFileDoesNotHave() {
    assertThatThrownBy(() -> read("Time,Balanc\n", foreign("Balance", ObservedTimeFormat.INSTANTS)))
        .hasMessageContaining("no column 'Balance', which --map names for amount")
        .hasMessageContaining("did you mean 'Balanc'?");
  }

  @Test
  void offersAMapForTheHeaderOfAnotherTool() {
    assertThatThrownBy(() -> read("Time,Balance\n", SampleCsvLayout.STANDARD))
        .hasMessageContaining("--map \"observed_at=Time,amount=Balance\"");
    assertThatThrownBy(() -> read(HEADER.replace("amount", "amout") + "\n", EUROPEAN))
        .hasMessageContaining("--separator comma");
    assertThatThrownBy(
            () -> read(HEADER.replace("bucket", "bukket") + "\n", SampleCsvLayout.STANDARD))
        .hasMessageEndingWith("did you mean 'bucket'?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dd/mm/yyyy hh:mm    | 05/10/2026 08:30       | 2026-10-05T06:30:00Z",
        "DD/MM/YYYY HH:MM    | 05/10/2026 08:30       | 2026-10-05T06:30:00Z",
        "d.M.yyyy H:mm:ss    | 5.10.2026 8:30:07      | 2026-10-05T06:30:07Z",
        "mm/dd/yyyy          | 10/05/2026             | 2026-10-04T22:00:00Z",
        "dd-mmm-yy hh:mm a   | 05-Oct-26 08:30 pm     | 2026-10-05T18:30:00Z",
        "mm/dd/yyyy hh:mm am/pm | 10/5/2026 12:05 AM  | 2026-10-04T22:05:00Z",
        "yyyy-mm-ddThh:mm    | 2026-10-05T08:30       | 2026-10-05T06:30:00Z",
        "yyyymmdd hhmm       | 20261005 0830          | 2026-10-05T06:30:00Z",
        "hh:mm dd.mm.yyyy    | 08:30 05.10.2026       | 2026-10-05T06:30:00Z",
        "epoch-seconds       | 1791189000             | 2026-10-05T08:30:00Z",
        "epoch-millis        | 1791189000000          | 2026-10-05T08:30:00Z",
        "dd/mm/yyyy hh:mm    | 2026-10-05T08:30:00Z   | 2026-10-05T08:30:00Z"
      })
  void readsTimesInTheDeclaredForm(String pattern, String text, Instant expected) {
    assertThat(ObservedTimeFormat.of(pattern, ZoneId.of("Europe/Berlin")).parse(text))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-10-25 02:30    | occurs more than once in Europe/Berlin",
        "2026-03-29 02:30    | does not exist in Europe/Berlin",
        "21/11/2026 20:15    | 'dd/mm/yyyy hh:mm'",
      })
  void refusesALocalTimeThatIsNotOneInstant(String text, String reason) {
    ObservedTimeFormat berlin = ObservedTimeFormat.of(ZoneId.of("Europe/Berlin"));
    assertThatThrownBy(() -> berlin.parse(text)).hasMessageContaining(reason);
    assertThat(berlin.parse("2026-10-26 02:30")).isEqualTo("2026-10-26T01:30:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "dd/mm", "nonsense", "dd/mm/yyyy hh:mm xx", "dd/dd/mm/yyyy"})
  void refusesAPatternThatIsNotADate(String pattern) {
    assertThatThrownBy(() -> ObservedTimeFormat.of(pattern, ZoneId.of("UTC")))
        .hasMessageContaining("is not a date format");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "21/11/2026 20:15    | --date-format 'dd/mm/yyyy hh:mm' and --zone",
        "11/21/2026 20:15:01 | --date-format 'mm/dd/yyyy hh:mm:ss' and --zone",
        "05/06/2026          | --date-format 'dd/mm/yyyy' or 'mm/dd/yyyy', whichever it is",
        "5.6.2026 7:00       | --date-format 'dd.mm.yyyy hh:mm' and --zone",
        "2026/11/21 8:15 PM  | --date-format 'yyyy/mm/dd hh:mm am/pm' and --zone",
        "2026-11-21 20:15    | --zone Europe/Berlin",
        "2026-11-21T20:15:00 | --zone Europe/Berlin",
        "1791189000          | --date-format epoch-seconds",
        "1791189000000       | --date-format epoch-millis",
        "yesterday           | such as 2026-11-21T20:15:00Z"
      })
  void namesTheOptionForAnotherFormOfTimes(String text, String hint) {
    assertThatThrownBy(() -> ObservedTimeFormat.INSTANTS.parse(text)).hasMessageContaining(hint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1969-12-31T23:59:59Z", "2201-01-01T00:00:00Z", "2026-11-21T20:15:01Z"})
  void refusesTimesThatNoReadingHas(String time) {
    assertThatThrownBy(
            () ->
                read(
                    HEADER + "\n" + LINE.replace("2026-11-01T08:00:00Z", time),
                    SampleCsvDialect.STANDARD))
        .hasMessageStartingWith("line 2: observed_at '" + time + "'");
  }

  @Test
  void listsMalformedLines() {
    String bad =
        IntStream.rangeClosed(1, 27)
            .mapToObj(i -> LINE + "x" + i)
            .collect(Collectors.joining("\n"));
    assertThatThrownBy(
            () -> read(HEADER + "\n" + LINE + "\n" + bad + "\n", SampleCsvDialect.STANDARD))
        .isInstanceOfSatisfying(
            MalformedCsvException.class,
            e -> {
              assertThat(e.count()).isEqualTo(27);
              assertThat(e.problems()).hasSize(20);
              assertThat(e.problems().get(19)).startsWith("line 22: amount '100.50x20'");
            });
  }

  @ParameterizedTest
  @CsvSource({"'1.234,50', 1234.5", "'1.234.567,5', 1234567.5", "'12,5', 12.5", "'12', 12"})
  void readsGroupsOfDigitsBeforeADecimalComma(String text, BigDecimal expected) {
    assertThat(EUROPEAN.number(text)).isEqualByComparingTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.234", "12.34,5", "1,5,5", "1.5", "EUR 5", ""})
  void refusesDoubtfulNumbers(String text) {
    assertThatThrownBy(() -> EUROPEAN.number(text)).isInstanceOf(IllegalArgumentException.class);
  }

  private static SampleCsvLayout foreign(String amount, ObservedTimeFormat times) {
    return new SampleCsvLayout(
        SampleCsvDialect.STANDARD,
        SampleCsvLayout.parseColumns(List.of("observed_at=Time", "amount=" + amount)),
        Map.of(
            SampleCsvColumn.ACCOUNT, "a",
            SampleCsvColumn.UNIT_KIND, "money",
            SampleCsvColumn.UNIT_CODE, "EUR"),
        times,
        Map.of("a", "ants"));
  }

  private static String european() {
    return LINE.replace(',', ';').replace("100.50", "100,50");
  }

  private static List<BalanceSample> read(String text, SampleCsvDialect dialect) {
    return read(text, SampleCsvLayout.STANDARD.with(dialect));
  }

  private static List<BalanceSample> read(String text, SampleCsvLayout layout) {
    List<BalanceSample> samples = new ArrayList<>();
    try (SampleCsvReader reader =
        new SampleCsvReader(
            new StringReader(text), layout, Instant.parse("2026-11-21T20:15:00Z"))) {
      reader.forEachRemaining(samples::add);
    }
    return samples;
  }
}
