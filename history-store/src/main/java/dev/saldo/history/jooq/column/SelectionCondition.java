package dev.saldo.history.jooq.column;

import static dev.saldo.history.jooq.schema.Tables.ACCOUNT;

import dev.saldo.history.Selection;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The conditions that restrict rows to a selection. */
public final class SelectionCondition {

  private SelectionCondition() {}

  /** Restricts rows that are joined to their account, by its name and by a provider. */
  public static Condition both(Selection selection, Field<String> provider) {
    return accounts(selection).and(providers(selection, provider));
  }

  /** Restricts rows that are joined to their account. */
  public static Condition accounts(Selection selection) {
    return selection.everyAccount() ? DSL.noCondition() : ACCOUNT.NAME.in(selection.accounts());
  }

  /** Restricts rows by their provider. */
  public static Condition providers(Selection selection, Field<String> provider) {
    return selection.providers().isEmpty() ? DSL.noCondition() : provider.in(selection.providers());
  }

  /** Restricts rows to those with any of some values, which are one value of the statement. */
  public static <T> Condition isAny(Field<T> field, T[] values) {
    // In H2, jOOQ's any() writes a value for each.
    return DSL.condition("{0} = any({1})", field, DSL.val(values, field.getDataType().array()));
  }
}
