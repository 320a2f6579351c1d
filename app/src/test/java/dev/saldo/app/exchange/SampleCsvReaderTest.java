package dev.saldo.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.app.exchange.SampleCsvDialect.Separator;
import dev.saldo.history.BalanceSample;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

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

  private static String european() {
    return LINE.replace(',', ';').replace("100.50", "100,50");
  }

  private static List<BalanceSample> read(String text, SampleCsvDialect dialect) {
    List<BalanceSample> samples = new ArrayList<>();
    try (SampleCsvReader reader = new SampleCsvReader(new StringReader(text), dialect)) {
      reader.forEachRemaining(samples::add);
    }
    return samples;
  }
}
