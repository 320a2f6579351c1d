package dev.saldo.history.jooq.database.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables of a history in PostgreSQL as they were before a migration, in a schema next to the
 * history's own. They have the indexes and the identity columns of the originals, so that the
 * earlier version works with them if the schema is renamed.
 */
public final class EarlierTablesCopy {

  private static final Logger LOG = LoggerFactory.getLogger(EarlierTablesCopy.class);

  private EarlierTablesCopy() {}

  /**
   * Copies all tables in one transaction; does nothing if there are none, or if an earlier attempt
   * at the migration has copied them.
   *
   * @param schema the schema of the history
   * @param kept the schema to create
   */
  public static void make(Connection connection, String schema, String kept) throws SQLException {
    DSLContext sql = DSL.using(connection, SQLDialect.POSTGRES);
    List<String> tables =
        sql.resultQuery(
                "select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                    + " where n.nspname = {0} and c.relkind in ('r', 'p') and not c.relispartition"
                    + " order by relname",
                DSL.val(schema))
            .fetchInto(String.class);
    if (tables.isEmpty() || connection.getMetaData().getSchemas(null, kept).next()) {
      return;
    }
    sql.transaction(
        transaction -> {
          transaction.dsl().execute("set transaction isolation level repeatable read");
          transaction.dsl().createSchema(DSL.name(kept)).execute();
          tables.forEach(table -> copy(transaction.dsl(), schema, kept, table));
        });
    LOG.info("the tables before the migration are kept in schema {}", kept);
  }

  private static void copy(DSLContext sql, String schema, String kept, String table) {
    Name from = DSL.name(schema, table);
    Name into = DSL.name(kept, table);
    sql.execute("create table {0} (like {1} including all)", into, from);
    sql.execute("insert into {0} select * from {1}", into, from);
    sql.resultQuery(
            "select column_name from information_schema.columns where table_schema = {0}"
                + " and table_name = {1} and is_identity = 'YES'",
            DSL.val(kept), DSL.val(table))
        .fetchInto(String.class)
        .forEach(column -> restart(sql, into, column));
  }

  private static void restart(DSLContext sql, Name table, String column) {
    Field<Long> id = DSL.field(DSL.name(column), Long.class);
    Long last = sql.select(DSL.max(id)).from(DSL.table(table)).fetchSingle(row -> row.value1());
    sql.execute(
        "alter table {0} alter column {1} restart with {2}",
        table, DSL.name(column), DSL.inline(last == null ? 1L : last + 1));
  }
}
