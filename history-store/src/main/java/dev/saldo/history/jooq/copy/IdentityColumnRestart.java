package dev.saldo.history.jooq.copy;

import java.sql.SQLException;
import java.sql.Statement;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Restarts identity columns above the highest copied id. */
final class IdentityColumnRestart {

  private IdentityColumnRestart() {}

  static void restart(DSLContext sql, Table<?> table, Field<Long> id) {
    Long greatest = sql.select(DSL.max(id)).from(table).fetchSingle(row -> row.value1());
    long next = greatest == null ? 1 : greatest + 1;
    String statement =
        "alter table %s alter column %s restart with %d"
            .formatted(sql.render(table), sql.render(DSL.name(id.getName())), next);
    sql.connection(connection -> execute(connection.createStatement(), statement));
  }

  private static void execute(Statement statement, String text) throws SQLException {
    try (statement) {
      statement.execute(text);
    }
  }
}
