package dev.saldo.history.jooq.database;

import static dev.saldo.history.jooq.schema.Tables.HEAD;

import dev.saldo.history.HistoryException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The partitions of the sample table in PostgreSQL, one per month in UTC, once the host has asked
 * for them. Samples from before that stay in one partition. A month gets its partition with its
 * first sample. Used within one transaction; not thread-safe.
 */
public final class SampleMonthPartitions {

  private static final int MOST = 2_400;
  private static final Pattern UNTIL = Pattern.compile("sample_until_(\\d{4})_(\\d{2})");
  private static final Field<String> CHILD =
      DSL.field(DSL.name("child", "relname"), SQLDataType.VARCHAR);

  private final DSLContext sql;
  private final Set<String> parts;
  private final YearMonth until;

  private SampleMonthPartitions(DSLContext sql, Set<String> parts) {
    this.sql = sql;
    this.parts = parts;
    this.until =
        parts.stream()
            .map(UNTIL::matcher)
            .filter(Matcher::matches)
            .map(part -> YearMonth.parse(part.group(1) + "-" + part.group(2)))
            .findFirst()
            .orElse(YearMonth.of(1, 1));
  }

  /** Returns the partitions; empty if the samples are not partitioned. */
  public static Optional<SampleMonthPartitions> find(DSLContext sql) {
    if (sql.family() != SQLDialect.POSTGRES) {
      return Optional.empty();
    }
    Set<String> found = new HashSet<>();
    Table<?> inherits = DSL.table(DSL.name("pg_catalog", "pg_inherits")).as("link");
    Table<?> child = DSL.table(DSL.name("pg_catalog", "pg_class")).as("child");
    Field<Long> parent = DSL.field(DSL.name("link", "inhparent"), SQLDataType.BIGINT);
    sql.select(CHILD)
        .from(inherits)
        .join(child)
        .on(
            DSL.field(DSL.name("child", "oid"), SQLDataType.BIGINT)
                .eq(DSL.field(DSL.name("link", "inhrelid"), SQLDataType.BIGINT)))
        .where(parent.eq(sampleTable(sql)))
        .forEach(row -> found.add(row.value1()));
    return found.isEmpty() ? Optional.empty() : Optional.of(new SampleMonthPartitions(sql, found));
  }

  /**
   * Partitions the samples from now on. The existing table becomes one partition unchanged, so this
   * reads it once and moves no row. Other users of the table wait until the transaction ends.
   */
  public static void begin(HistoryDatabase database) {
    database.writeOnce(
        (sql, ledger) -> {
          Instant newest =
              sql.select(DSL.max(HEAD.OBSERVED_AT)).from(HEAD).fetchSingle(row -> row.value1());
          begin(sql, Optional.ofNullable(newest));
          return ledger;
        });
  }

  private static void begin(DSLContext sql, Optional<Instant> newest) {
    if (sql.family() != SQLDialect.POSTGRES) {
      throw new HistoryException("only a history in PostgreSQL can be partitioned by month");
    }
    if (find(sql).isPresent()) {
      return;
    }
    YearMonth until =
        newest.map(SampleMonthPartitions::month).orElse(YearMonth.of(1970, 1)).plusMonths(1);
    String old = name("sample_until", until);
    String schema = SchemaName.of(sql).text() + ".";
    sql.connection(
        connection ->
            execute(
                connection,
                "lock table " + schema + "sample in access exclusive mode",
                "alter table " + schema + "sample rename to " + old,
                "alter index " + schema + "sample_pkey rename to " + old + "_pkey",
                "create table "
                    + schema
                    + "sample (like "
                    + schema
                    + old
                    + " including indexes)"
                    + " partition by range (observed_at)",
                "alter table "
                    + schema
                    + "sample attach partition "
                    + schema
                    + old
                    + " for values from (minvalue) to ("
                    + begin(until)
                    + ")"));
  }

  /** Creates the partition for a sample if there is none. */
  public void cover(Instant at) {
    YearMonth month = month(at);
    String part = name("sample", month);
    if (month.isBefore(until) || !parts.add(part)) {
      return;
    }
    if (parts.size() > MOST) {
      throw new HistoryException(
          "samples in more than %d months, one at %s: nothing was saved; correct its time"
              .formatted(MOST, at));
    }
    String schema = SchemaName.of(sql).text() + ".";
    sql.connection(
        connection ->
            execute(
                connection,
                "create table "
                    + schema
                    + part
                    + " partition of "
                    + schema
                    + "sample for values from ("
                    + begin(month)
                    + ") to ("
                    + begin(month.plusMonths(1))
                    + ")"));
  }

  private static Field<Long> sampleTable(DSLContext sql) {
    String sample = SchemaName.of(sql).text() + ".sample";
    return DSL.function("to_regclass", SQLDataType.BIGINT, DSL.inline(sample));
  }

  private static YearMonth month(Instant at) {
    return YearMonth.from(at.atOffset(ZoneOffset.UTC));
  }

  private static String name(String prefix, YearMonth month) {
    return String.format(
        Locale.ROOT, "%s_%04d_%02d", prefix, month.getYear(), month.getMonthValue());
  }

  private static String begin(YearMonth month) {
    return "'" + month.atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC).toInstant() + "'";
  }

  private static void execute(Connection connection, String... texts) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String text : texts) {
        statement.execute(text);
      }
    }
  }
}
