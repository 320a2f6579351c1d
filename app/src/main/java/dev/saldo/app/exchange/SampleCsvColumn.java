package dev.saldo.app.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The columns of the exchange format. */
enum SampleCsvColumn {
  ACCOUNT,
  PROVIDER,
  BUCKET,
  UNIT_KIND,
  UNIT_CODE,
  OBSERVED_AT,
  AMOUNT,
  /** Optional: what the amount says; {@code remaining} if the column is not there. */
  MEANS,
  /** Optional and last: {@code true} beside an empty amount. */
  UNLIMITED;

  static final List<SampleCsvColumn> REQUIRED =
      List.of(ACCOUNT, PROVIDER, BUCKET, UNIT_KIND, UNIT_CODE, OBSERVED_AT, AMOUNT);

  String header() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<SampleCsvColumn> find(String header) {
    return Arrays.stream(values()).filter(c -> c.header().equals(header)).findFirst();
  }
}
