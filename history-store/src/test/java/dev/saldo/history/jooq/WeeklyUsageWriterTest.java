package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.HEAD;
import static dev.saldo.history.jooq.schema.Tables.WEEK_OF_USE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.Account;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.PollResult;
import dev.saldo.history.Selection;
import dev.saldo.history.jooq.database.TestDatabases;
import dev.saldo.history.jooq.integrity.RowChecksum;
import dev.saldo.report.RunwayReport;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The writing of weekly usage; the contract test of histories checks its values. */
final class WeeklyUsageWriterTest {

  private static final Account OTP = Polls.account("otp");
  private static final int HOURS = 24 * 40;
  private static final int POLLED = 24 * 9;

  @TempDir Path folder;

  @Test
  void aWeekIsWrittenAfterEachCompletedDay() throws Exception {
    DataSource source = TestDatabases.source(folder.resolve("a"));
    try (BalanceHistory history = HistoryStore.open(source);
        Connection connection = source.getConnection()) {
      DSLContext sql = TestDatabases.sql(connection);
      for (int hour = 0; hour < POLLED; hour++) {
        history.append(List.of(poll(hour)));
        Instant counted = sql.select(HEAD.COUNTED_UNTIL).from(HEAD).fetchSingle().value1();
        assertThat(counted)
            .isBeforeOrEqualTo(at(hour))
            .isAfter(at(hour).minus(Duration.ofHours(26)));
      }
      assertThat(sql.fetchCount(WEEK_OF_USE)).isBetween(POLLED / 168, POLLED / 168 + 1);
    }
  }

  @Test
  void aHistoryWithoutWeeksGivesTheSameReport() throws Exception {
    DataSource source = TestDatabases.source(folder.resolve("b"));
    try (BalanceHistory history = HistoryStore.open(source);
        Connection connection = source.getConnection()) {
      DSLContext sql = TestDatabases.sql(connection);
      history.append(IntStream.range(0, HOURS).mapToObj(WeeklyUsageWriterTest::poll).toList());
      RunwayReport before = runways(history, HOURS);
      int weeks = sql.fetchCount(WEEK_OF_USE);
      forgetWeeks(sql);
      assertThat(runways(history, HOURS)).isEqualTo(before);
      try (BalanceHistory again = HistoryStore.open(source)) {
        again.append(List.of(poll(HOURS)));
        assertThat(sql.fetchCount(WEEK_OF_USE)).isBetween(weeks, weeks + 1);
        assertThat(runways(again, HOURS - 1)).isEqualTo(runways(history, HOURS - 1));
      }
    }
  }

  /** Leaves the history as it was before weeks were counted, with the right checksum. */
  private static void forgetWeeks(DSLContext sql) {
    sql.deleteFrom(WEEK_OF_USE).execute();
    sql.update(HEAD).setNull(HEAD.COUNTED_UNTIL).execute();
    Object[] head =
        sql.select(
                HEAD.SERIES_ID,
                HEAD.FIRST_OBSERVED_AT,
                HEAD.POLLED_AT,
                HEAD.OBSERVED_AT,
                HEAD.AMOUNT,
                HEAD.UNLIMITED,
                HEAD.RAW_AMOUNT,
                HEAD.FALLEN,
                HEAD.RISEN,
                HEAD.SAMPLES,
                HEAD.COVERED_MILLIS,
                HEAD.STATED_AT,
                HEAD.NUMBERLESS,
                HEAD.COUNTED_UNTIL,
                HEAD.UNCONFIRMED_SINCE,
                HEAD.HELD)
            .from(HEAD)
            .fetchSingle()
            .intoArray();
    sql.update(HEAD).set(HEAD.CHECKSUM, RowChecksum.of(head)).execute();
  }

  private static RunwayReport runways(BalanceHistory history, int hour) {
    return RunwayReport.of(history, Selection.ALL, List.of(), at(hour), ZoneOffset.UTC, List.of());
  }

  private static PollResult poll(int hour) {
    return Polls.sampled(OTP, at(hour), 100_000 - 7 * hour - hour % 24);
  }

  private static Instant at(int hour) {
    return Polls.START.plus(Duration.ofHours(hour));
  }
}
