package dev.saldo.history.jooq;

import java.sql.Connection;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/** How statements are written for the database at hand. */
final class Dialects {

  private static final Settings SETTINGS =
      new Settings().withRenderQuotedNames(RenderQuotedNames.NEVER).withExecuteLogging(false);

  private Dialects() {}

  /** Returns what speaks to the database over a connection that the caller goes on to own. */
  static DSLContext over(Connection connection) {
    return DSL.using(connection, SQLDialect.H2, SETTINGS);
  }
}
