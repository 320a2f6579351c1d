package dev.saldo.history.jooq.database;

import java.util.List;
import org.flywaydb.core.api.MigrationVersion;

/**
 * The scripts that make the tables, a folder of them for each product. Their versions are whole
 * numbers.
 *
 * @param folders where those folders are, which no host uses for its own
 * @param latest the version they lead to; stated here so that a current history opens without them
 */
record SchemaMigrations(List<String> folders, MigrationVersion latest) {

  static final SchemaMigrations SHIPPED =
      new SchemaMigrations(
          List.of("classpath:dev/saldo/history/jooq/migration"), MigrationVersion.fromVersion("1"));

  /** Returns where the scripts for a product are. */
  List<String> locations(DatabaseProduct product) {
    return folders.stream().map(folder -> folder + "/" + product.folder()).toList();
  }
}
