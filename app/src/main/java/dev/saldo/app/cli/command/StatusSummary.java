package dev.saldo.app.cli.command;

import dev.saldo.account.ConstantName;
import dev.saldo.app.format.ReadableNumberText;
import dev.saldo.report.BucketState;
import dev.saldo.report.StatusReport.Latest;
import dev.saldo.report.StatusReport.ReadingState;
import dev.saldo.report.StatusReport.Row;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a status report says in words: {@code 8 buckets: 1 low, 1 failing}. */
final class StatusSummary {

  private static final Set<BucketState> WELL = EnumSet.of(BucketState.OK, BucketState.UNLIMITED);

  private static final int MOST_LAGS = 5;

  private StatusSummary() {}

  /** Describes the buckets whose figures were old when they were read; empty if there is none. */
  static Optional<String> describeLags(List<Row> rows) {
    List<String> lags =
        rows.stream().flatMap(row -> row.latest().stream()).flatMap(StatusSummary::lag).toList();
    if (lags.isEmpty()) {
      return Optional.empty();
    }
    int more = lags.size() - MOST_LAGS;
    String first = lags.stream().limit(MOST_LAGS).collect(Collectors.joining(", "));
    return Optional.of(
        "vendor's figures that were old when they were read: %s%s"
            .formatted(first, more > 0 ? " and " + more + " more" : ""));
  }

  private static Stream<String> lag(Latest latest) {
    Duration lag = latest.vendorLag();
    return lag == null
        ? Stream.empty()
        : Stream.of(
            "%s/%s %s"
                .formatted(
                    latest.subject().account(),
                    latest.subject().bucket(),
                    ReadableNumberText.span(lag)));
  }

  /** Describes rows. A low bucket whose readings fail is both. */
  static String describe(List<Row> rows) {
    Map<BucketState, Integer> counts = new EnumMap<>(BucketState.class);
    for (Row row : rows) {
      counts.merge(row.state(), 1, Integer::sum);
      if (row.state() == BucketState.LOW && row.reading() != ReadingState.OK) {
        counts.merge(BucketState.valueOf(row.reading().name()), 1, Integer::sum);
      }
    }
    counts.keySet().removeAll(WELL);
    String states =
        counts.entrySet().stream()
            .map(e -> e.getValue() + " " + ConstantName.kebab(e.getKey()).replace('-', ' '))
            .collect(Collectors.joining(", "));
    String buckets = rows.size() == 1 ? "1 bucket" : rows.size() + " buckets";
    return buckets + (states.isEmpty() ? ", all ok" : ": " + states);
  }
}
