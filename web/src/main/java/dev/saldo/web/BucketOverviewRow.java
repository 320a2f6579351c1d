package dev.saldo.web;

import dev.saldo.report.BucketState;
import dev.saldo.report.StatusReport;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bucket as the page of current balances shows it.
 *
 * @param status its row in the report of the status
 * @param tags the tags of its account
 * @param usedToday the amount used since midnight; null if unknown
 * @param usedUsually the median of the amount used by this time of day in the last 14 days; null if
 *     unknown
 * @param course the amounts at the last 14 midnights and now, oldest first, null where unknown
 * @param nextPoll the time of the next poll, UTC; null if there is none
 */
record BucketOverviewRow(
    StatusReport.Row status,
    Set<String> tags,
    @Nullable BigDecimal usedToday,
    @Nullable BigDecimal usedUsually,
    List<@Nullable BigDecimal> course,
    @Nullable Instant nextPoll) {

  private static final BigDecimal NEVER = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final int ID_LENGTH = 12;

  /** Orders what runs out first before all others, then what needs attention. */
  static final Comparator<BucketOverviewRow> URGENCY =
      Comparator.comparing(BucketOverviewRow::daysLeft)
          .thenComparingInt(BucketOverviewRow::attention)
          .thenComparing(row -> row.status().account())
          .thenComparing(BucketOverviewRow::bucket);

  BucketOverviewRow {
    tags = Set.copyOf(tags);
    course = Collections.unmodifiableList(new ArrayList<>(course));
  }

  /** Returns an identifier of the bucket for a page. */
  String id() {
    String key =
        status
            .latest()
            .map(StatusReport.Latest::subject)
            .map(
                subject ->
                    String.join(
                        "/",
                        status.account(),
                        status.provider(),
                        subject.bucket(),
                        subject.unit().code(),
                        subject.meaning().name()))
            .orElse(status.account());
    String digest = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    return "r" + digest.replace("-", "").substring(0, ID_LENGTH);
  }

  Optional<StatusReport.Latest> latest() {
    return status.latest();
  }

  String bucket() {
    return latest().map(latest -> latest.subject().bucket()).orElse("");
  }

  private BigDecimal daysLeft() {
    BigDecimal early = latest().map(latest -> latest.runwayDays().p10()).orElse(null);
    if (early != null) {
      return early;
    }
    return status.state() == BucketState.LOW ? BigDecimal.ZERO : NEVER;
  }

  private int attention() {
    return switch (status.state()) {
      case LOW -> 0;
      case FAILING -> 1;
      case STALE -> 2;
      case NEVER_READ -> 3;
      case OK -> 4;
      case UNLIMITED -> 5;
      case CLOSED, RETIRED, NOT_CONFIGURED -> 6;
    };
  }
}
