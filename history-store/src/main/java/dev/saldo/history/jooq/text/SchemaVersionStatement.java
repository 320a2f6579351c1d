package dev.saldo.history.jooq.text;

import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The statement that reads the versions of the schema of a history. */
public final class SchemaVersionStatement {

  /** The table of versions, which is created with its name in quotes. */
  public static final String VERSIONS = "saldo_schema_history";

  private SchemaVersionStatement() {}

  /** Returns the statement: a version, and whether its script succeeded. */
  public static Select<Record2<String, Boolean>> select(DSLContext sql) {
    var version = DSL.field(DSL.quotedName("version"), SQLDataType.VARCHAR);
    return sql.select(version, DSL.field(DSL.quotedName("success"), SQLDataType.BOOLEAN))
        .from(DSL.table(DSL.name(DSL.unquotedName("saldo"), DSL.quotedName(VERSIONS))))
        .where(version.isNotNull());
  }
}
