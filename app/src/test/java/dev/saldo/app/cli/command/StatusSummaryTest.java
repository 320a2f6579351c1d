package dev.saldo.app.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.report.BucketState;
import dev.saldo.report.StatusReport.ReadingState;
import dev.saldo.report.StatusReport.Row;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StatusSummaryTest {

  @Test
  void countsWhatNeedsAttention() {
    assertThat(StatusSummary.describe(List.of(row(BucketState.OK, ReadingState.OK))))
        .isEqualTo("1 bucket, all ok");
    assertThat(
            StatusSummary.describe(
                List.of(
                    row(BucketState.FAILING, ReadingState.FAILING),
                    row(BucketState.LOW, ReadingState.FAILING),
                    row(BucketState.UNLIMITED, ReadingState.OK),
                    row(BucketState.NEVER_READ, ReadingState.NEVER_READ))))
        .isEqualTo("4 buckets: 1 never read, 1 low, 2 failing");
  }

  private static Row row(BucketState state, ReadingState reading) {
    return new Row("a", "ants", state, reading, null, Optional.empty());
  }
}
