package dev.saldo.history.jooq.database;

import java.util.List;
import org.flywaydb.core.api.MigrationVersion;

/**
 * The scripts that create and migrate the tables, in one folder per product. Their versions are
 * whole numbers.
 *
 * @param folders the locations of those folders, which no host uses for its own scripts
 * @param latest the version they lead to; stated here so that a history in that version opens
 *     without reading them
 */
record SchemaMigrations(List<String> folders, MigrationVersion latest) {

  static final SchemaMigrations SHIPPED =
      new SchemaMigrations(
          List.of("classpath:dev/saldo/history/jooq/migration"), MigrationVersion.fromVersion("1"));

  /** Returns the locations of the scripts for a product. */
  List<String> locations(DatabaseProduct product) {
    return folders.stream().map(folder -> folder + "/" + product.folder()).toList();
  }
}
