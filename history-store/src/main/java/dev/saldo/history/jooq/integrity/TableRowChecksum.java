package dev.saldo.history.jooq.integrity;

import static dev.saldo.history.jooq.schema.Tables.ACCOUNT;
import static dev.saldo.history.jooq.schema.Tables.CLASSIFICATION;
import static dev.saldo.history.jooq.schema.Tables.FAILURE;
import static dev.saldo.history.jooq.schema.Tables.SERIES;
import static dev.saldo.history.jooq.schema.Tables.STATED_TERMS;

import dev.saldo.history.HistoryException;
import dev.saldo.history.jooq.database.StatementRowBatch;
import dev.saldo.history.jooq.stream.ListChunks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The checksums of a table that describes what is observed. A row's checksum is that of all its
 * other columns in their order.
 */
public enum TableRowChecksum {
  /** The rows of accounts. */
  ACCOUNTS(ACCOUNT, ACCOUNT.CHECKSUM, ACCOUNT.ID),
  /** The rows of series. */
  DESCRIPTIONS(SERIES, SERIES.CHECKSUM, SERIES.ID),
  /** The rows of failed polls, by account. */
  FAILURES(FAILURE, FAILURE.CHECKSUM, FAILURE.ACCOUNT_ID, FAILURE.OBSERVED_AT),
  /** The rows of manual classifications, by series. */
  CLASSIFICATIONS(
      CLASSIFICATION,
      CLASSIFICATION.CHECKSUM,
      CLASSIFICATION.SERIES_ID,
      CLASSIFICATION.OBSERVED_AT,
      CLASSIFICATION.AFTER),
  /** The rows of the terms and notes that vendors state, by series. */
  TERMS(STATED_TERMS, STATED_TERMS.CHECKSUM, STATED_TERMS.SERIES_ID, STATED_TERMS.OBSERVED_AT);

  private final Table<?> table;
  private final Field<Integer> checksum;
  private final Field<Long> id;
  private final List<Field<?>> key;
  private final ColumnChecksum row;

  TableRowChecksum(Table<?> table, Field<Integer> checksum, Field<Long> id, Field<?>... otherKeys) {
    this.table = table;
    this.checksum = checksum;
    this.id = id;
    this.key = new ArrayList<>(List.of(id));
    this.key.addAll(List.of(otherKeys));
    this.row = ColumnChecksum.of(table, checksum);
  }

  /** Returns the columns that must be read to check a row, which include the checksum. */
  public List<Field<?>> columns() {
    return row.columns();
  }

  /** Returns whether a row with these columns is as it was written. */
  public boolean matches(Record read) {
    return row.matches(read);
  }

  /** Refuses a row as damaged unless it is as it was written. */
  public void require(Record read, String name) {
    row.require(read, name);
  }

  /** Returns the refusal of a row that is not as it was written. */
  public static HistoryException refusal(String name) {
    return ColumnChecksum.refusal(name);
  }

  /** Writes the checksums of the rows with these ids, which were inserted or changed. */
  public void seal(DSLContext sql, Collection<Long> ids) {
    StatementRowBatch updates =
        new StatementRowBatch(
            sql, sql.update(table).set(checksum, (Integer) null).where(DSL.and(conditions())));
    for (Collection<Long> chunk : ListChunks.split(ids)) {
      for (Record read : sql.select(columns()).from(table).where(id.in(chunk)).fetch()) {
        if (!matches(read)) {
          updates.add(values(read));
        }
      }
    }
    updates.flush();
  }

  private List<Condition> conditions() {
    return key.stream().map(TableRowChecksum::isAny).toList();
  }

  private static <T> Condition isAny(Field<T> field) {
    return field.eq(DSL.val(null, field));
  }

  private @Nullable Object[] values(Record read) {
    List<@Nullable Object> values = new ArrayList<>(List.of(row.of(read::get)));
    key.forEach(field -> values.add(read.get(field)));
    return values.toArray();
  }
}
