package dev.saldo.history.jooq.database;

import dev.saldo.history.HistoryException;
import dev.saldo.history.jooq.PostgresServer;
import dev.saldo.spi.Secret;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Databases on the server that are emptied and reused, which is faster than creating new ones. */
public final class EmptiedDatabases {

  /** Keeps the tables, their version and, in a partitioned history, the first partition. */
  private static final String EMPTY =
      """
      do $$
      declare
        part regclass;
      begin
        for part in
          select child.oid from pg_inherits join pg_class child on child.oid = inhrelid
          where inhparent = 'saldo.sample'::regclass and child.relname not like 'sample_until_%'
        loop
          execute 'drop table ' || part;
        end loop;
        execute (
          select 'truncate ' || string_agg(oid::regclass::text, ', ') || ' restart identity'
          from pg_class
          where relnamespace = 'saldo'::regnamespace and relkind in ('r', 'p')
            and relname <> 'saldo_schema_history');
      end
      $$
      """;

  private final Queue<String> idle = new ConcurrentLinkedQueue<>();

  /** Opens an empty database that no other test has open. */
  public HistoryDatabase open() {
    String unused = idle.poll();
    String url = unused == null ? PostgresServer.newDatabase() : empty(unused);
    if (!(HistoryUrl.parse(url, Path.of("")) instanceof HistoryUrl.OnServer place)) {
      throw new AssertionError(url);
    }
    PostgresConnectionSettings access =
        new PostgresConnectionSettings(place, "postgres", Secret.of(""));
    ServerConnections connections =
        new ServerConnections(access.connections(), access, Optional.empty());
    SharedHistoryDatabase database =
        new SharedHistoryDatabase(
            new HistoryConnections() {
              @Override
              public Connection open() throws SQLException {
                return connections.open();
              }

              @Override
              public void beforeWriting(Connection connection) throws SQLException {
                connections.beforeWriting(connection);
              }

              @Override
              public void beforeLongWriting(Connection connection) throws SQLException {
                connections.beforeLongWriting(connection);
              }

              @Override
              public HistoryException translate(Exception error) {
                return connections.translate(error);
              }

              @Override
              public void close(Optional<HistoryLedger> reached) {
                connections.close(reached);
                idle.add(url);
              }
            },
            SchemaName.DEFAULT);
    database.begin();
    return database;
  }

  private static String empty(String url) {
    try (Connection connection = PostgresServer.dataSource(url).getConnection()) {
      PostgresServer.execute(connection, EMPTY);
      return url;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
