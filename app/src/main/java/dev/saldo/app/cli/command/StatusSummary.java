package dev.saldo.app.cli.command;

import dev.saldo.account.ConstantName;
import dev.saldo.report.BucketState;
import dev.saldo.report.StatusReport.ReadingState;
import dev.saldo.report.StatusReport.Row;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The number of buckets that need attention, in words: {@code 8 buckets: 1 low, 1 failing}. */
final class StatusSummary {

  private static final Set<BucketState> WELL = EnumSet.of(BucketState.OK, BucketState.UNLIMITED);

  private StatusSummary() {}

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
