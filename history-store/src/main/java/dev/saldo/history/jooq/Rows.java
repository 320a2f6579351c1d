package dev.saldo.history.jooq;

import dev.saldo.history.jooq.schema.tables.Sample;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The numbers that H2 gives the rows of a table. They hold within one statement. */
final class Rows {

  private Rows() {}

  static Field<Long> of(Sample alias) {
    return DSL.field(DSL.name(alias.getName(), "_ROWID_"), SQLDataType.BIGINT);
  }
}
