package dev.saldo.app.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The columns of the exchange format. */
public enum SampleCsvColumn {
  ACCOUNT,
  PROVIDER,
  BUCKET,
  UNIT_KIND,
  UNIT_CODE,
  OBSERVED_AT,
  AMOUNT,
  /** The meaning of the amount. Optional; {@code remaining} if the column is missing. */
  MEANS,
  /** The vendor's time of the amount. Optional; empty if not stated. */
  VENDOR_TIME,
  /** {@code true} with an empty amount. Optional. */
  UNLIMITED;

  static final List<SampleCsvColumn> REQUIRED =
      List.of(ACCOUNT, PROVIDER, BUCKET, UNIT_KIND, UNIT_CODE, OBSERVED_AT, AMOUNT);

  String header() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<SampleCsvColumn> find(String header) {
    return Arrays.stream(values()).filter(c -> c.header().equals(header)).findFirst();
  }

  static List<String> headers() {
    return Arrays.stream(values()).map(SampleCsvColumn::header).toList();
  }
}
