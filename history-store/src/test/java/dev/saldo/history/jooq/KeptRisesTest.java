package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.RISE;
import static dev.saldo.history.jooq.schema.Tables.RULED_SERIES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.Account;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.history.PollResult;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesSampleNeighbours;
import dev.saldo.history.jooq.database.TestDatabases;
import dev.saldo.history.jooq.integrity.RowChecksum;
import dev.saldo.report.UsageReport;
import dev.saldo.report.Window;
import dev.saldo.usage.Step;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports take what is kept of the rises, and do without it if it cannot be relied on. */
final class KeptRisesTest {

  private static final Account OTP = Polls.account("otp");
  private static final Account BULK = Polls.account("bulk");
  private static final Account OFTEN = Polls.account("often");
  private static final int HOURS = 24 * 20;
  private static final Window WINDOW = new Window(at(30), at(400).plusSeconds(900), ZoneOffset.UTC);

  @TempDir static Path folder;

  private static BalanceHistory history = new InMemoryBalanceHistory();
  private static Connection connection;
  private static DSLContext sql;

  @BeforeAll
  static void open() throws Exception {
    DataSource source = TestDatabases.source(folder.resolve("history"));
    history = HistoryStore.open(source);
    connection = source.getConnection();
    sql = TestDatabases.sql(connection);
    history.append(
        IntStream.range(0, HOURS)
            .boxed()
            .flatMap(
                hour ->
                    List.of(
                        Polls.sampled(
                            OTP, at(hour), 9_000 - 7 * hour + hour / 90 * 900 + hour / 50 * 9),
                        Polls.sampled(BULK, at(hour), 5_000 - 2 * hour))
                        .stream())
            .toList());
  }

  @AfterAll
  static void close() throws Exception {
    connection.close();
    history.close();
  }

  @Test
  void whatOtherRulesKeptIsReplacedByTheNextAppend() {
    UsageReport before = usage();
    assertThat(before.rows().getLast().usage().corrected()).isPositive();
    assertThat(history.keptTotals(edges())).isPresent();
    assertThat(history.keptRises(edges())).isPresent();
    assertThat(sql.update(RISE).set(RISE.CORRECTED, BigDecimal.TEN).execute()).isPositive();
    assertThat(sql.update(RISE).set(RISE.RULED_CHECKSUM, (Integer) null).execute()).isPositive();
    sql.selectFrom(RULED_SERIES)
        .forEach(
            row ->
                sql.update(RULED_SERIES)
                    .set(RULED_SERIES.RULE, 0)
                    .set(
                        RULED_SERIES.CHECKSUM,
                        RowChecksum.of(
                            row.get(RULED_SERIES.SERIES_ID),
                            0L,
                            row.get(RULED_SERIES.CORRECTED_AT),
                            row.get(RULED_SERIES.PERIODIC_CORRECTED_AT)))
                    .where(RULED_SERIES.SERIES_ID.eq(row.get(RULED_SERIES.SERIES_ID)))
                    .execute());
    assertThat(history.keptTotals(edges())).isEmpty();
    assertThat(history.keptRises(edges())).isEmpty();
    assertThat(usage()).isEqualTo(before);
    try (BalanceHistory writer =
        HistoryStore.open(TestDatabases.source(folder.resolve("history")))) {
      writer.append(List.of(Polls.sampled(BULK, at(HOURS), 5_000 - 2 * HOURS)));
    }
    assertThat(history.keptTotals(edges())).isPresent();
    assertThat(history.keptRises(edges())).isPresent();
    assertThat(usage()).isEqualTo(before);
    assertThat(HistoryStore.verify(history, Selection.ALL, false).isIntact()).isTrue();
  }

  @Test
  void anAppendDoesNotReadTheRisesOfASeriesThatRisesOftenAgain() {
    history.append(IntStream.range(0, 80).mapToObj(KeptRisesTest::often).toList());
    history.append(List.of(often(80), often(81)));
    Condition old = RISE.SERIES_ID.eq(DSL.select(DSL.max(RISE.SERIES_ID)).from(RISE));
    old = old.and(RISE.OBSERVED_AT.lt(at(40)));
    assertThat(sql.update(RISE).set(RISE.CHECKSUM, RISE.CHECKSUM.plus(1)).where(old).execute())
        .as("a read of them would be refused")
        .isEqualTo(20);
    history.append(List.of(often(82), often(83)));
    history.append(List.of(often(84), often(85)));
    assertThat(sql.update(RISE).set(RISE.CHECKSUM, RISE.CHECKSUM.minus(1)).where(old).execute())
        .isEqualTo(20);
    assertThat(HistoryStore.verify(history, Selection.ALL, false).isIntact()).isTrue();
  }

  private static PollResult often(int hour) {
    return Polls.sampled(OFTEN, at(hour), 9_000 - 5 * hour + hour % 2 * 8);
  }

  private static UsageReport usage() {
    return UsageReport.of(history, Selection.ALL, WINDOW, Step.TOTAL);
  }

  private static List<SeriesSampleNeighbours> edges() {
    return history.brackets(Selection.ALL, List.of(WINDOW.from(), WINDOW.to()));
  }

  private static Instant at(int hour) {
    return Polls.START.plus(Duration.ofHours(hour));
  }
}
