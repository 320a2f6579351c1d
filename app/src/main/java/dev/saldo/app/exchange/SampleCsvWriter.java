package dev.saldo.app.exchange;

import dev.saldo.history.BalanceSample;
import dev.saldo.spi.Balance.Meaning;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes samples as CSV, from which {@link SampleCsvReader} reads equal samples. */
public final class SampleCsvWriter {

  private final List<SampleCsvColumn> columns;

  private SampleCsvWriter(List<SampleCsvColumn> columns) {
    this.columns = columns;
  }

  /**
   * Returns a writer for series of these meanings; any but "remaining" needs a column.
   *
   * @param haveVendorTime whether the vendor stated the time of any sample
   */
  public static SampleCsvWriter with(Collection<Meaning> meanings, boolean haveVendorTime) {
    List<SampleCsvColumn> columns = new ArrayList<>(SampleCsvColumn.REQUIRED);
    if (meanings.stream().anyMatch(m -> m != Meaning.REMAINING)) {
      columns.add(SampleCsvColumn.MEANS);
    }
    if (haveVendorTime) {
      columns.add(SampleCsvColumn.VENDOR_TIME);
    }
    columns.add(SampleCsvColumn.UNLIMITED);
    return new SampleCsvWriter(columns);
  }

  /** Writes a header and the samples. Returns the number of samples; does not close the text. */
  @SuppressWarnings("resource") // closing the printer would close the text, which the caller owns
  public long write(Iterator<BalanceSample> samples, Appendable out) throws IOException {
    CSVPrinter csv =
        new CSVPrinter(out, CSVFormat.RFC4180.builder().setRecordSeparator('\n').get());
    csv.printRecord(columns.stream().map(SampleCsvColumn::header).toList());
    long count = 0;
    while (samples.hasNext()) {
      BalanceSample sample = samples.next();
      csv.printRecord(columns.stream().map(column -> value(sample, column)).toList());
      count++;
    }
    csv.flush();
    return count;
  }

  private static String value(BalanceSample sample, SampleCsvColumn column) {
    BigDecimal amount = sample.amount().value();
    return switch (column) {
      case ACCOUNT -> sample.series().account();
      case PROVIDER -> sample.series().provider();
      case BUCKET -> sample.series().bucket();
      case UNIT_KIND -> sample.series().unitKind().name().toLowerCase(Locale.ROOT);
      case UNIT_CODE -> sample.series().unitCode();
      case OBSERVED_AT -> sample.observedAt().toString();
      case AMOUNT -> amount == null ? "" : amount.toPlainString();
      case MEANS -> sample.series().meaning().name().toLowerCase(Locale.ROOT);
      case VENDOR_TIME -> Objects.toString(sample.vendorTime(), "");
      case UNLIMITED -> sample.amount().unlimited() ? "true" : "";
    };
  }
}
