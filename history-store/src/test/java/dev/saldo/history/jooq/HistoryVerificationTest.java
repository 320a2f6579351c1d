package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.ACCOUNT;
import static dev.saldo.history.jooq.schema.Tables.CLASSIFICATION;
import static dev.saldo.history.jooq.schema.Tables.FAILURE;
import static dev.saldo.history.jooq.schema.Tables.HEAD;
import static dev.saldo.history.jooq.schema.Tables.RISE;
import static dev.saldo.history.jooq.schema.Tables.RULED_SERIES;
import static dev.saldo.history.jooq.schema.Tables.SAMPLE;
import static dev.saldo.history.jooq.schema.Tables.SERIES;
import static dev.saldo.history.jooq.schema.Tables.STATED_TERMS;
import static dev.saldo.history.jooq.schema.Tables.WEEK_OF_USE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.account.Account;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.EventKind;
import dev.saldo.history.HistoryDamage;
import dev.saldo.history.HistoryException;
import dev.saldo.history.HistoryVerification;
import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.history.ManualClassification;
import dev.saldo.history.PollResult;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesHourlyUsage;
import dev.saldo.history.jooq.database.TestDatabases;
import dev.saldo.report.UsageReport;
import dev.saldo.report.Window;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.FailureReason;
import dev.saldo.usage.Step;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of damage is found, and what is derived is recounted to what it was. */
final class HistoryVerificationTest {

