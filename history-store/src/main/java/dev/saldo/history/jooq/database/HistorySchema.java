package dev.saldo.history.jooq.database;

import dev.saldo.history.HistoryException;
import dev.saldo.history.jooq.database.migration.EarlierTablesCopy;
import dev.saldo.history.jooq.text.SchemaVersionStatement;
import dev.saldo.history.jooq.text.StatementText;
import dev.saldo.history.jooq.text.StatementValues;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * The schema of a history and its version. It has a version table of its own, so a host's tables
 * and migrations in the same database never conflict with it.
 */
final class HistorySchema {

  private final DataSource dataSource;
  private final SchemaName schema;
  private final SchemaMigrations migrations;

  /** The state of the schema in a database. */
  enum State {
    /** There is no history. */
    MISSING,
    /** An older version, or an incomplete one. */
    OLDER,
    /** The version this program knows. */
    CURRENT
  }

  HistorySchema(DataSource dataSource, SchemaMigrations migrations) {
    this(dataSource, migrations, SchemaName.DEFAULT);
  }

  HistorySchema(DataSource dataSource, SchemaMigrations migrations, SchemaName schema) {
    this.schema = schema;
    this.dataSource = dataSource;
    this.migrations = migrations;
  }

  /**
   * Returns the state of the schema.
   *
   * @throws HistoryException if the database product is not supported, or the schema was written by
   *     a newer program or before the first release
   */
  State state() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      DatabaseProduct product = DatabaseProduct.of(connection);
      String stored = schema.in(connection);
      if (!connection
          .getMetaData()
          .getTables(null, stored, SchemaVersionStatement.VERSIONS, null)
          .next()) {
        return State.MISSING;
      }
      List<MigrationVersion> found = new ArrayList<>();
      boolean succeeded = true;
      String text = product.texts().find(StatementText.SCHEMA_VERSIONS, schema.text());
      try (ResultSet rows = StatementValues.query(connection, text)) {
        while (rows.next()) {
          found.add(MigrationVersion.fromVersion(rows.getString(1)));
          succeeded &= rows.getBoolean(2);
        }
      }
      if (found.isEmpty()) {
        return State.MISSING;
      }
      requireReleased(found);
      MigrationVersion newest = found.stream().max(Comparator.naturalOrder()).orElseThrow();
      requireNotNewer(newest);
      return newest.equals(migrations.latest()) && succeeded ? State.CURRENT : State.OLDER;
    }
  }

  /**
   * Migrates the tables to the version this program knows. A script that failed, or whose process
   * was killed, is run again: in PostgreSQL it was rolled back, and in H2 each of its statements is
   * repeatable.
   */
  void migrate() throws SQLException {
    create();
    keepTables();
    try {
      Flyway flyway =
          Flyway.configure(HistorySchema.class.getClassLoader())
              .dataSource(dataSource)
              .locations(migrations.locations(product()).toArray(String[]::new))
              .defaultSchema(name())
              .table(SchemaVersionStatement.VERSIONS)
              // The scripts name the schema, for jOOQ's generator: " saldo." is replaced with the
              // host's.
              .placeholderReplacement(!schema.equals(SchemaName.DEFAULT))
              .placeholderPrefix(" sald")
              .placeholderSuffix(".")
              .placeholders(Map.of("o", " " + schema.text() + "."))
              .ignoreMigrationPatterns(new String[0])
              .failOnMissingLocations(true)
              .cleanDisabled(true)
              .load();
      if (Arrays.stream(flyway.info().applied())
          .anyMatch(migration -> migration.getState().isFailed())) {
        flyway.repair();
      }
      flyway.migrate();
    } catch (FlywayException e) {
      throw MigrationErrors.findKnown(e).orElseGet(() -> unknown(e));
    }
  }

  /** Copies the tables of an earlier version; a file is copied before it is opened instead. */
  private void keepTables() throws SQLException {
    if (product() != DatabaseProduct.POSTGRESQL || state() != State.OLDER) {
      return;
    }
    String kept = name() + "_before_v" + migrations.latest();
    try (Connection connection = dataSource.getConnection()) {
      EarlierTablesCopy.make(connection, name(), kept);
    } catch (DataAccessException e) {
      throw new HistoryException(
          "the history's tables were not migrated to version %s, because they could not be copied to schema %s first (%s): free space on the server, or let the user create schemas"
              .formatted(migrations.latest(), kept, DatabaseErrors.firstLine(e)),
          e);
    }
  }

  /** Creates a missing schema, because Flyway would repeat a refusal for ten seconds. */
  private void create() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      String stored = schema.in(connection);
      if (!connection.getMetaData().getSchemas(null, stored).next()) {
        DSL.using(connection, DatabaseProduct.of(connection).dialect())
            .createSchemaIfNotExists(DSL.name(stored))
            .execute();
      }
    } catch (DataAccessException e) {
      HistoryException known = MigrationErrors.findKnown(e).orElse(null);
      if (known != null) {
        throw known;
      }
    }
  }

  private HistoryException unknown(FlywayException e) {
    return new HistoryException(
        "the history's tables could not be migrated to version %s (%s): no data was lost; use the Saldo version that wrote them and report this"
            .formatted(migrations.latest(), DatabaseErrors.firstLine(e)),
        e);
  }

  /** Refuses tables of a development version, whose version numbers have two parts. */
  private static void requireReleased(List<MigrationVersion> found) {
    if (found.stream().anyMatch(version -> version.getVersion().contains("."))) {
      throw new HistoryException(
          "the history was written by a development version of Saldo before 0.1.0: export it with that version and import it into a new history");
    }
  }

  private void requireNotNewer(MigrationVersion found) {
    if (found.isNewerThan(migrations.latest())) {
      throw new HistoryException(
          "the history has schema version %s but this Saldo supports only up to %s: use the newer Saldo that wrote it"
              .formatted(found, migrations.latest()));
    }
  }

  private DatabaseProduct product() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return DatabaseProduct.of(connection);
    }
  }

  private String name() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return schema.in(connection);
    }
  }
}
