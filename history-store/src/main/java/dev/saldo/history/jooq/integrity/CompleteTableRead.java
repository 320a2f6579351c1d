package dev.saldo.history.jooq.integrity;

import dev.saldo.history.HistoryException;
import dev.saldo.history.Selection;
import dev.saldo.history.jooq.column.SelectionCondition;
import dev.saldo.history.jooq.database.DamagedHistory;
import dev.saldo.history.jooq.database.HistoryReadSnapshot;
import dev.saldo.history.jooq.text.StatementText;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The read of the rows that a selection includes. An index of H2 can be damaged so that it hides a
 * row. So a small table is read entirely, the rows are counted, and the selection is applied
 * afterwards; of a large one, only a read of all rows is counted.
 *
 * @param selection the selection
 * @param entire whether all rows are read
 * @param count the number of rows of the table; counts only if all are read
 */
public record CompleteTableRead(Selection selection, boolean entire, int count) {

  /** The number of rows up to which a table is read entirely. */
  public static final int SMALL = 1_000;

  /** Decides how to read a table, entirely up to a thousand rows. */
  public static CompleteTableRead of(DSLContext sql, Table<?> table, Selection selection) {
    return of(sql, table, selection, SMALL);
  }

  /** Decides how to read a table, entirely up to a number of rows. */
  public static CompleteTableRead of(
      DSLContext sql, Table<?> table, Selection selection, int small) {
    return sql.family() == SQLDialect.H2
        ? counted(sql.fetchCount(table), selection, small)
        : new CompleteTableRead(selection, false, 0);
  }

  /** Decides how to read a table, entirely up to a thousand rows, which a known text counts. */
  public static CompleteTableRead of(
      HistoryReadSnapshot history, StatementText rows, Selection selection) {
    return history.isOfH2()
        ? counted(history.count(rows), selection, SMALL)
        : new CompleteTableRead(selection, false, 0);
  }

  private static CompleteTableRead counted(int count, Selection selection, int small) {
    return new CompleteTableRead(selection, count <= small || isEverything(selection), count);
  }

  /** Returns whether rows are read without a condition. */
  public boolean isUnconditional() {
    return entire || isEverything(selection);
  }

  private static boolean isEverything(Selection selection) {
    return selection.everyAccount() && selection.providers().isEmpty();
  }

  /** Returns the condition on rows that are joined to their account, by a provider. */
  public Condition condition(Field<String> provider) {
    return entire ? DSL.noCondition() : SelectionCondition.both(selection, provider);
  }

  /** Refuses a read that found fewer or more rows than there are. */
  public void requireAll(int read) {
    if (entire && read != count) {
      throw refusal(read, count);
    }
  }

  /** Returns the refusal of a read that found another number of rows than there are. */
  static HistoryException refusal(int read, int count) {
    return DamagedHistory.refusal("%d rows were found of %d".formatted(read, count));
  }
}
