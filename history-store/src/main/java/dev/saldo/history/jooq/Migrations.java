package dev.saldo.history.jooq;

import java.util.List;
import org.flywaydb.core.api.MigrationVersion;

/**
 * The scripts that make the tables.
 *
 * @param locations where they are, in a folder no host uses for its own
 * @param latest the version they lead to; stated here so that a current history opens without them
 */
record Migrations(List<String> locations, MigrationVersion latest) {

  static final Migrations SHIPPED =
      new Migrations(
          List.of("classpath:dev/saldo/history/jooq/migration/common"),
          MigrationVersion.fromVersion("1.9"));
}