  private static final Account OTP = Polls.account("otp");
  private static final Account BULK = Polls.account("bulk");
  private static final int HOURS = 24 * 30;
  private static final Instant AT = at(400);

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
                        Polls.sampled(OTP, at(hour), 9_000 - 7 * hour + hour / 300 * 3_000),
                        limited(hour))
                        .stream())
            .toList());
    connection.setAutoCommit(false);
  }

  @BeforeEach
  void endTransaction() throws Exception {
    connection.rollback();
  }

  @AfterAll
  static void close() throws Exception {
    connection.close();
    history.close();
  }

  @Test
  void anIntactHistoryHasNoDamage() {
    HistoryVerification found = HistoryStore.verify(history, Selection.ALL, false);
    assertThat(found).isEqualTo(new HistoryVerification(2, 2L * HOURS, List.of()));
  }

  @Test
  void derivedRowsAreRecountedToWhatTheyWere() throws Exception {
    List<String> before = answers();
    for (Query damage :
        List.of(
            sql.deleteFrom(WEEK_OF_USE).where(WEEK_OF_USE.BEGINS.gt(at(100))),
            sql.update(WEEK_OF_USE).set(WEEK_OF_USE.FALLS, 3L),
            sql.update(HEAD).set(HEAD.AMOUNT, BigDecimal.TEN),
            sql.update(HEAD).set(HEAD.POLLED_AT, at(HOURS)),
            sql.update(HEAD).set(HEAD.COUNTED_UNTIL, at(24 * 28)),
            sql.deleteFrom(RISE),
            sql.update(RULED_SERIES).set(RULED_SERIES.CORRECTED_AT, AT),
            sql.update(RISE).set(RISE.CORRECTED, BigDecimal.ONE),
            sql.update(RISE).set(RISE.AMOUNT, BigDecimal.ONE))) {
      assertThat(damage.execute()).isPositive();
      connection.commit();
      assertThatThrownBy(HistoryVerificationTest::answers)
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining("'saldo history verify'");
      requireRepair(before);
    }
  }

  @Test
  void lostRulingsAreMadeAgainAndMeanwhileDoneWithout() throws Exception {
    List<String> before = answers();
    for (Query damage :
        List.of(
            sql.deleteFrom(RULED_SERIES),
            sql.update(RISE).set(RISE.RULED_CHECKSUM, (Integer) null))) {
      assertThat(damage.execute()).isPositive();
      connection.commit();
      assertThat(answers()).isEqualTo(before);
      requireRepair(before);
    }
  }

  private static void requireRepair(List<String> before) {
    HistoryVerification found = HistoryStore.verify(history, Selection.ALL, false);
    assertThat(found.isIntact()).isFalse();
    assertThat(found.isDerived()).isTrue();
    HistoryVerification repaired = HistoryStore.verify(history, Selection.ALL, true);
    assertThat(repaired.isIntact()).isTrue();
    assertThat(repaired.damage())
        .isEqualTo(found.damage().stream().map(HistoryDamage::asRepaired).toList());
    assertThat(answers()).isEqualTo(before);
    assertThat(HistoryStore.verify(history, Selection.ALL, false).damage()).isEmpty();
  }

  @Test
  void aDamagedSampleIsNamedAndNotRepaired() throws Exception {
    var row = SAMPLE.OBSERVED_AT.eq(AT);
    for (Query damage :
        List.of(
            sql.update(SAMPLE).set(SAMPLE.AMOUNT, SAMPLE.AMOUNT.plus(4)).where(row),
            sql.update(SAMPLE).set(SAMPLE.FALLEN, SAMPLE.FALLEN.plus(1)).where(row),
            sql.update(SAMPLE).set(SAMPLE.OBSERVED_AT, AT.plusMillis(4)).where(row),
            sql.deleteFrom(SAMPLE).where(row))) {
      var kept = sql.selectFrom(SAMPLE).where(row).fetch();
      assertThat(damage.execute()).isEqualTo(2);
      connection.commit();
      HistoryVerification found = HistoryStore.verify(history, Selection.ALL, true);
      assertThat(found.isIntact()).isFalse();
      assertThat(found.damage())
          .hasSizeGreaterThanOrEqualTo(2)
          .allSatisfy(
              one -> {
                assertThat(one.derived() || one.repaired()).isFalse();
                assertThat(one.at()).isBetween(AT, AT.plus(Duration.ofHours(1)));
              });
      assertThatThrownBy(HistoryVerificationTest::answers).isInstanceOf(HistoryException.class);
      sql.deleteFrom(SAMPLE).where(SAMPLE.OBSERVED_AT.between(AT, AT.plusMillis(4))).execute();
      kept.forEach(old -> sql.insertInto(SAMPLE, SAMPLE.fields()).values(old.intoList()).execute());
      connection.commit();
    }
    assertThat(HistoryStore.verify(history, Selection.ALL, false).damage()).isEmpty();
  }

  @Test
  void damageOfWhatNoSampleVouchesForIsFoundAndNotRepaired() throws Exception {
    history.append(
        List.of(
            new PollResult.Failed(
                OTP, at(-1), Duration.ofMillis(9), FailureReason.TIMEOUT, "no answer", null)));
    history.classify(
        new ManualClassification(
            history.series(Selection.ALL).getFirst().key(),
            at(10),
            at(11),
            BigDecimal.ONE,
            EventKind.TOP_UP,
            "paid",
            at(12)));
    List<String> before = answers();
    for (Query damage :
        List.of(
            sql.update(STATED_TERMS).set(STATED_TERMS.CREDIT_LIMIT, BigDecimal.TEN),
            sql.update(STATED_TERMS).set(STATED_TERMS.OBSERVED_AT, at(3)),
            sql.update(ACCOUNT).set(ACCOUNT.EVERY_SECONDS, ACCOUNT.EVERY_SECONDS.plus(64)),
            sql.update(ACCOUNT).set(ACCOUNT.RETIRED_AT, AT),
            sql.update(SERIES).set(SERIES.LABEL, "mein"),
            sql.update(SERIES).set(SERIES.UNIT_CODE, "EUQ"),
            sql.update(SERIES).set(SERIES.CREDIT_LIMIT, BigDecimal.TEN),
            sql.update(SERIES).set(SERIES.NOTES, new String[] {"a", "b"}),
            sql.update(SERIES).set(SERIES.THINNED_UNTIL, at(3)),
            sql.update(FAILURE).set(FAILURE.MESSAGE, "refused"),
            sql.update(CLASSIFICATION).set(CLASSIFICATION.KIND, EventKind.REFUND))) {
      Map<Table<?>, List<Record>> rows = new LinkedHashMap<>();
      for (Table<?> table : List.of(ACCOUNT, SERIES, FAILURE, CLASSIFICATION, STATED_TERMS)) {
        rows.put(table, List.copyOf(sql.select(table.fields()).from(table).fetch()));
      }
      assertThat(damage.execute()).isPositive();
      connection.commit();
      assertThatThrownBy(HistoryVerificationTest::answers)
          .as("%s", damage)
          .isInstanceOf(HistoryException.class)
          .hasMessageContainingAll("does not match its checksum", "'saldo history verify'");
      HistoryVerification found = HistoryStore.verify(history, Selection.ALL, true);
      assertThat(found.damage())
          .isNotEmpty()
          .allSatisfy(one -> assertThat(one.derived() || one.repaired()).isFalse());
      rows.forEach((table, all) -> all.forEach(row -> restore(table, row)));
      connection.commit();
      assertThat(answers()).isEqualTo(before);
    }
    assertThat(HistoryStore.verify(history, Selection.ALL, false).damage()).isEmpty();
  }

  @Test
  void lostTermsAreFound() throws Exception {
    var kept = sql.selectFrom(STATED_TERMS).fetch();
    assertThat(sql.deleteFrom(STATED_TERMS).execute()).isEqualTo(1);
    connection.commit();
    assertThat(HistoryStore.verify(history, Selection.ALL, true).damage())
        .singleElement()
        .extracting(HistoryDamage::problem)
        .isEqualTo("its latest terms and notes are not those of its description");
    kept.forEach(
        row ->
            sql.insertInto(STATED_TERMS, STATED_TERMS.fields()).values(row.intoList()).execute());
    connection.commit();
  }

  private static void restore(Table<?> table, Record row) {
    Field<Long> id = table.field("ID", Long.class);
    sql.update(table)
        .set(row.intoMap())
        .where(id == null ? DSL.noCondition() : id.eq(row.get(id)))
        .execute();
  }

  private static List<String> answers() {
    try (var hours = history.useByHour(Selection.ALL, at(HOURS));
        var failures = history.failures(Selection.ALL, at(-1), at(HOURS));
        var samples = history.samples(Selection.ALL, at(0), at(HOURS))) {
      return List.of(
          hours.map(HistoryVerificationTest::text).toList().toString(),
          samples.toList().toString(),
          history.series(Selection.ALL).toString(),
          history.accounts(Selection.ALL).toString(),
          failures.toList().toString(),
          history.classifications(Selection.ALL).toString(),
          history.statedTerms(Selection.ALL, at(-1), at(HOURS + 1)).toString(),
          history.rises(Selection.ALL, at(0), at(HOURS)).toString(),
          usage(Step.TOTAL),
          usage(Step.WEEK));
    }
  }

  private static String usage(Step step) {
    Window window = new Window(at(0), at(HOURS), ZoneOffset.UTC);
    return UsageReport.of(history, Selection.ALL, window, step).rows().toString();
  }

  private static String text(SeriesHourlyUsage usage) {
    return "%s %s %s %s"
        .formatted(
            usage.last(),
            usage.use().falls(),
            usage.use().rises(),
            IntStream.range(0, usage.use().length())
                .mapToDouble(age -> usage.use().used(usage.use().latestHour() - age))
                .boxed()
                .toList());
  }

  /** Returns a poll that states a credit limit in the second half of the hours. */
  private static PollResult limited(int hour) {
    Amount amount = Amount.of(BigDecimal.valueOf(5_000L - 2 * hour));
    Balance balance = Balance.of(Balance.MAIN, amount, BalanceUnit.money("GHS"));
    return new PollResult.Sampled(
        BULK,
        at(hour),
        Duration.ZERO,
        List.of(hour < HOURS / 2 ? balance : balance.withCreditLimit(BigDecimal.ONE)));
  }

  private static Instant at(int hour) {
    return Polls.START.plus(Duration.ofHours(hour));
  }
}
